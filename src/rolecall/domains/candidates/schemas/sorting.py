"""Tags, talent pools and segments over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.candidates.contracts import (
    MAX_AT_ONCE,
    ChangeTag,
    CountedTag,
    SavedFilters,
    SavePool,
    SaveSegment,
    Segment,
    SortCandidates,
    TagColor,
)
from rolecall.infra.http import In, Out

Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Line = Annotated[str, StringConstraints(max_length=200)]
Ids = Annotated[list[UUID], Field(max_length=MAX_AT_ONCE)]
FilterText = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class TagIn(In):
    """A tag to make, or to find if there is one of this name."""

    name: Name
    color: TagColor = TagColor.GRAY


class TagPatch(In):
    """What to change of a tag."""

    name: Name | None = None
    color: TagColor | None = None

    def command(self, tag_id: UUID, expected_version: int | None) -> ChangeTag:
        """Return the command."""
        return ChangeTag(
            tag_id=tag_id, expected_version=expected_version, name=self.name, color=self.color
        )


class TagMergeIn(In):
    """The tag that everybody gets instead."""

    into_id: UUID


class TagOut(Out):
    """A tag."""

    id: UUID
    name: str
    color: TagColor
    version: int


class CountedTagOut(TagOut):
    """A tag and how many candidates have it."""

    candidates: int

    @classmethod
    def of(cls, counted: CountedTag) -> "CountedTagOut":
        """Render a tag."""
        tag = counted.tag
        return cls(
            id=tag.id,
            name=tag.name,
            color=tag.color,
            version=tag.version,
            candidates=counted.candidates,
        )


class TagsOut(Out):
    """All tags, by name."""

    items: list[CountedTagOut]


class TaggingIn(In):
    """Tags that candidates get, and tags that are taken from them."""

    candidate_ids: Annotated[list[UUID], Field(min_length=1, max_length=MAX_AT_ONCE)]
    add: Annotated[list[UUID], Field(max_length=50, default_factory=list)]
    remove: Annotated[list[UUID], Field(max_length=50, default_factory=list)]

    def command(self) -> SortCandidates:
        """Return the command."""
        return SortCandidates(
            candidate_ids=tuple(dict.fromkeys(self.candidate_ids)),
            add=tuple(dict.fromkeys(self.add)),
            remove=tuple(self.remove),
        )


class PoolIn(In):
    """A talent pool to make."""

    name: Name
    description: Annotated[str, StringConstraints(max_length=500)] = ""

    def command(self) -> SavePool:
        """Return the command."""
        return SavePool(name=self.name, description=self.description)


class PoolPatch(In):
    """What to change of a talent pool."""

    name: Name | None = None
    description: Annotated[str, StringConstraints(max_length=500)] | None = None

    def command(self, pool_id: UUID, expected_version: int | None) -> SavePool:
        """Return the command."""
        return SavePool(
            pool_id=pool_id,
            expected_version=expected_version,
            name=self.name,
            description=self.description,
        )


class PoolFillIn(In):
    """Who comes into the pool and who leaves it."""

    add: Annotated[list[UUID], Field(max_length=MAX_AT_ONCE, default_factory=list)]
    remove: Annotated[list[UUID], Field(max_length=MAX_AT_ONCE, default_factory=list)]


class PoolOut(Out):
    """A talent pool."""

    id: UUID
    name: str
    description: str
    candidates: int
    created_at: datetime
    version: int


class PoolBriefOut(Out):
    """A talent pool that a candidate is in."""

    id: UUID
    name: str


class PoolsOut(Out):
    """All talent pools, by name."""

    items: list[PoolOut]


class FiltersIO(In):
    """What a segment looks for: the filters of the list of candidates."""

    q: Line = ""
    tag_ids: Annotated[list[UUID], Field(max_length=10, default_factory=list)]
    pool_id: UUID | None = None
    source: Line = ""
    fields: Annotated[list[FilterText], Field(max_length=5, default_factory=list)]

    def contract(self) -> SavedFilters:
        """Return the filters."""
        return SavedFilters(
            q=self.q,
            tag_ids=tuple(self.tag_ids),
            pool_id=self.pool_id,
            source=self.source,
            fields=tuple(self.fields),
        )


class SegmentIn(In):
    """A look at the list to save."""

    name: Name
    filters: FiltersIO
    shared: bool = False

    def command(self) -> SaveSegment:
        """Return the command."""
        return SaveSegment(name=self.name, filters=self.filters.contract(), shared=self.shared)


class SegmentPatch(In):
    """What to change of a segment."""

    name: Name | None = None
    filters: FiltersIO | None = None
    shared: bool | None = None

    def command(self, segment_id: UUID, expected_version: int | None) -> SaveSegment:
        """Return the command."""
        return SaveSegment(
            segment_id=segment_id,
            expected_version=expected_version,
            name=self.name,
            filters=self.filters.contract() if self.filters else None,
            shared=self.shared,
        )


class FiltersOut(Out):
    """What a segment looks for."""

    q: str
    tag_ids: list[UUID]
    pool_id: UUID | None
    source: str
    fields: list[str]


class SegmentOut(Out):
    """A segment. Only its owner sees one that is not shared."""

    id: UUID
    name: str
    filters: FiltersOut
    owner_id: UUID
    owner_name: str
    shared: bool
    version: int

    @classmethod
    def of(cls, segment: Segment) -> "SegmentOut":
        """Render a segment."""
        return cls.model_validate(segment)


class SegmentsOut(Out):
    """The shared segments and one's own, by name."""

    items: list[SegmentOut]
