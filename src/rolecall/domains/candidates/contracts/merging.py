"""Two records made one, and taken apart again."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

CHOSEN_FIELDS: Final = ("full_name", "email", "phone", "location", "employer", "headline")
"""Fields of the record itself of which one chooses the value that stays."""
CUSTOM: Final = "custom:"
"""What the name of a custom field begins with, before its id."""


class MovedKind(StrEnum):
    """What changes over to the surviving record."""

    CONTACT = "contact"
    LINK = "link"
    TAG = "tag"
    POOL = "pool"
    NOTE = "note"
    FILE = "file"
    APPLICATION = "application"
    PROFILE_ITEM = "profile_item"
    """What somebody did to the profile; what was read in files goes with the files."""


FILES_OF: Final = "candidate"
"""What files of the record itself are attached to."""
TAKEN_KINDS: Final = frozenset({MovedKind.NOTE, MovedKind.FILE, MovedKind.APPLICATION})
"""What came to the survivor after a merge and may go along when the two part again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that changes over.

    `key` names it within its kind. With `shared` both records had it, the survivor keeps its own,
    and `payload` is what makes the other one again; otherwise `payload` holds what of the row was
    written over.
    """

    kind: MovedKind
    key: str
    payload: dict[str, Any] = field(default_factory=dict)
    shared: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that the merge wrote over. Values are as JSON carries them."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """That one record went into another. `split_at` says that they are two again."""

    id: UUID
    survivor_id: UUID
    merged_id: UUID
    merged_name: str
    at: datetime
    by_name: str
    fields: dict[str, FieldChange]
    split_at: datetime | None
    split_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeCandidates:
    """Make `merged_id` part of `survivor_id`.

    `take` names the fields whose value comes from the merged record; of the others the survivor's
    stays, unless it is empty.
    """

    survivor_id: UUID
    merged_id: UUID
    take: frozenset[str] = frozenset()
    survivor_version: int | None = None
    merged_version: int | None = None
    addresses_checked: bool = False


@dataclass(frozen=True, slots=True)
class AppliedTwice:
    """A job for which both records have an application."""

    job_id: UUID
    job_title: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do, for whoever decides about it."""

    counts: dict[MovedKind, int]
    applied_twice: tuple[AppliedTwice, ...]
    addresses_differ: bool
    """Both applied, each with an address of their own: mails would go to one of them."""


@dataclass(frozen=True, slots=True)
class FieldReturn:
    """What becomes of a field that the merge changed."""

    field: str
    label: str
    before: str
    after: str
    now: str
    returns: bool
    """False if it was changed since; then it stays as it is."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that goes or stays, in words."""

    kind: MovedKind
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class SplitPreview:
    """What taking two records apart would do."""

    merge: Merge
    holder_id: UUID
    """The record that has everything now: the survivor, or what it went into since."""
    holder_name: str
    goes: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    """Was moved and has been removed since."""
    may_go: tuple[Thing, ...]
    """Was added since; stays unless it is taken along."""
    fields: tuple[FieldReturn, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SplitMerge:
    """Take two records apart; `take` names what was added since and goes along."""

    merge_id: UUID
    take: tuple[tuple[MovedKind, str], ...] = ()
    not_the_same: bool = False
