from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rolecall.domains.jobs.contracts import (
    Job,
    JobContent,
    JobStatus,
    Location,
    Pay,
    PayPeriod,
    RemotePolicy,
    Skill,
    Workflow,
)
from rolecall.domains.jobs.rules.content import checked_content, content_warnings, warnings
from rolecall.domains.jobs.rules.pay import jurisdictions
from rolecall.domains.jobs.rules.workflow import DEFAULT_WORKFLOW
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.ids import uuid7

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
PAY = Pay(5_000_000, 7_000_000, "USD", PayPeriod.YEAR)
GOOD = JobContent(
    title="Nurse",
    locations=(Location("Denver", "CO", "US"),),
    description_html="<p>Care.</p>",
    pay=PAY,
)


def job(content: JobContent = GOOD, **changes: Any) -> Job:
    workflow = Workflow(
        id=uuid7(),
        version=1,
        name="Default",
        stages=DEFAULT_WORKFLOW.stages,
        moves=DEFAULT_WORKFLOW.moves,
    )
    rest: dict[str, Any] = {
        "id": uuid7(),
        "status": JobStatus.OPEN,
        "openings_filled": 0,
        "hiring_team": (),
        "workflow": workflow,
        "close_reason": None,
        "close_note": "",
        "has_applications": False,
        "version": 1,
        "created_at": NOW,
        "updated_at": NOW,
        "published_at": NOW,
        "closed_at": None,
        "confidential": False,
    }
    values = {field.name: getattr(content, field.name) for field in fields(content)}
    return Job(**{**values, **rest, **changes})


def faults(content: JobContent, **given: Any) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        checked_content(content, **given)
    return {error.field: error.code for error in refused.value.errors}


def codes(checked: Job) -> list[str]:
    return [warning.code for warning in warnings(checked, NOW)]


def test_content_is_tidied() -> None:
    clean = checked_content(
        JobContent(
            title="  Night \n nurse ",
            department=" Care  team ",
            locations=(
                Location(" Berlin ", "", "Germany"),
                Location("Berlin", "", "de"),
                Location(" ", "", ""),
            ),
            skills=(Skill("Python"), Skill(" python "), Skill(""), Skill("SQL", required=False)),
            description_html="<p>x</p><script>y</script>",
        )
    )
    assert clean.title == "Night nurse"
    assert clean.department == "Care team"
    assert clean.locations == (Location("Berlin", "", "DE"),)
    assert clean.skills == (Skill("Python"), Skill("SQL", required=False))
    assert clean.description_html == "<p>x</p>"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": " \n "}, {"title": "required"}),
        ({"locations": (Location("X", "", "Narnia"),)}, {"locations.0.country": "unknown_country"}),
        ({"openings": 0}, {"openings": "invalid"}),
        (
            {"pay": Pay(1, 2, "XXX", PayPeriod.YEAR)},
            {"pay.currency": "unknown_currency"},
        ),
        ({"pay": Pay(1, 2, "DEM", PayPeriod.YEAR)}, {"pay.currency": "unknown_currency"}),
        ({"pay": Pay(1, 2, "usd", PayPeriod.YEAR)}, {"pay.currency": "unknown_currency"}),
        ({"pay": Pay(None, None, "USD", PayPeriod.YEAR)}, {"pay.min_minor": "required"}),
        ({"pay": Pay(-1, None, "USD", PayPeriod.YEAR)}, {"pay.min_minor": "invalid"}),
        ({"pay": Pay(None, 10**16, "USD", PayPeriod.YEAR)}, {"pay.max_minor": "invalid"}),
        ({"pay": Pay(2, 1, "USD", PayPeriod.YEAR)}, {"pay.max_minor": "range_reversed"}),
    ],
)
def test_refuses_what_cannot_be(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert faults(replace(GOOD, **changes)) == expected


def test_openings_do_not_fall_below_what_is_filled() -> None:
    assert checked_content(replace(GOOD, openings=2), openings_filled=2).openings == 2
    assert faults(replace(GOOD, openings=1), openings_filled=2) == {"openings": "invalid"}


def test_a_whole_posting_has_no_warnings() -> None:
    assert codes(job()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pay": None}, "pay_range_missing"),
        ({"pay": replace(PAY, max_minor=None)}, "pay_range_missing"),
        ({"description_html": ""}, "description_missing"),
        ({"locations": ()}, "location_missing"),
        ({"openings_filled": 1}, "openings_filled"),
        ({"valid_through": NOW - timedelta(days=1)}, "deadline_passed"),
    ],
)
def test_warns_of_what_deserves_a_look(changes: dict[str, Any], code: str) -> None:
    assert codes(replace(job(), **changes)) == [code]


def test_warns_of_words_wherever_they_are_typed() -> None:
    typed = replace(
        GOOD,
        title="Sales ninja",
        description_html="<p>Be part of a <b>young team</b>.</p>",
        skills=(Skill("Thick-skinned"),),
    )
    said = [one.message for one in content_warnings(typed) if one.code == "wording"]
    assert [message.split("”")[0] for message in said] == [
        "“ninja",
        "“young team",
        "“Thick-skinned",
    ]
    assert said[0].endswith("Say instead: expert.")


def test_the_warning_names_who_asks_for_a_range() -> None:
    (warning,) = warnings(replace(job(), pay=None), NOW)
    assert "Colorado" in warning.message


@pytest.mark.parametrize(
    ("location", "remote", "named"),
    [
        (Location("Denver", "CO", "US"), "on_site", ("Colorado",)),
        (Location("Denver", "Colorado", "US"), "hybrid", ("Colorado",)),
        (Location("Austin", "TX", "US"), "on_site", ()),
        (Location("Vancouver", "BC", "CA"), "on_site", ("British Columbia",)),
        (Location("Berlin", "", "DE"), "on_site", ("Germany (Directive (EU) 2023/970)",)),
        (Location("London", "", "GB"), "on_site", ()),
        (Location("Bogota", "CO", "CO"), "on_site", ()),
    ],
)
def test_jurisdictions(location: Location, remote: str, named: tuple[str, ...]) -> None:
    assert jurisdictions([location], RemotePolicy(remote)) == named


def test_a_remote_job_in_a_country_can_be_done_in_all_its_regions() -> None:
    anywhere = jurisdictions([Location("", "", "US")], RemotePolicy.REMOTE)
    assert {"California", "Colorado", "Illinois", "New York", "Washington"} <= set(anywhere)


def test_applications_are_taken_while_open_and_in_time() -> None:
    deadline = NOW + timedelta(days=1)
    timed = replace(job(), valid_through=deadline)
    assert timed.takes_applications(NOW)
    assert not timed.takes_applications(deadline)
    for status in JobStatus:
        assert replace(job(), status=status).takes_applications(NOW) == (status is JobStatus.OPEN)
