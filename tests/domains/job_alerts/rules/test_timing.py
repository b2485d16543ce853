"""When alerts are due, which jobs they tell of, and what was agreed to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.job_alerts.contracts import AlertFrequency
from rolecall.domains.job_alerts.rules.news import news
from rolecall.domains.job_alerts.rules.statements import name_of
from rolecall.domains.job_alerts.rules.timing import next_due
from rolecall.domains.jobs.contracts import (
    EmploymentType,
    PostingFilter,
    PublicPosting,
    RemotePolicy,
)

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
POSTING = PublicPosting(
    id=UUID(int=1),
    org_id=UUID(int=2),
    organization_slug="harbor-vale",
    organization_name="Harbor Vale",
    title="Nurse",
    department="",
    locations=(),
    remote_policy=RemotePolicy.ON_SITE,
    employment_type=EmploymentType.FULL_TIME,
    pay=None,
    published_at=NOW,
    updated_at=NOW,
    valid_through=None,
)


@given(st.sampled_from(list(AlertFrequency)), st.uuids(), st.sampled_from(ZONES), MOMENTS)
def test_is_due_in_the_morning_and_soon(
    frequency: AlertFrequency, alert_id: UUID, zone: str, after: datetime
) -> None:
    due = next_due(frequency, alert_id, zone, after)
    local = due.astimezone(ZoneInfo(zone))
    days = 1 if frequency is AlertFrequency.DAILY else 7
    assert after < due <= after + timedelta(days=days, hours=25)
    assert local.hour == 7
    assert frequency is AlertFrequency.DAILY or local.weekday() == 0


@given(st.uuids(), st.sampled_from(ZONES), MOMENTS)
def test_comes_once_a_day_and_at_the_same_local_time(
    alert_id: UUID, zone: str, after: datetime
) -> None:
    first = next_due(AlertFrequency.DAILY, alert_id, zone, after)
    second = next_due(AlertFrequency.DAILY, alert_id, zone, first)
    one, other = (due.astimezone(ZoneInfo(zone)) for due in (first, second))
    assert one.time() == other.time()
    assert one.date() < other.date()


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)]
)
def test_stays_in_the_morning_when_clocks_change(day: datetime) -> None:
    due = next_due(AlertFrequency.DAILY, UUID(int=30), "Europe/Berlin", day)
    assert f"{due.astimezone(ZoneInfo('Europe/Berlin')):%d %H:%M}" in {"29 07:30", "25 07:30"}


@given(
    st.lists(st.tuples(st.uuids(), st.integers(-5, 5)), unique_by=lambda one: one[0]),
    st.data(),
)
def test_tells_each_new_job_once_in_whatever_order_it_is_committed(
    jobs: list[tuple[UUID, int]], data: st.DataObject
) -> None:
    """Two mornings: what was seen on the first comes first, the others after; nothing twice."""
    every = [
        replace(POSTING, id=job_id, published_at=NOW + timedelta(hours=hours))
        for job_id, hours in jobs
    ]
    seen = [job for job in every if data.draw(st.booleans())]
    first = news(seen, NOW, set())
    second = news(every, NOW, {job.id for job in first})
    assert {job.id for job in first} & {job.id for job in second} == set()
    assert {job.id for job in [*first, *second]} == {
        job.id for job in every if job.published_at > NOW
    }


@given(st.text(), st.text())
def test_a_statement_is_named_by_its_words(one: str, other: str) -> None:
    assert (name_of(one) == name_of(other)) == (one == other)


WORDS = st.text(max_size=100)


@given(
    st.builds(
        PostingFilter,
        q=WORDS,
        location=WORDS,
        department=WORDS,
        remote_policy=st.sampled_from([None, *RemotePolicy]),
        employment_type=st.sampled_from([None, *EmploymentType]),
    )
)
def test_a_search_is_kept_as_it_was(search: PostingFilter) -> None:
    assert PostingFilter.asked(search.fields) == search


def test_what_cannot_be_searched_for_is_left_out() -> None:
    asked = {"q": "x" * 500, "remote_policy": "sometimes", "employment_type": "", "page": "3"}
    assert PostingFilter.asked(asked) == PostingFilter(q="x" * 100)
