"""The report on adverse impact counts what the histories say, and nothing that is too small."""

from datetime import UTC, datetime
from itertools import cycle
from typing import Any

from rolecall.access import Role
from rolecall.access.actor import system_actor
from rolecall.domains.self_identification import api as self_identification
from rolecall.domains.self_identification.contracts import GiveAnswers, Race, Sex
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

from tests.domains.analytics.drilling import report
from tests.domains.analytics.invented import BEGAN, NOW, STAGES, Story, invented
from tests.support.world import World

UNTIL = datetime(2026, 6, 1, tzinfo=UTC)
DAYS = {"first": "2026-03-20", "last": "2026-05-02"}
ANSWERS = ((Sex.FEMALE, Race.WHITE), (Sex.MALE, Race.BLACK), (None, None), (Sex.MALE, Race.WHITE))


def _decided(stories: list[Story], stage: str) -> tuple[int, int]:
    """Return who went on from a stage and who was rejected in it, by the end of the last month."""
    passed = rejected = 0
    for story in stories:
        known = [move for move in story.happened if move.at < UNTIL]
        furthest = max(STAGES.index(move.stage) for move in known if move.stage in STAGES)
        if furthest > STAGES.index(stage):
            passed += 1
        elif furthest == STAGES.index(stage) and known[-1].stage == "rejected":
            rejected += 1
    return passed, rejected


async def test_it_counts_whole_months_as_they_stood_at_their_end(world: World) -> None:
    with clock.at(NOW):
        org = await invented(world, seed=5, count=160)
        admin = await org.org.member(Role.ORGANIZATION_ADMIN)
        off = await report(admin.client, "adverse-impact")
        assert (off["asked"], off["questions"]) == (False, [])
        turned_on = {"asks_self_identification": True}
        changed = await admin.client.patch("/api/v1/organization", json=turned_on)
        assert changed.status_code == 200
    by_answers: dict[Any, list[Story]] = {}
    with clock.at(BEGAN):
        async with world.runtime.database.transaction(Tenant(org.org.id)) as uow:
            for story, given in zip(org.stories, cycle(ANSWERS), strict=False):
                by_answers.setdefault(given, []).append(story)
                command = GiveAnswers(story.id, *given)
                await self_identification.give_answers(uow, system_actor(org.org.id), command)
    with clock.at(NOW):
        shown = await report(admin.client, "adverse-impact", **DAYS)
        usual = await report(admin.client, "adverse-impact")
        exported = await admin.client.post("/api/v1/reports/adverse-impact/export", params=DAYS)
        log = await admin.client.get("/api/v1/audit", params={"limit": 20})
        refused = await org.recruiter.client.get("/api/v1/reports/adverse-impact")
        unknown = await admin.client.get("/api/v1/reports/adverse-impact/rows")
    assert shown["period"] == {"first": "2026-03-01", "last": "2026-05-31"}
    assert usual["period"] == {"first": "2025-07-01", "last": "2026-06-30"}
    in_period = [story for story in org.stories if story.moves[0].at < UNTIL]
    assert shown["applications"] == len(in_period)
    sex, race = shown["questions"]
    steps = {step["key"]: {g["key"]: g for g in step["groups"]} for step in sex["steps"]}
    for stage in ("applied", "screening"):
        for key in ("female", "male"):
            of_group = [
                story
                for given, stories in by_answers.items()
                for story in stories
                if given[0] == key and story.moves[0].at < UNTIL
            ]
            passed, rejected = _decided(of_group, stage)
            group = steps[stage][key]
            assert (group["passed"], group["decided"]) == (passed, passed + rejected)
    assert sex["answered"] == race["answered"] < shown["applications"]
    assert any(group["hidden"] for step in race["steps"] for group in step["groups"])
    text = exported.content.decode("utf-8-sig")
    assert "Asian,hidden" in text
    assert refused.status_code == 403
    assert unknown.status_code in {404, 422}
    read = [one for one in log.json()["items"] if one["action"].startswith("reports.adverse")]
    assert {one["action"] for one in read} == {
        "reports.adverse_impact_read",
        "reports.adverse_impact_exported",
    }


async def test_what_happens_after_the_last_month_changes_nothing(world: World) -> None:
    """Nobody moves an application and learns from the difference who it was."""
    with clock.at(NOW):
        org = await invented(world, seed=6, count=120)
        admin = await org.org.member(Role.ORGANIZATION_ADMIN)
        await admin.client.patch("/api/v1/organization", json={"asks_self_identification": True})
    with clock.at(BEGAN):
        async with world.runtime.database.transaction(Tenant(org.org.id)) as uow:
            for story, given in zip(org.stories, cycle(ANSWERS), strict=False):
                command = GiveAnswers(story.id, *given)
                await self_identification.give_answers(uow, system_actor(org.org.id), command)
    with clock.at(NOW):
        before = await report(admin.client, "adverse-impact")
        open_one = next(s for s in org.stories if s.moves[-1].stage == "applied")
        moved = await admin.client.post(
            f"/api/v1/applications/{open_one.id}/transition", json={"to_stage": "screening"}
        )
        assert moved.status_code == 200, moved.text
        assert await report(admin.client, "adverse-impact") == before
