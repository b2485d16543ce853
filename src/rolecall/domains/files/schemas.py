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
    Remarked,
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


class FileRemarkOut(Out):
    """What a reader of a file should know that its looks do not show, and what it says.

    `page` counts from 1. What `start` and `end` are given for stays in the text, in code points;
    the rest is hidden text, and was left out.
    """

    kind: Remarked
    quote: str
    page: int | None
    start: int | None
    end: int | None


class FileTextOut(Out):
    """What was read of a file."""

    status: TextStatus
    text: str | None
    pages: int | None
    warnings: list[str]
    remarks: list[FileRemarkOut]

    @classmethod
    def of(cls, found: FileText) -> "FileTextOut":
        """Render a file's text."""
        return cls(
            status=found.status,
            text=found.text,
            pages=found.pages,
            warnings=list(found.warnings),
            remarks=[FileRemarkOut.model_validate(one) for one in found.remarks],
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
