"""The vocabulary of files."""

from dataclasses import dataclass
from enum import StrEnum


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


class FilePurpose(StrEnum):
    """What a file is uploaded for, which decides what types are taken."""

    RESUME = "resume"
    DOCUMENT = "document"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that passed every check of its content.

    `name` is safe to show, to store and to send in a header. `locked` is true for a PDF that is
    encrypted, of which only a reader can tell whether it opens without a password.
    """

    type: FileType
    name: str
    locked: bool = False
