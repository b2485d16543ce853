"""What candidates publish."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class CandidateCreated(Event):
    """A person's record was made in this organization."""

    type = "candidates.candidate_created.v1"

    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidatesImported(Event):
    """Records were made of rows of a file: many at once, and one event for them all."""

    type = "candidates.candidates_imported.v1"

    batch_id: UUID
    candidate_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class CandidatesRemoved(Event):
    """Records that an import had made are gone again."""

    type = "candidates.candidates_removed.v1"

    batch_id: UUID
    candidate_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class CandidateUpdated(Event):
    """Name, contacts, headline or a custom field changed; copies elsewhere follow."""

    type = "candidates.candidate_updated.v1"

    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateErased(Event):
    """A record's person was erased: it is empty, and in no list."""

    type = "candidates.candidate_erased.v1"

    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateFilesChanged(Event):
    """A person's file was renamed, removed or brought back; it may be an application's."""

    type = "candidates.candidate_files_changed.v1"

    candidate_id: UUID
    file_id: UUID
    application_id: UUID | None


@published
@dataclass(frozen=True, kw_only=True)
class CandidateMerged(Event):
    """A record went into another one: what it had is the survivor's, and it is in no list."""

    type = "candidates.candidate_merged.v1"

    candidate_id: UUID
    merged_id: UUID
    merge_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateSplit(Event):
    """A record that was merged into `candidate_id` is one by itself again."""

    type = "candidates.candidate_split.v1"

    candidate_id: UUID
    merged_id: UUID
    merge_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DuplicatesChanged(Event):
    """Pairs came into the queue of duplicates, left it, or were decided about."""

    type = "candidates.duplicates_changed.v1"

    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class DuplicateScanAdvanced(Event):
    """A pass over all records has seen so many, and goes on with the next."""

    type = "candidates.duplicate_scan_advanced.v1"

    scan_id: UUID
    seen: int


@published
@dataclass(frozen=True, kw_only=True)
class CandidatesSorted(Event):
    """Candidates were tagged or untagged, or put into a talent pool or taken out of it."""

    type = "candidates.candidates_sorted.v1"

    change_id: UUID
    candidate_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class TagsChanged(Event):
    """A tag was made, changed, merged into another or removed."""

    type = "candidates.tags_changed.v1"

    tag_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class PoolChanged(Event):
    """A talent pool was made, changed or removed."""

    type = "candidates.pool_changed.v1"

    pool_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class SegmentChanged(Event):
    """A segment was made, changed or removed."""

    type = "candidates.segment_changed.v1"

    segment_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class CandidateNoted(Event):
    """A note about a person was written, changed or removed."""

    type = "candidates.candidate_noted.v1"

    note_id: UUID
    candidate_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class MembersMentioned(Event):
    """A note names members for the first time."""

    type = "candidates.members_mentioned.v1"

    note_id: UUID
    candidate_id: UUID
    by_name: str
    user_ids: tuple[UUID, ...]


@published
@dataclass(frozen=True, kw_only=True)
class ConsentSaid(Event):
    """A person agreed to a text, or took that back."""

    type = "candidates.consent_said.v1"

    consent_id: UUID
    candidate_id: UUID
