"""The types of files: what they are called, and which are taken for what."""

from dataclasses import dataclass

from rolecall.domains.files.contracts import FilePurpose, FileType
from rolecall.kernel.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Description:
    """A type's registered media type, its extensions (the usual one first) and its short name."""

    media_type: str
    extensions: tuple[str, ...]
    label: str


DESCRIPTIONS: dict[FileType, Description] = {
    FileType.PDF: Description("application/pdf", ("pdf",), "PDF"),
    FileType.DOCX: Description(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        "DOCX",
    ),
    FileType.DOC: Description("application/msword", ("doc",), "DOC"),
    FileType.ODT: Description("application/vnd.oasis.opendocument.text", ("odt",), "ODT"),
    FileType.RTF: Description("application/rtf", ("rtf",), "RTF"),
    FileType.TXT: Description("text/plain", ("txt", "text", "md"), "TXT"),
    FileType.HTML: Description("text/html", ("html", "htm"), "HTML"),
    FileType.PNG: Description("image/png", ("png",), "PNG"),
    FileType.JPEG: Description("image/jpeg", ("jpg", "jpeg"), "JPEG"),
    FileType.WEBP: Description("image/webp", ("webp",), "WebP"),
    FileType.CSV: Description("text/csv", ("csv",), "CSV"),
    FileType.JSON: Description("application/json", ("json",), "JSON"),
    FileType.ZIP: Description("application/zip", ("zip",), "ZIP"),
}

IMAGES = (FileType.PNG, FileType.JPEG, FileType.WEBP)
TEXTS = (
    FileType.PDF,
    FileType.DOCX,
    FileType.DOC,
    FileType.ODT,
    FileType.RTF,
    FileType.TXT,
    FileType.HTML,
)

ALLOWED: dict[FilePurpose, tuple[FileType, ...]] = {
    FilePurpose.RESUME: (*TEXTS, FileType.JSON, *IMAGES),
    FilePurpose.DOCUMENT: (*TEXTS, FileType.JSON, *IMAGES),
    FilePurpose.IMAGE: IMAGES,
}

PAGES = "TIFF"
PAGES_EXTENSIONS = ("tif", "tiff")
AS_PAGES = frozenset({FilePurpose.RESUME, FilePurpose.DOCUMENT})
"""For what a TIFF is taken: what is kept of it is a PDF, which browsers show."""

READABLE = frozenset({*TEXTS, FileType.JSON})
"""What text is read from. Of JSON only résumés in the schema of JSON Resume are uploaded."""


def allowed_labels(purpose: FilePurpose) -> Sentence:
    """Return the types taken for a purpose, as a list in words: `PDF, DOCX or TXT`."""
    labels = [DESCRIPTIONS[one].label for one in ALLOWED[purpose]]
    labels += [PAGES] * (purpose in AS_PAGES)
    return say("{before} or {last}", before=labels[:-1], last=labels[-1])


def usual_extension(type_: FileType) -> str:
    """Return the extension, without a dot, that a file of the type is given."""
    return DESCRIPTIONS[type_].extensions[0]


def known_extensions() -> frozenset[str]:
    """Return every extension that names one of the types."""
    return frozenset(e for one in DESCRIPTIONS.values() for e in one.extensions).union(
        PAGES_EXTENSIONS
    )


_IMAGE_BYTES = 5 * 1024 * 1024


def limit_of(purpose: FilePurpose, configured: int) -> int:
    """Return how many bytes a file for this purpose may have: pictures less than documents."""
    return min(configured, _IMAGE_BYTES) if purpose is FilePurpose.IMAGE else configured
