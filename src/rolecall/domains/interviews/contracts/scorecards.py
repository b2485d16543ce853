"""What interviewers write down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Recommendation(StrEnum):
    """What an interviewer advises."""

    STRONG_NO = "strong_no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong_yes"

    @property
    def weight(self) -> int:
        """The place on the scale of four, worst first."""
        return list(Recommendation).index(self) + 1


class ScorecardState(StrEnum):
    """A draft is its author's alone."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class ScorecardContent:
    """What is filled in. A rating of None says “could not judge”; a missing one is open.

    `notes` are by the key of the kit's question. `private_note` is for recruiters.
    """

    ratings: Mapping[str, int | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    recommendation: Recommendation | None = None
    private_note: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One interviewer's scorecard of one interview, and the version of the kit that it goes by.

    `revision` counts submissions: 0 is a draft, from 2 on it was amended.
    """

    id: UUID
    interview_id: UUID
    application_id: UUID
    author_id: UUID
    author_name: str
    kit_id: UUID
    kit_number: int
    state: ScorecardState
    content: ScorecardContent
    revision: int
    saved_at: datetime
    submitted_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ScorecardRevision:
    """A scorecard as it was submitted once."""

    revision: int
    content: ScorecardContent
    submitted_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveScorecard:
    """Keep what has been typed."""

    interview_id: UUID
    content: ScorecardContent
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class DebriefMark:
    """One interviewer's rating of one attribute in one interview; None: could not judge."""

    interview_id: UUID
    user_id: UUID
    rating: int | None


@dataclass(frozen=True, slots=True)
class DebriefRow:
    """An attribute over all interviews. `spread` is the distance of the ratings, 0 to 3."""

    key: str
    name: str
    marks: tuple[DebriefMark, ...]
    spread: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class DebriefColumn:
    """One interviewer of one interview: `recommendation` is None while it is not in, or hidden."""

    interview_id: UUID
    interview_title: str
    user_id: UUID
    full_name: str
    state: str
    recommendation: Recommendation | None
    summary: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything on one table: interviewers across, attributes down, disagreements on top."""

    columns: Sequence[DebriefColumn]
    rows: Sequence[DebriefRow]
    missing: Sequence[DebriefColumn]
    hidden: int
