"""Files over HTTP."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from rolecall.domains.files.contracts import (
    DownloadLink,
    FilePurpose,
    FileRef,
    FileStatus,
    FileText,
    Preview,
    TextStatus,
)
from rolecall.infra.http import In, Out


class FileOut(Out):
    """A file. `size` is in bytes."""

    id: UUID
    filename: str
    content_type: str
    size: int
    purpose: FilePurpose
    status: FileStatus
    preview: Preview
    text_status: TextStatus
    created_at: datetime

    @classmethod
    def of(cls, ref: FileRef) -> "FileOut":
        """Render a file."""
        return cls.model_validate(ref)


class FileTextOut(Out):
    """What was read of a file."""

    status: TextStatus
    text: str | None
    pages: int | None
    warnings: list[str]

    @classmethod
    def of(cls, found: FileText) -> "FileTextOut":
        """Render a file's text."""
        return cls(
            status=found.status,
            text=found.text,
            pages=found.pages,
            warnings=list(found.warnings),
        )


class FileLinkIn(In):
    """What the link is for: to look at the file in place, or to save it."""

    disposition: Literal["inline", "attachment"] = "attachment"


class FileLinkOut(Out):
    """A link that works for a minute, relative to the installation's address."""

    url: str
    expires_at: datetime

    @classmethod
    def of(cls, link: DownloadLink) -> "FileLinkOut":
        """Render a link."""
        return cls(url=link.url, expires_at=link.expires_at)
