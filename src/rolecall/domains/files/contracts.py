"""The vocabulary of files."""

from bisect import bisect_left, bisect_right
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class FileType(StrEnum):
    """What a file is, by its content. The values are stored."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    TXT = "txt"
    HTML = "html"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    CSV = "csv"
    JSON = "json"
    ZIP = "zip"


class FilePurpose(StrEnum):
    """What a file is uploaded for, which decides what types are taken."""

    RESUME = "resume"
    DOCUMENT = "document"
    IMAGE = "image"
    EXPORT = "export"
    """Made by Rolecall; nobody uploads it."""


class FileKind(StrEnum):
    """What people call a file on a record."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    CERTIFICATE = "certificate"
    REFERENCE = "reference"
    OTHER = "other"


class FileStatus(StrEnum):
    """How far a file has come."""

    PENDING = "pending"
    """The record is there, the bytes may not be."""
    STORED = "stored"
    """The bytes passed every check of their content and are kept."""
    RELEASED = "released"
    """A reader has been through it in the sandbox and came out."""
    QUARANTINED = "quarantined"
    """It broke the reader: it is handed out as a download, and never shown in a browser."""
    FAILED = "failed"
    """The bytes could not be stored; the record is about to go."""
    REMOVED = "removed"
    """Somebody removed it: nobody reads it, and it is erased unless it is brought back in time."""


class TextStatus(StrEnum):
    """What is known of a file's text."""

    PENDING = "pending"
    READY = "ready"
    NONE = "none"
    """There is no text in it: a picture, or a scan."""
    UNSUPPORTED = "unsupported"
    """Text is not read from files of this type."""
    FAILED = "failed"
    """It could not be read; the warnings say why."""


class Preview(StrEnum):
    """How a file can be shown in place."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"
    """By its extracted text."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that passed every check of its content.

    `name` is safe to show, to store and to send in a header. `locked` is true for a PDF that is
    encrypted, of which only a reader can tell whether it opens without a password.
    """

    type: FileType
    name: str
    locked: bool = False


class ReceivedFile(Protocol):
    """What the web framework hands over of one uploaded file. `size` is in bytes."""

    @property
    def filename(self) -> str | None:
        """The name as it was sent."""
        ...

    @property
    def size(self) -> int | None:
        """How many bytes came."""
        ...

    async def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes, all of them if negative."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUpload:
    """A file to be stored. `field` is what refusals call it."""

    purpose: FilePurpose
    filename: str
    content: bytes
    field: str = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that Rolecall makes itself. `filename` is safe to send in a header."""

    purpose: FilePurpose
    filename: str
    type: FileType


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """What other parts of Rolecall know of a file."""

    id: UUID
    filename: str
    type: FileType
    content_type: str
    size: int
    purpose: FilePurpose
    status: FileStatus
    preview: Preview
    text_status: TextStatus
    uploaded_by: UUID | None
    created_at: datetime
    kind: FileKind
    version: int
    """Counts the changes of its name and kind."""


@dataclass(frozen=True, slots=True)
class Removal:
    """When and by whom a file was removed, and until when it can be brought back."""

    at: datetime
    by: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file on a record, since when, and what the record's owner says of it."""

    ref: FileRef
    attached_at: datetime
    application_id: UUID | None
    title: str
    evidence: str
    removal: Removal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFile:
    """Change how a file is called; None leaves it. `expected_version` is the one that was seen."""

    file_id: UUID
    filename: str | None = None
    kind: FileKind | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file with the key to its bytes, in an envelope."""

    ref: FileRef
    sealed_key: str


class Remarked(StrEnum):
    """What a reader of a file should know that its looks do not show. The values are stored.

    All but the last are kinds of hidden text: it is left out of the text, and only quoted.
    """

    BACKGROUND_COLOR = "background_color"
    """In the color of what is behind it."""
    TINY = "tiny"
    """Smaller than anyone reads."""
    OFF_PAGE = "off_page"
    """Outside the part of the page that is shown."""
    INVISIBLE = "invisible"
    """Drawn in the mode that draws nothing, and no picture shows the same."""
    COVERED = "covered"
    """Painted over."""
    HIDDEN_STYLE = "hidden_style"
    """Hidden by a property of the document: of a run, a style, or of CSS."""
    ZERO_WIDTH = "zero_width"
    """Characters without width between those that are shown."""
    REPEATED = "repeated"
    """A list of words that comes again and again."""
    INSTRUCTION = "instruction"
    """A sentence that is addressed to a machine. It can be seen, and stays in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One such thing: what it says, shortened, and where.

    `page` counts from 1 and is None for formats without pages. `start` and `end` are code points of
    the text for what stays in it, None for what was left out.
    """

    kind: Remarked
    quote: str
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """What was read of a file. `pages` is None for formats that have none.

    `extractor` is the version of the readers that read it, 0 where it was not read.
    """

    status: TextStatus
    text: str | None = None
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    extractor: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in fractions of its width and height, from the corner at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of the text, in code points, and where it stands; pages count from 1."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class FileLayout:
    """Where each line of a file's text stands on its pages, in the order of the text."""

    lines: tuple[LaidLine, ...]

    def lines_of(self, start: int, end: int) -> tuple[LaidLine, ...]:
        """Return the lines that a part of the text touches."""
        first = bisect_right(self.lines, start, key=lambda line: line.end)
        stop = bisect_left(self.lines, end, key=lambda line: line.start)
        return self.lines[first:stop]


@dataclass(frozen=True, slots=True)
class AttachedRecord:
    """A record that a file belongs to, such as `("application", id)`."""

    record_type: str
    record_id: UUID


@dataclass(frozen=True, slots=True)
class DownloadLink:
    """A link that works for whoever holds it, for a short while; relative to the installation."""

    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file whose bytes are about to be read. The first bytes are known to be there."""

    ref: FileRef
    content: AsyncIterator[bytes]
    inline: bool = False


@dataclass(frozen=True, slots=True)
class SizedPicture:
    """A picture in one width; `width` and `height` are in pixels, `size` in bytes."""

    file_id: UUID
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What stands on the picture that a link is shown with.

    `facts` make one line below the title, the most telling first. `color` is `#rrggbb`, and
    `on_color` reads on it.
    """

    name: str
    title: str
    facts: tuple[str, ...] = ()
    color: str
    on_color: str


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it is kept: its place in the order, its public id, and its envelope."""

    generation: int
    key_id: str
    wrapped: str


@dataclass(frozen=True, slots=True)
class RotationReport:
    """What a rotation did in one organization.

    `rewrapped` counts data keys that moved under the current root secret, `reencrypted` the values
    that moved under the current data key, by where they are.
    """

    current_key: str
    rewrapped: int
    reencrypted: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncoming:
    """A file that is going to come in pieces, for a record; `length` in bytes."""

    record: AttachedRecord
    field: str
    purpose: FilePurpose
    filename: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """How far a file that comes in pieces has come; sizes in bytes.

    `file_id` is the file that it became, None until all of it is there and was checked.
    """

    id: UUID
    record: AttachedRecord
    field: str
    purpose: FilePurpose
    filename: str
    length: int
    received: int
    pieces: tuple[UUID, ...]
    file_id: UUID | None
    expires_at: datetime

    @property
    def is_whole(self) -> bool:
        """Whether every byte has come."""
        return self.received == self.length
