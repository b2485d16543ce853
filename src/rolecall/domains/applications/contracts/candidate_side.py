"""What candidates are told of their application on their private page."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rolecall.domains.jobs.contracts import TeamRole
from rolecall.kernel.sentences import Sentence


class TaskPlace(StrEnum):
    """A part of the candidate's own page where something is done, for pages that have it inside."""

    ADJUSTMENTS = "adjustments"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateTask:
    """Something that the candidate can do or has to know.

    `at` is when it takes place; `until` is the last instant at which it can be done. `url` is the
    page where it is done, and `action` what the way there is called; both are empty where there is
    nothing to do. `place` is None for what has a page of its own.
    """

    sentence: Sentence
    action: Sentence | None = None
    url: str = ""
    at: datetime | None = None
    until: datetime | None = None
    place: TaskPlace | None = None


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides: the role, None for the hiring team as a whole, and names where they are told."""

    role: TeamRole | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromisedNews:
    """By which day of the employer's calendar there is news; `is_past` once that day is over."""

    day: date
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateMessage:
    """A message between the candidate and the team. `author` is empty for what no person wrote."""

    at: datetime
    from_candidate: bool
    author: str
    subject: str
    text: str
    files: tuple[str, ...]
    by_text: bool
    """It was a text message."""
