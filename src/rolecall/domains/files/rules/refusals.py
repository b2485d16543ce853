"""Why an upload is refused: each reason once, as a sentence that says what to do."""

from typing import TypeVar

from rolecall.kernel.errors import (
    FieldError,
    InvalidInput,
    RolecallError,
    TooLarge,
    UnsupportedType,
)

_KILO = 1024

ErrorT = TypeVar("ErrorT", bound=RolecallError)


def empty(field: str) -> InvalidInput:
    """The file has no bytes."""
    return InvalidInput.of_field(
        field, "The file is empty (0 bytes). Choose it again, or save it anew.", "file_empty"
    )


def too_large(field: str, size: int, limit: int) -> TooLarge:
    """The file has more bytes than allowed."""
    message = (
        f"The file has {readable_size(size)}; at most {readable_size(limit)} are accepted. "
        "Save it smaller, for example as a PDF with compressed images."
    )
    return _of(TooLarge, field, message, "file_too_large")


def wrong_type(field: str, what: str, allowed: str) -> UnsupportedType:
    """The file is of a kind that is not taken for this purpose."""
    message = f"The file is {what}, which is not accepted here. Upload {allowed}."
    return _of(UnsupportedType, field, message, "file_type_not_allowed")


def has_macros(field: str) -> UnsupportedType:
    """The document carries programs."""
    message = "The document contains macros. Save it as DOCX without macros, or as PDF."
    return _of(UnsupportedType, field, message, "file_has_macros")


def ambiguous(field: str) -> UnsupportedType:
    """The bytes are files of two kinds at once."""
    message = (
        "The file is of two kinds at once (one file hidden in another). Save the document anew "
        "from the program it was written with, and upload that."
    )
    return _of(UnsupportedType, field, message, "file_ambiguous")


def encrypted(field: str) -> InvalidInput:
    """The file opens only with a password."""
    return InvalidInput.of_field(
        field,
        "The file is protected by a password. Remove the password and upload it again.",
        "file_encrypted",
    )


def truncated(field: str) -> InvalidInput:
    """The file lacks its end."""
    return InvalidInput.of_field(
        field,
        "The file breaks off before its end. Open it to see whether it is whole, save it again, "
        "and upload that.",
        "file_truncated",
    )


def damaged(field: str) -> InvalidInput:
    """The file's inner structure is broken."""
    return InvalidInput.of_field(
        field,
        "The file is damaged and cannot be read. Open it, save it again, and upload that.",
        "file_damaged",
    )


def unpacks_too_large(field: str) -> InvalidInput:
    """The file is small and grows beyond measure when it is unpacked."""
    return InvalidInput.of_field(
        field,
        "The file unpacks to far more than a document holds. Save it as PDF and upload that.",
        "file_unpacks_too_large",
    )


def too_many_pixels(field: str, limit: int) -> InvalidInput:
    """The picture is larger than can be shown."""
    return InvalidInput.of_field(
        field,
        f"The picture has no size or more than {limit // 1_000_000} megapixels. Save it smaller.",
        "image_too_large",
    )


def bad_name(field: str, why: str) -> InvalidInput:
    """The file's name cannot be taken."""
    return InvalidInput.of_field(
        field,
        f"The file name {why}. Rename the file, for example to “resume.pdf”, and upload it again.",
        "file_name_invalid",
    )


def readable_size(size: int) -> str:
    """Return a number of bytes as people read it: `0.4 KB`, `10 MB`."""
    value, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB"):
        if value < _KILO:
            break
        value, unit = value / _KILO, larger
    return f"{value:.1f}".removesuffix(".0") + f" {unit}"


def _of(kind: type[ErrorT], field: str, message: str, code: str) -> ErrorT:
    return kind(message, errors=[FieldError(field, message, code)])
