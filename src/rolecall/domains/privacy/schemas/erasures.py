"""Erasures and holds over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.holds.contracts import HeldKind, PlaceHold
from rolecall.domains.privacy.contracts import (
    Cause,
    ErasePerson,
    Erasure,
    ErasurePreview,
    ErasureStatus,
    HeldSubject,
)
from rolecall.domains.privacy.service.requesting import number_of_erasure
from rolecall.infra.http import In, Out

Reason = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]


class ErasureIn(In):
    """The wish to erase a person: the name as it stands on the record, and why."""

    typed_name: Annotated[str, StringConstraints(max_length=200)]
    cause: Cause
    note: Annotated[str, StringConstraints(max_length=200)] = ""

    def command(self, candidate_id: UUID) -> ErasePerson:
        """Return the command."""
        return ErasePerson(candidate_id, self.typed_name, self.cause, self.note.strip())


class KeptPartOut(Out):
    """What stays and why, as codes."""

    what: str
    why: str


class ErasureOut(Out):
    """A receipt. It names nobody: `candidate_id` is that of the empty record."""

    id: UUID
    number: str
    """That of its certificate."""
    candidate_id: UUID
    status: ErasureStatus
    cause: Cause
    note: str
    requested_by_name: str
    requested_at: datetime
    finished_at: datetime | None
    checked_at: datetime | None
    """When it was done once more, for what had been under way."""
    counts: dict[str, int]
    """What was erased, by kind."""
    kept: list[KeptPartOut]

    @classmethod
    def of(cls, erasure: Erasure) -> "ErasureOut":
        """Render a receipt."""
        return cls(
            id=erasure.id,
            number=number_of_erasure(erasure),
            candidate_id=erasure.candidate_id,
            status=erasure.status,
            cause=erasure.cause,
            note=erasure.note,
            requested_by_name=erasure.requested_by_name,
            requested_at=erasure.requested_at,
            finished_at=erasure.finished_at,
            checked_at=erasure.checked_at,
            counts=dict(erasure.receipt.counts),
            kept=[KeptPartOut.model_validate(one) for one in erasure.receipt.kept],
        )


class HoldIn(In):
    """A legal hold to place, until the end of a day or until somebody lifts it."""

    kind: HeldKind
    subject_id: UUID
    reason: Reason
    ends_on: date | None = None

    def command(self) -> PlaceHold:
        """Return the command."""
        return PlaceHold(self.kind, self.subject_id, self.reason.strip(), self.ends_on)


class HoldOut(Out):
    """A legal hold. `name` is that of the candidate or job, empty where it is not shown."""

    id: UUID
    kind: HeldKind
    subject_id: UUID
    name: str
    reason: str
    ends_on: date | None
    ends_at: datetime | None
    placed_by_name: str
    placed_at: datetime
    lifted_at: datetime | None
    lifted_by_name: str
    version: int

    @classmethod
    def of(cls, held: HeldSubject) -> "HoldOut":
        """Render a hold."""
        hold = held.hold
        return cls(
            id=hold.id,
            kind=hold.kind,
            subject_id=hold.subject_id,
            name=held.name,
            reason=hold.reason,
            ends_on=hold.ends_on,
            ends_at=hold.ends_at,
            placed_by_name=hold.placed_by_name,
            placed_at=hold.placed_at,
            lifted_at=hold.lifted_at,
            lifted_by_name=hold.lifted_by_name,
            version=hold.version,
        )


class HoldsOut(Out):
    """Legal holds on one record."""

    items: list[HoldOut]


class OpenApplicationOut(Out):
    """An application that has to be decided first."""

    id: UUID
    job_title: str
    stage_name: str


class ErasurePreviewOut(Out):
    """What erasing somebody would mean, and what stands against it."""

    full_name: str
    records: int
    applications: int
    open_applications: list[OpenApplicationOut]
    is_held: bool
    """A legal hold on the person, or on a job they applied for, stands against it."""

    @classmethod
    def of(cls, preview: ErasurePreview) -> "ErasurePreviewOut":
        """Render a preview."""
        return cls(
            full_name=preview.full_name,
            records=preview.records,
            applications=preview.applications,
            open_applications=[
                OpenApplicationOut.model_validate(one) for one in preview.open_applications
            ],
            is_held=bool(preview.holds),
        )
