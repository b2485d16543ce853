"""Copies of people's data over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.privacy.contracts import AskedBy, Choices, CopyStatus, DataCopy
from rolecall.domains.privacy.schemas.erasures import Reason
from rolecall.infra.http import In, Out

Language = Annotated[str, StringConstraints(pattern=r"^(en|de|es)$")]


class CopyIn(In):
    """The wish for a copy, in the language that its document is to have."""

    locale: Language = "en"


class CopyRefusalIn(In):
    """Why a copy is refused, as the person reads it."""

    reason: Reason


class CopyOut(Out):
    """A copy of a person's data, and how far it has come."""

    id: UUID
    candidate_id: UUID
    candidate_name: str
    status: CopyStatus
    asked_by: AskedBy
    requested_by_name: str
    """Empty where the person asked."""
    requested_at: datetime
    due_on: date
    """The last day of the month in which the person has to have it."""
    decided_by_name: str
    reason: str
    ready_at: datetime | None
    file_until: datetime | None
    size: int | None
    fetched_at: datetime | None
    can_fetch: bool
    """Whether members can fetch it: what a person asked for is theirs alone."""

    @classmethod
    def of(cls, copy: DataCopy) -> "CopyOut":
        """Render a copy."""
        names = cls.model_fields.keys() - {"can_fetch"}
        values = {name: getattr(copy, name) for name in names}
        fetchable = copy.status is CopyStatus.READY and copy.asked_by is AskedBy.MEMBER
        return cls(**values, can_fetch=fetchable)


class PersonCopiesOut(Out):
    """The newest copies of a person, newest first."""

    items: list[CopyOut]


class MyCopyOut(Out):
    """A copy that the person asked for themselves."""

    id: UUID
    status: CopyStatus
    requested_at: datetime
    due_on: date
    reason: str
    file_until: datetime | None
    size: int | None

    @classmethod
    def of(cls, copy: DataCopy) -> "MyCopyOut":
        """Render a copy."""
        return cls(**{name: getattr(copy, name) for name in cls.model_fields})


class MyCopiesOut(Out):
    """The newest copies that the person asked for, newest first."""

    items: list[MyCopyOut]


class ChoicesIn(In):
    """What is disclosed where the law leaves a choice, over the version that was seen."""

    notes: bool
    assessments: bool
    private_notes: bool
    references: bool
    version: Annotated[int, Field(ge=0, le=2_000_000_000)]

    def command(self) -> Choices:
        """Return the command."""
        return Choices(**self.model_dump())


class ChoicesOut(Out):
    """What is disclosed where the law leaves a choice."""

    notes: bool
    assessments: bool
    private_notes: bool
    references: bool
    version: int
    """0 until somebody chose."""

    @classmethod
    def of(cls, choices: Choices) -> "ChoicesOut":
        """Render the choices."""
        return cls(**{name: getattr(choices, name) for name in cls.model_fields})
