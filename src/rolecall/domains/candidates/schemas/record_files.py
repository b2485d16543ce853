"""Files around a candidate over HTTP."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from rolecall.domains.candidates.contracts import FileEvidence, RecordFile
from rolecall.domains.files.contracts import (
    ChangeFile,
    FileKind,
    FileType,
    Preview,
)
from rolecall.infra.http import In, Out


class FileRemovalOut(Out):
    """When and by whom a file was removed, and until when it can be brought back."""

    at: datetime
    by: str
    until: datetime


class CandidateFileOut(Out):
    """A file of a person.

    `added_by` is empty where no member added it: it was sent in. `application_id` names the
    application that it belongs to, null for files of the record itself. `evidence` says why it
    cannot be removed. The current résumé is the newest file of that kind. `size` is in bytes.
    """

    id: UUID
    filename: str
    type: FileType
    content_type: str
    size: int
    preview: Preview
    kind: FileKind
    created_at: datetime
    added_at: datetime
    added_by: str
    application_id: UUID | None
    job_title: str
    evidence: FileEvidence | None
    is_current_resume: bool
    removal: FileRemovalOut | None
    version: int

    @classmethod
    def of(cls, file: RecordFile) -> "CandidateFileOut":
        """Render a file."""
        ref = file.ref
        return cls(
            id=ref.id,
            filename=ref.filename,
            type=ref.type,
            content_type=ref.content_type,
            size=ref.size,
            preview=ref.preview,
            kind=ref.kind,
            created_at=ref.created_at,
            added_at=file.added_at,
            added_by=file.added_by,
            application_id=file.application_id,
            job_title=file.job_title,
            evidence=file.evidence,
            is_current_resume=file.is_current_resume,
            removal=FileRemovalOut.model_validate(file.removal) if file.removal else None,
            version=ref.version,
        )


class CandidateFilesOut(Out):
    """The files of a person, newest first."""

    items: list[CandidateFileOut]

    @classmethod
    def of(cls, found: Iterable[RecordFile]) -> "CandidateFilesOut":
        """Render files."""
        return cls(items=[CandidateFileOut.of(one) for one in found])


class CandidateFileIn(In):
    """A file that was uploaded before (`POST /files`), and what it is."""

    file_id: UUID
    kind: FileKind | None = None


class CandidateFilePatch(In):
    """What to change of how a file is called. The extension of a name stays that of the file."""

    filename: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    kind: FileKind | None = None

    def command(self, file_id: UUID, expected_version: int | None) -> ChangeFile:
        """Return the command."""
        return ChangeFile(
            file_id=file_id,
            filename=self.filename,
            kind=self.kind,
            expected_version=expected_version,
        )
