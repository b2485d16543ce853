"""The vocabulary of erasures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.holds.contracts import HeldKind, Hold


class Cause(StrEnum):
    """Why a person is erased (Regulation (EU) 2016/679, article 17(1))."""

    REQUEST = "request"
    """The person asked for it."""
    CONSENT = "consent"
    """The person took a consent back."""
    UNNEEDED = "unneeded"
    """The data is no longer needed for what it was collected for."""
    OTHER = "other"
    RETENTION = "retention"
    """A rule of the organization says so; nobody can give this as their own reason."""


class ErasureStatus(StrEnum):
    """How far an erasure has come."""

    RUNNING = "running"
    """The record is empty and found by nobody; the other domains follow in the background."""
    DONE = "done"


FIRST_ROUND, SECOND_ROUND = 1, 2
"""Each part is erased twice: at once, and a day later for what was under way at that time."""


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Erase a person. `typed_name` is what was typed to confirm it, `note` a reference."""

    candidate_id: UUID
    typed_name: str
    cause: Cause
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptPart:
    """What stays and why, as codes."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased, counted by kind, and what was kept."""

    counts: Mapping[str, int]
    kept: tuple[KeptPart, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erasure. It names nobody: `candidate_id` is that of the empty record."""

    id: UUID
    candidate_id: UUID
    status: ErasureStatus
    cause: Cause
    note: str
    requested_by_name: str
    requested_at: datetime
    finished_at: datetime | None
    checked_at: datetime | None
    """When it was done once more for what had been under way."""
    request_number: str | None
    """The number of the request that it answered, None if nobody asked for it that way."""
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class NewErasure:
    """An erasure that has just begun. `emails` are normalised."""

    id: UUID
    candidate_id: UUID
    record_ids: tuple[UUID, ...]
    emails: frozenset[str]
    cause: Cause
    note: str
    by_id: UUID | None
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewPart:
    """What a domain's part of an erasure came to."""

    round: int
    part: str
    counts: Mapping[str, int]
    kept: tuple[KeptPart, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """What going on with an erasure needs to know of it.

    `emails` are forgotten when the first round is over.
    """

    id: UUID
    candidate_id: UUID
    status: ErasureStatus
    record_ids: tuple[UUID, ...]
    emails: tuple[str, ...]
    is_checked: bool


@dataclass(frozen=True, slots=True)
class OpenApplication:
    """An application that has to be decided first."""

    id: UUID
    job_title: str
    stage_name: str


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What erasing somebody would mean, and what stands against it."""

    full_name: str
    records: int
    applications: int
    open_applications: tuple[OpenApplication, ...]
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class HeldSubject:
    """What a hold is on, in words; empty where it is not there any more."""

    hold: Hold
    name: str

    @property
    def kind(self) -> HeldKind:
        """Whether it is a candidate or a job."""
        return self.hold.kind
