"""The vocabulary of adjustments.

Nobody needs a diagnosis or a form to ask. A request may be made in plain words, at any time (EEOC,
*Enforcement Guidance on Reasonable Accommodation and Undue Hardship under the ADA*, 2002,
questions 1 to 3; 42 U.S.C. 12112(b)(5)), and an employer takes the measures that are needed in a
particular case, so that somebody can have access to employment (Council Directive 2000/78/EC,
article 5).

What is learned of it is kept apart and in confidence; those who meet the person may be told of the
adjustment that is necessary, and of nothing else (42 U.S.C. 12112(d)(3)(B); 29 CFR 1630.14(b)(1)).
So there are two texts: the conversation, for the few who arrange it, and one line that they choose
to share with interviewers. What people say here may concern their health (Regulation (EU) 2016/679,
article 9), whether or not it was asked.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.applications.contracts.accommodations import (
    AccommodationKind,
    AccommodationStep,
    AccommodationWish,
)

__all__ = [
    "AccommodationKind",
    "AccommodationStep",
    "AccommodationWish",
    "Answer",
    "AnswerRequest",
    "Case",
    "CaseStatus",
    "Entry",
    "EntryKind",
    "OwnCase",
    "Share",
]


class CaseStatus(StrEnum):
    """Where a request stands. Whatever was decided, the person can ask again."""

    ASKED = "asked"
    """It waits for the employer."""
    ASKED_BACK = "asked_back"
    """It waits for the person."""
    ARRANGED = "arranged"
    DECLINED = "declined"


class Answer(StrEnum):
    """What an employer answers."""

    ASKED_BACK = "asked_back"
    ARRANGED = "arranged"
    DECLINED = "declined"


class EntryKind(StrEnum):
    """What was written: by the person, or one of the answers, or the line for interviewers."""

    ASKED = "asked"
    ASKED_BACK = "asked_back"
    ARRANGED = "arranged"
    DECLINED = "declined"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that was written. Kinds, steps and `reach` are empty but for the person's own.

    `by_name` is the member who wrote it, empty for the person.
    """

    id: UUID
    kind: EntryKind
    at: datetime
    by_name: str
    words: str = field(repr=False)
    kinds: tuple[AccommodationKind, ...] = ()
    steps: tuple[AccommodationStep, ...] = ()
    reach: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What somebody asked with one application, and what became of it, first written first."""

    application_id: UUID
    status: CaseStatus
    asked_at: datetime
    changed_at: datetime
    version: int
    entries: tuple[Entry, ...]
    shared: str = field(default="", repr=False)
    """What interviewers are told; empty where they are told nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCase:
    """What the private page shows; `case` is None as long as nothing was asked."""

    org_id: UUID
    application_id: UUID
    job_title: str
    locale: str
    case: Case | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRequest:
    """Answer a request. `shared` None leaves what interviewers are told as it is."""

    application_id: UUID
    answer: Answer
    words: str = field(repr=False)
    shared: str | None = field(default=None, repr=False)
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Tell interviewers a line, in place of what they were told; an empty one tells nothing."""

    application_id: UUID
    words: str = field(repr=False)
    expected_version: int | None = None
