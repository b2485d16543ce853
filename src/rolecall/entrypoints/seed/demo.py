"""The demo data: two organizations over the last 90 days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rolecall.entrypoints.seed.applicants import CANDIDATE_KEY, applicants, demo_candidate
from rolecall.entrypoints.seed.catalog import ORGANIZATIONS, Job, Organization, organization
from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.job_story import Window, applications
from rolecall.entrypoints.seed.people import Town
from rolecall.entrypoints.seed.shapes import (
    Application,
    Candidate,
    Demo,
    DemoOrganization,
    JobDates,
)
from rolecall.entrypoints.seed.working_time import at_office

DEMO_SEED = 20
"""The seed of the demo that everybody sees."""

DEMO_PASSWORD = "rolecall-demo"  # noqa: S105 - printed for everyone, refused in production mode
PLATFORM_ACCOUNT = "platform@rolecall.example.com"
DAYS = 90
"""How far back the history reaches."""

_HELD_DAYS_AGO = 11


def demo(as_of: datetime, seed: int = DEMO_SEED) -> Demo:
    """Return the demo as it stands at `as_of` (aware).

    The same arguments give the same data, to the byte of every résumé.
    """
    as_of = as_of.replace(second=0, microsecond=0)
    town = Town(seed)
    return Demo(
        as_of,
        tuple(_organization(organization(key), as_of, seed, town) for key in ORGANIZATIONS),
    )


def _organization(
    profile: Organization, as_of: datetime, seed: int, town: Town
) -> DemoOrganization:
    zone = ZoneInfo(profile.timezone)
    dates = {job.key: _job_dates(job, as_of, zone) for job in profile.jobs}
    known: dict[str, Candidate] = {CANDIDATE_KEY: demo_candidate(seed, as_of)}
    received: list[Application] = []
    for job in profile.jobs:
        window = Window.of(dates[job.key], as_of, zone)
        if window is None:
            continue
        taking_part = applicants(profile, job, as_of, town, known)
        rng = dice(seed, profile.key, job.key)
        received += applications(rng, profile, job, window, taking_part)
    received.sort(key=lambda application: (application.applied_at, application.key))
    return DemoOrganization(profile, dates, tuple(known.values()), tuple(received))


def _job_dates(job: Job, as_of: datetime, zone: ZoneInfo) -> JobDates:
    if job.opened_days_ago is None:
        return JobDates(None, None, None)
    today = as_of.astimezone(zone).date()
    opened = at_office(today - timedelta(days=job.opened_days_ago), 10, 12, zone)
    held = closed = None
    if job.status == "on_hold":
        held = at_office(today - timedelta(days=_HELD_DAYS_AGO), 16, 5, zone)
    if job.closed_days_ago is not None:
        closed = at_office(today - timedelta(days=job.closed_days_ago), 15, 30, zone)
    return JobDates(opened, held, closed)
