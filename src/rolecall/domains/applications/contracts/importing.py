"""Applications that an import makes."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportIntoJob:
    """Consider people of a file for an open job.

    `stage` is the key of the stage they begin in, empty for the first one. With `confirm` they get
    the mail that confirms an application; otherwise they get none.
    """

    job_id: UUID
    stage: str = ""
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class PersonForJob:
    """A candidate to consider, where the application came from, and the résumé it has."""

    candidate_id: UUID
    source: str
    resume_file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportedApplication:
    """A candidate's application for the job; `is_new` is false for one that was there already."""

    application_id: UUID
    is_new: bool
