"""What members write about a person, and who reads it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MAX_MENTIONS = 20


class NoteAudience(StrEnum):
    """Who reads a note."""

    EVERYONE = "everyone"
    """Everybody who sees the candidate."""
    HIRING_TEAM = "hiring_team"
    """Recruiters, administrators, and the hiring teams of jobs the person has applied for."""
    RECRUITERS = "recruiters"
    """Recruiters and administrators."""


@dataclass(frozen=True, slots=True)
class NoteReader:
    """Somebody who reads notes, and which ones they may: their own always."""

    user_id: UUID | None
    audiences: frozenset[NoteAudience]


@dataclass(frozen=True, slots=True)
class Mention:
    """A member whom a note names."""

    user_id: UUID
    full_name: str


@dataclass(frozen=True, slots=True)
class CandidateNote:
    """A note about a person."""

    id: UUID
    candidate_id: UUID
    author_id: UUID
    author_name: str
    body: str
    audience: NoteAudience
    mentions: tuple[Mention, ...]
    created_at: datetime
    edited_at: datetime | None
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteNote:
    """What to write, for whom, and who is called to read it."""

    body: str
    audience: NoteAudience
    mentions: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeNote:
    """A note's new text and audience; None leaves them. Newly mentioned members are told."""

    note_id: UUID
    expected_version: int | None = None
    body: str | None = None
    audience: NoteAudience | None = None
    mentions: tuple[UUID, ...] | None = None
