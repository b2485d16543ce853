"""Ways to sort people: tags, talent pools, segments, and what a list is narrowed to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.custom_fields.contracts import FieldFilter

MAX_TAGS = 500
"""Tags of an organization."""
MAX_AT_ONCE = 500
"""Candidates that one request sorts."""


class TagColor(StrEnum):
    """The colours that tags may have, by the names of the design system."""

    GRAY = "gray"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the organization's own that candidates are marked with."""

    id: UUID
    name: str
    color: TagColor
    version: int


@dataclass(frozen=True, slots=True)
class CountedTag:
    """A tag and how many candidates have it."""

    tag: Tag
    candidates: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTag:
    """What to change of a tag; None leaves it as it is."""

    tag_id: UUID
    expected_version: int | None = None
    name: str | None = None
    color: TagColor | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SortCandidates:
    """Put candidates under groups (tags, or a pool) and take them out of others."""

    candidate_ids: tuple[UUID, ...]
    add: tuple[UUID, ...] = ()
    remove: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class TalentPool:
    """A group of people that members put together by hand."""

    id: UUID
    name: str
    description: str
    candidates: int
    created_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SavePool:
    """Make a pool (`pool_id` None) or change one; None leaves a member as it is."""

    pool_id: UUID | None = None
    expected_version: int | None = None
    name: str | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedFilters:
    """What a segment looks for, as it stands in the address of the list."""

    q: str = ""
    tag_ids: tuple[UUID, ...] = ()
    pool_id: UUID | None = None
    source: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A saved look at the list: who is in it is found anew each time it is opened."""

    id: UUID
    name: str
    filters: SavedFilters
    owner_id: UUID
    owner_name: str
    shared: bool
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveSegment:
    """Make a segment (`segment_id` None) or change one; None leaves a member as it is."""

    segment_id: UUID | None = None
    expected_version: int | None = None
    name: str | None = None
    filters: SavedFilters | None = None
    shared: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CandidateFilter:
    """What the list of candidates is narrowed to. All of `tag_ids` must be there.

    `first_source` and `untagged` are what a section of a grouped list is narrowed by.
    """

    q: str = ""
    tag_ids: tuple[UUID, ...] = ()
    pool_id: UUID | None = None
    source: str = ""
    fields: tuple[FieldFilter, ...] = ()
    first_source: str | None = None
    untagged: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One section of a grouped list of candidates."""

    first_source: str | None = None
    untagged: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ListCandidates:
    """What to list, in which order, and which custom fields to show as columns."""

    filters: SavedFilters
    section: Section | None = None
    sort: str = "-created_at"
    columns: tuple[UUID, ...] = ()


class CandidateGroupBy(StrEnum):
    """By what the list of candidates can be grouped."""

    TAG = "tag"
    SOURCE = "source"
    """Where they came from first."""


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """Candidates that have a tag or a first source in common; `key` is empty where none is."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class CandidateSelection:
    """Candidates by id, or all that fit `wanted` when the operation starts but `excluded`."""

    ids: tuple[UUID, ...] = ()
    wanted: SavedFilters | None = None
    excluded: frozenset[UUID] = frozenset()
