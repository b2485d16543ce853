"""The vocabulary of search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.kernel.searching import Fragment


class SearchKind(StrEnum):
    """What a search finds, in the order in which it is shown."""

    PEOPLE = "people"
    APPLICATIONS = "applications"
    JOBS = "jobs"
    NOTES = "notes"
    FILES = "files"
    """Résumés and other files, by their text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, with the words that were looked for marked.

    `source` says what it is: `candidate`, `application`, `job`, `candidate_note`,
    `application_note`, `candidate_file` or `application_file`; `target_id` is the candidate, the
    application or the job that it leads to. `snippet` is the
    piece of the searched text that has most of the words.
    """

    id: UUID
    target_id: UUID
    source: str
    title: Sequence[Fragment]
    detail: Sequence[Fragment]
    snippet: Sequence[Fragment]
    at: datetime
    file_id: UUID | None


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many there are of a kind; `is_capped`: that many or more."""

    kind: SearchKind
    count: int
    is_capped: bool


@dataclass(frozen=True, slots=True)
class Best:
    """The best few of a kind, and whether there are more."""

    kind: SearchKind
    items: Sequence[Found]
    has_more: bool
