"""The vocabulary of candidates."""

from rolecall.domains.candidates.contracts.contacts import (
    Contact,
    ContactKind,
    Link,
    NewContact,
)
from rolecall.domains.candidates.contracts.history import (
    FieldOrigin,
    OriginKind,
)
from rolecall.domains.candidates.contracts.notes import (
    MAX_MENTIONS,
    CandidateNote,
    ChangeNote,
    Mention,
    NoteAudience,
    NoteReader,
    WriteNote,
)
from rolecall.domains.candidates.contracts.records import (
    Candidate,
    Consent,
    NewCandidate,
    UpdateCandidate,
)
from rolecall.domains.candidates.contracts.sorting import (
    MAX_AT_ONCE,
    MAX_TAGS,
    CandidateFilter,
    CandidateSelection,
    ChangeTag,
    CountedTag,
    SavedFilters,
    SavePool,
    SaveSegment,
    Segment,
    SortCandidates,
    Tag,
    TagColor,
    TalentPool,
)
from rolecall.domains.candidates.contracts.timeline import (
    TIMELINE_COLUMNS,
    TimelineAsked,
    TimelineItem,
)

__all__ = [
    "MAX_AT_ONCE",
    "MAX_MENTIONS",
    "MAX_TAGS",
    "TIMELINE_COLUMNS",
    "Candidate",
    "CandidateFilter",
    "CandidateNote",
    "CandidateSelection",
    "ChangeNote",
    "ChangeTag",
    "Consent",
    "Contact",
    "ContactKind",
    "CountedTag",
    "FieldOrigin",
    "Link",
    "Mention",
    "NewCandidate",
    "NewContact",
    "NoteAudience",
    "NoteReader",
    "OriginKind",
    "SavePool",
    "SaveSegment",
    "SavedFilters",
    "Segment",
    "SortCandidates",
    "Tag",
    "TagColor",
    "TalentPool",
    "TimelineAsked",
    "TimelineItem",
    "UpdateCandidate",
    "WriteNote",
]
