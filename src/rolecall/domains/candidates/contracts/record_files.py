"""Files around a person: on the record, with applications, with offers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.files.contracts import FileRef, Removal

FILE_SOURCE_COLUMNS = ("record_type", "record_id", "application_id", "title", "evidence")
"""What each source of a person's files selects, in this order: one row for each record.

`application_id` is NULL and `title` empty where the record belongs to no application; `evidence` is
empty or a `FileEvidence`.
"""


class FileEvidence(StrEnum):
    """Why a file cannot be removed."""

    SENT_OFFER = "sent_offer"
    """The letter of an offer that was put before the person."""
    ACCEPTED_OFFER = "accepted_offer"
    """The letter of an offer that was accepted."""


@dataclass(frozen=True, slots=True)
class RecordFilesAsked:
    """Whose files are listed, and by whom: sources leave out what this reader may not see."""

    org_id: UUID
    candidate_id: UUID
    reads_applications: bool
    reads_offers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFile:
    """A file of a person. `added_by` is empty where no member added it.

    `is_current_resume`: of all that are called a résumé it came last.
    """

    ref: FileRef
    added_at: datetime
    added_by: str
    application_id: UUID | None
    job_title: str
    evidence: FileEvidence | None
    removal: Removal | None
    is_current_resume: bool = False
