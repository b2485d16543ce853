"""What happens to files."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class FileScanned(Event):
    """A file passed every check of its content and is stored. Sizes are in bytes."""

    type: ClassVar[str] = "files.file_scanned.v1"

    file_id: UUID
    file_type: str
    purpose: str
    size: int


@published
@dataclass(frozen=True, kw_only=True)
class TextExtracted(Event):
    """A file was read, or not: `status` is a `TextStatus`, `file_status` a `FileStatus`."""

    type: ClassVar[str] = "files.text_extracted.v1"

    file_id: UUID
    status: str
    file_status: str
    characters: int


@published
@dataclass(frozen=True, kw_only=True)
class FileAttached(Event):
    """A stored file came to a record such as an application."""

    type: ClassVar[str] = "files.file_attached.v1"

    file_id: UUID
    record_type: str
    record_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ReadingDue(Event):
    """A stored file was not read yet, or by older readers than there are now."""

    type: ClassVar[str] = "files.reading_due.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class UploadAged(Event):
    """An upload has had its time to be finished, or to be attached to something."""

    type: ClassVar[str] = "files.upload_aged.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class FileDeleted(Event):
    """A file's record and key are gone; its bytes, unreadable now, are still to be removed."""

    type: ClassVar[str] = "files.file_deleted.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class RemovalAged(Event):
    """A removed file has been there for as long as it can be brought back."""

    type: ClassVar[str] = "files.removal_aged.v1"

    file_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class IncomingAged(Event):
    """The time is over in which the pieces of a file had to come."""

    type: ClassVar[str] = "files.incoming_aged.v1"

    incoming_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class IncomingEnded(Event):
    """No more pieces of a file are taken: those that came are to go."""

    type: ClassVar[str] = "files.incoming_ended.v1"

    incoming_id: UUID
