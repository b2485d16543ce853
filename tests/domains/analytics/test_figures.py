"""Each number opens its rows, says what the histories say, and knows its reader."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.domains.analytics.contracts import ReportFilter, ReportKey
from rolecall.domains.applications.contracts.figures import Attribution, Cohort
from rolecall.kernel import clock

from tests.domains.analytics.drilling import cells, check_every_figure, report, rows
from tests.domains.analytics.invented import NOW, SOURCES, STAGES, Invented, Story, invented
from tests.support.hiring import applied, move, open_job
from tests.support.world import World

DAYS = ReportFilter(first=date(2026, 3, 20), last=date(2026, 5, 31))
"""A period that some of the applications fall out of, at both ends."""
ASKED = [
    (ReportKey.FUNNEL, DAYS),
    (ReportKey.FUNNEL, replace(DAYS, cohort=Cohort.ENTERED)),
    (ReportKey.FUNNEL, replace(DAYS, sources=("referral",), attribution=Attribution.LAST)),
    (ReportKey.TIME_IN_STAGE, DAYS),
    (ReportKey.TIME_TO_HIRE, DAYS),
    (ReportKey.SOURCES, DAYS),
    (ReportKey.SOURCES, replace(DAYS, attribution=Attribution.FIRST)),
    (ReportKey.SOURCES, replace(DAYS, attribution=Attribution.LAST)),
    (ReportKey.OFFERS, DAYS),
    (ReportKey.OFFERS, replace(DAYS, sources=("referral",))),
    (ReportKey.SERVICE_LEVELS, DAYS),
    (ReportKey.WORKLOAD, DAYS),
]


async def test_every_figure_opens_exactly_its_rows(world: World) -> None:
    database = world.runtime.database
    with clock.at(NOW):
        org = await invented(world, seed=1)
        for key, wanted in ASKED:
            seen = await check_every_figure(database, org.recruiter, key, wanted)
            assert seen > 0, (key, wanted)


async def test_a_hiring_managers_reports_are_about_their_jobs(world: World) -> None:
    with clock.at(NOW):
        org = await invented(world, seed=2)
        first = org.jobs[0]["id"]
        for key in set(ReportKey) - {ReportKey.VISITS}:
            mine = await report(org.manager.client, key, **org.days)
            of_job = await report(org.recruiter.client, key, **org.days, job_ids=[first])
            everything = await report(org.recruiter.client, key, **org.days)
            assert mine["tables"] == of_job["tables"] != everything["tables"]
            other = await report(org.manager.client, key, **org.days, job_ids=[org.jobs[1]["id"]])
            assert not any(figure["rows"] for _, figure in cells(other))
            cell, figure = next((c, f) for c, f in cells(mine) if f["rows"])
            shown = await rows(org.manager.client, key, cell, **org.days)
            assert len(shown) == figure["rows"]
            assert {row["job_id"] for row in shown} == {first}
            refused = await org.interviewer.client.get(f"/api/v1/reports/{key}")
            assert refused.status_code == 403


def _in_period(at: datetime) -> bool:
    return datetime(2026, 3, 20, tzinfo=UTC) <= at < datetime(2026, 6, 1, tzinfo=UTC)


def _values(shown: dict[str, Any], table: str) -> dict[str, dict[str, float | None]]:
    found = next(one for one in shown["tables"] if one["key"] == table)
    return {
        row["key"]: {key: figure["value"] for key, figure in row["figures"].items()}
        for row in found["rows"]
    }


async def test_the_funnel_says_what_the_histories_say(world: World) -> None:
    with clock.at(NOW):
        org = await invented(world, 3)
        shown = await report(org.recruiter.client, "funnel", **org.days)
        entered = await report(org.recruiter.client, "funnel", **org.days, cohort="entered")
    cohort = [story for story in org.stories if _in_period(story.moves[0].at)]
    values, entries = _values(shown, "stages"), _values(entered, "stages")
    for place, stage in enumerate(STAGES):
        reached = [story for story in cohort if story.furthest >= place]
        assert values[stage]["reached"] == len(reached)
        here = [story.status for story in reached if story.furthest == place]
        for column in ("active", "rejected", "withdrawn"):
            assert values[stage][column] == here.count(column)
        came = [story for story in org.stories if _first_entry(story, stage)]
        assert entries[stage]["reached"] == len(came)
        if stage != "hired":
            further = [story for story in reached if story.furthest > place]
            assert values[stage]["passed"] == len(further)
            assert len(reached) == len(further) + len(here)
            assert entries[stage]["passed"] == sum(story.furthest > place for story in came)


def _first_entry(story: Story, stage: str) -> bool:
    entries = [move.at for move in story.happened if move.stage == stage]
    return bool(entries) and _in_period(min(entries))


async def test_stays_and_hires_are_those_of_the_histories(world: World) -> None:
    with clock.at(NOW):
        org = await invented(world, 4)
        stays = _values(await report(org.recruiter.client, "time_in_stage", **org.days), "stages")
        hires = _values(await report(org.recruiter.client, "time_to_hire", **org.days), "all")
        longest = await rows(
            org.recruiter.client, "time_in_stage",
            {"table": "stages", "row": "applied", "column": "open"}, **org.days,
        )  # fmt: skip
    found: dict[str, list[bool]] = {stage: [] for stage in STAGES}
    for story in org.stories:
        after = [*story.happened[1:], None]
        for entry, following in zip(story.happened, after, strict=True):
            if _in_period(entry.at) and entry.stage in STAGES:
                found[entry.stage].append(following is not None and following.kind != "migrated")
    for stage in STAGES[:-1]:
        assert stays[stage]["stays"] == len(found[stage])
        assert stays[stage]["ended"] == sum(found[stage])
    assert "hired" not in stays
    hired = [story for story in org.stories if story.status == "hired"]
    at = [
        max(m.at for m in story.happened if m.stage == "hired" and m.kind != "migrated")
        for story in hired
    ]
    assert hires["all"]["hires"] == sum(_in_period(moment) for moment in at)
    for row in longest:
        since = datetime.fromisoformat(row["at"])
        until = datetime.fromisoformat(row["until"]) if row["until"] else NOW
        assert row["days"] == pytest.approx((until - since) / timedelta(days=1))


async def test_sources_follow_the_chosen_touch(world: World) -> None:
    with clock.at(NOW):
        org = await invented(world, 5)
        cohort = [story for story in org.stories if _in_period(story.moves[0].at)]
        for attribution, of in (("application", _own), ("first", _first), ("last", _last)):
            shown = await report(
                org.recruiter.client, "sources", **org.days, attribution=attribution
            )
            values = _values(shown, "sources")
            for source in SOURCES:
                expected = sum(of(org, story) == source for story in cohort)
                found = values.get(f"source:{source}", {"applications": 0})
                assert found["applications"] == expected
            assert values["all"]["applications"] == len(cohort)


def _own(_: Invented, story: Story) -> str:
    return story.source


def _of_person(org: Invented, story: Story) -> list[Story]:
    same = [one for one in org.stories if one.candidate_id == story.candidate_id]
    return sorted(same, key=lambda one: (one.moves[0].at, one.id))


def _first(org: Invented, story: Story) -> str:
    return _of_person(org, story)[0].source


def _last(org: Invented, story: Story) -> str:
    return _of_person(org, story)[-1].source


async def test_a_change_shows_at_once(world: World) -> None:
    """No worker runs here, so nothing but the rows themselves can be what the report shows."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    ana = await applied(world.client(), job["id"])
    before = _values(await report(recruiter.client, "funnel"), "stages")
    assert (before["applied"]["reached"], before["screening"]["reached"]) == (1, 0)
    assert (await move(recruiter, ana, "screening")).status_code == 200
    after = _values(await report(recruiter.client, "funnel"), "stages")
    assert (after["applied"]["passed"], after["screening"]["active"]) == (1, 1)
