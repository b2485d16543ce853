"""The vocabulary of copies of a person's data (Regulation (EU) 2016/679, article 15(3))."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

FORMAT: Final = "rolecall.data-copy"
VERSION: Final = 1
"""Counts changes that a program that reads the data has to know of; added fields are none."""
KEEP_COPIES: Final = timedelta(days=7)
"""How long a copy can be fetched: it holds everything there is of somebody."""
MOST_A_DAY: Final = 3
"""How many copies of one person are made within a day."""


class AskedBy(StrEnum):
    """Who asked for a copy, and how they were known."""

    MEMBER = "member"
    PORTAL = "portal"
    """The person, signed in with an address that they had proved."""
    LINK = "link"
    """Whoever holds the private link of an application; the copy goes to its address by mail."""


class CopyStatus(StrEnum):
    """How far a copy has come."""

    WAITING = "waiting"
    """A member looks first whether all of it is the person's who asked."""
    MAKING = "making"
    READY = "ready"
    REFUSED = "refused"
    OVER = "over"
    """It could be fetched, and its file is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCopy:
    """A copy that somebody asks for. `address` is where it goes, empty for members."""

    id: UUID
    candidate_id: UUID
    status: CopyStatus
    asked_by: AskedBy
    application_id: UUID | None
    address: str
    locale: str
    requested_by: UUID | None
    requested_by_name: str
    requested_at: datetime
    due_on: date
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCopy:
    """A copy of a person's data, and how far it has come.

    `due_on` is the last day on which the person has to have it (article 12(3)). `size` is in bytes.
    """

    id: UUID
    candidate_id: UUID
    candidate_name: str
    status: CopyStatus
    asked_by: AskedBy
    application_id: UUID | None
    address: str
    locale: str
    requested_by_name: str
    requested_at: datetime
    due_on: date
    decided_by_name: str
    reason: str
    ready_at: datetime | None
    file_id: UUID | None
    file_until: datetime | None
    size: int | None
    fetched_at: datetime | None
    nonce: str = field(repr=False)
    version: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What an organization discloses where the law leaves it a choice."""

    notes: bool = True
    assessments: bool = True
    private_notes: bool = False
    references: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy for somebody without an account tells its page."""

    org_id: UUID
    copy: DataCopy
