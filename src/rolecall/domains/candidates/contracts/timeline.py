"""Everything that happened with a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.candidates.contracts.notes import NoteReader

TIMELINE_COLUMNS = (
    "at", "id", "kind", "actor", "subject", "origin", "target", "body", "record_id",
)  # fmt: skip
"""What each source of the timeline selects, in this order; texts may be empty, never NULL.

`record_id` is what one opens from there: the application or the file; NULL where there is nothing.
"""


@dataclass(frozen=True, slots=True)
class TimelineAsked:
    """Whose timeline is read, and by whom: sources leave out what this reader may not see."""

    org_id: UUID
    candidate_id: UUID
    reader: NoteReader
    reads_messages: bool
    reads_files: bool


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened. What the texts are depends on the kind (docs/how-to)."""

    at: datetime
    id: UUID
    kind: str
    actor: str
    subject: str
    origin: str
    target: str
    body: str
    record_id: UUID | None
