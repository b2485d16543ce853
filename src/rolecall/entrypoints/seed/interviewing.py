"""Interviews of the demo: who met whom when, and what they thought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from rolecall.entrypoints.seed.dice import dice
from rolecall.entrypoints.seed.shapes import Application, DemoOrganization
from rolecall.entrypoints.seed.working_time import at_office

MINUTES = 45
_SEED = 7
_TOLD = timedelta(days=16)
_ARRANGED_AFTER = timedelta(minutes=6)
_STILL_TO_COME = 6
_HOURS = (10, 11, 13, 14, 15, 16)
_ATTRIBUTES = ("craft", "calm", "team")
_SUMMARIES = (
    "Answers stayed vague when I asked for examples of their own.",
    "Knows the basics; would need somebody beside them for the first months.",
    "Clear examples from their own work, and asked good questions about ours.",
    "Would work with them at once. Explained a hard case step by step, with what went wrong.",
)


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """What one interviewer thought, and when they wrote it down."""

    at: datetime
    by: str
    ratings: Mapping[str, int]
    summary: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class PlannedInterview:
    """An interview of an application; the interviewers are member keys."""

    key: str
    application: Application
    arranged_at: datetime
    starts_at: datetime
    interviewers: tuple[str, ...]
    cards: tuple[PlannedCard, ...]

    @property
    def ends_at(self) -> datetime:
        """The end."""
        return self.starts_at + timedelta(minutes=MINUTES)


def planned_interviews(made: DemoOrganization, as_of: datetime) -> list[PlannedInterview]:
    """Return the interviews of an organization; nobody is in two places at once.

    Of the last weeks, so that the demo starts fast, and of the next days. An application that went
    on before there was a free hour has none.
    """
    zone = ZoneInfo(made.profile.timezone)
    managers = {job.key: job.team.managers[0] for job in made.profile.jobs}
    taken: set[tuple[str, datetime]] = set()
    found: list[PlannedInterview] = []

    def plan(key: str, application: Application, arranged: datetime, limit: datetime) -> None:
        people = (application.assigned[0], managers[application.job_key])
        start = _free_hour(arranged, people, taken, zone)
        if start < limit:
            taken.update((person, start) for person in people)
            cards = _cards(application, people, start)
            found.append(PlannedInterview(key, application, arranged, start, people, cards))

    for application in made.applications:
        entered = next((s.at for s in application.steps if s.to_stage == "interview"), None)
        if entered is None or entered < as_of - _TOLD or not application.assigned:
            continue
        later = [step.at for step in application.steps if step.at > entered]
        arranged = entered + _ARRANGED_AFTER
        plan(application.key, application, arranged, min(later, default=as_of + _TOLD))
    held = [one.application for one in found if one.ends_at < as_of]
    again = [application for application in held if application.stage == "interview"]
    for application in again[-_STILL_TO_COME:]:
        plan(f"{application.key}-again", application, as_of - _ARRANGED_AFTER, as_of + _TOLD)
    return found


def _free_hour(
    after: datetime, people: tuple[str, ...], taken: set[tuple[str, datetime]], zone: ZoneInfo
) -> datetime:
    for days in count(1):
        day = after.astimezone(zone).date() + timedelta(days=days)
        for hour in _HOURS:
            start = at_office(day, hour, 0, zone)
            if all((person, start) not in taken for person in people):
                return start
    raise AssertionError("days never end")


def _cards(
    application: Application, people: tuple[str, ...], start: datetime
) -> tuple[PlannedCard, ...]:
    rng = dice(_SEED, "interview", application.key)
    cards = []
    for place, person in enumerate(people):
        level = min(4, max(1, round(1.2 + 2.6 * application.fit + rng.uniform(-0.7, 0.7))))
        ratings = {
            attribute: min(4, max(1, level + rng.choice((-1, 0, 0, 1))))
            for attribute in _ATTRIBUTES
        }
        written = start + timedelta(minutes=MINUTES + 20 + 95 * place + rng.randrange(30))
        recommendation = ("strong_no", "no", "yes", "strong_yes")[level - 1]
        cards.append(PlannedCard(written, person, ratings, _SUMMARIES[level - 1], recommendation))
    return tuple(cards)
