"""Why an upload is refused: each reason once, as a sentence that says what to do."""

from typing import TypeVar

from rolecall.kernel.errors import (
    FieldError,
    InvalidInput,
    RolecallError,
    TooLarge,
    UnsupportedType,
)
from rolecall.kernel.sentences import Sentence, say

_KILO = 1024

ErrorT = TypeVar("ErrorT", bound=RolecallError)


def empty(field: str) -> InvalidInput:
    """The file has no bytes."""
    return InvalidInput.of_field(
        field, say("The file is empty (0 bytes). Choose it again, or save it anew."), "file_empty"
    )


def too_large(field: str, size: int, limit: int) -> TooLarge:
    """The file has more bytes than allowed."""
    message = say(
        "The file has {size}; at most {limit} are accepted. Save it "
        "smaller, for example as a PDF with compressed images.",
        size=readable_size(size),
        limit=readable_size(limit),
    )
    return _of(TooLarge, field, message, "file_too_large")


def wrong_type(field: str, what: Sentence, allowed: Sentence) -> UnsupportedType:
    """The file is of a kind that is not taken for this purpose."""
    message = say(
        "The file is {what}, which is not accepted here. Upload {allowed}.",
        what=what,
        allowed=allowed,
    )
    return _of(UnsupportedType, field, message, "file_type_not_allowed")


def phone_picture(field: str) -> UnsupportedType:
    """The picture is in HEIF, which nothing here opens."""
    message = say(
        "The file is a HEIC picture, which is not accepted here. Take a screenshot of it and "
        "upload that, or have the phone take JPEG (on an iPhone: Settings, Camera, Formats, Most "
        "Compatible) and take the picture again."
    )
    return _of(UnsupportedType, field, message, "file_type_not_allowed")


def too_many_pages(field: str, most: int) -> InvalidInput:
    """Pictures have more pages than are made into one document."""
    return InvalidInput.of_field(
        field,
        say(
            "The pictures have more than {most} pages. Save them as PDF and upload that.", most=most
        ),
        "too_many_pages",
    )


def has_macros(field: str) -> UnsupportedType:
    """The document carries programs."""
    message = say("The document contains macros. Save it as DOCX without macros, or as PDF.")
    return _of(UnsupportedType, field, message, "file_has_macros")


def ambiguous(field: str) -> UnsupportedType:
    """The bytes are files of two kinds at once."""
    message = say(
        "The file is of two kinds at once (one file hidden in another). Save the "
        "document anew from the program it was written with, and upload that."
    )
    return _of(UnsupportedType, field, message, "file_ambiguous")


def encrypted(field: str) -> InvalidInput:
    """The file opens only with a password."""
    return InvalidInput.of_field(
        field,
        say("The file is protected by a password. Remove the password and upload it again."),
        "file_encrypted",
    )


def truncated(field: str) -> InvalidInput:
    """The file lacks its end."""
    return InvalidInput.of_field(
        field,
        say(
            "The file breaks off before its end. Open it to see whether it is whole, save "
            "it again, and upload that."
        ),
        "file_truncated",
    )


def damaged(field: str) -> InvalidInput:
    """The file's inner structure is broken."""
    return InvalidInput.of_field(
        field,
        say("The file is damaged and cannot be read. Open it, save it again, and upload that."),
        "file_damaged",
    )


def unpacks_too_large(field: str) -> InvalidInput:
    """The file is small and grows beyond measure when it is unpacked."""
    return InvalidInput.of_field(
        field,
        say("The file unpacks to far more than a document holds. Save it as PDF and upload that."),
        "file_unpacks_too_large",
    )


def too_many_pixels(field: str, limit: int) -> InvalidInput:
    """The picture is larger than can be shown."""
    return InvalidInput.of_field(
        field,
        say(
            "The picture has no size or more than {limit} megapixels. Save it smaller.",
            limit=limit // 1000000,
        ),
        "image_too_large",
    )


def bad_name(field: str, why: Sentence) -> InvalidInput:
    """The file's name cannot be taken."""
    return InvalidInput.of_field(
        field,
        say(
            "The file name {why}. Rename the file, for example to “resume.pdf”, and "
            "upload it again.",
            why=why,
        ),
        "file_name_invalid",
    )


def readable_size(size: int) -> Sentence:
    """Return a number of bytes as people read it: `0.4 KB`, `10 MB`."""
    value, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB"):
        if value < _KILO:
            break
        value, unit = value / _KILO, larger
    if f"{value:.1f}".endswith(".0"):
        return say("{size:.0f} {unit}", size=value, unit=unit)
    return say("{size:.1f} {unit}", size=value, unit=unit)


def _of(kind: type[ErrorT], field: str, message: Sentence, code: str) -> ErrorT:
    return kind(message, errors=[FieldError(field, message, code)])
