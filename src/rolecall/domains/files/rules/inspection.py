"""Whether an upload is taken.

Guarantees: what passes is of a type that is allowed for its purpose, by its content and not by its
name; is whole as far as can be told without a parser; unpacks to a bounded size; is not two kinds
of file at once; and has a safe name with the extension of its true type. Every refusal names the
field and the remedy.

It unpacks archives, so it takes processor time in proportion to the size limit (under a second for
the largest): call it off the event loop.
"""

from rolecall.domains.files.contracts import CheckedFile, FilePurpose, FileType
from rolecall.domains.files.rules import images, names, ole, pdfs, refusals, signatures, zips
from rolecall.domains.files.rules.extraction import json_resume
from rolecall.domains.files.rules.types import ALLOWED, IMAGES, allowed_labels
from rolecall.kernel.sentences import Sentence, plain, say

_RTF_TRAILING = b"\x00 \t\r\n"


def inspect(
    content: bytes, given_name: str, purpose: FilePurpose, *, max_bytes: int, field: str = "file"
) -> CheckedFile:
    """Return what the file is, or refuse it.

    Raises:
        TooLarge: it has more than `max_bytes`.
        UnsupportedType: it is of a type that is not taken, or of two types at once.
        InvalidInput: it is empty, broken off, damaged, protected by a password, would unpack to far
            too much, or has a name that cannot be taken.
    """
    if not content:
        raise refusals.empty(field)
    if len(content) > max_bytes:
        raise refusals.too_large(field, len(content), max_bytes)
    type_ = true_type(content, field)
    # The name is looked at before the type is refused: a path in it is never an accident.
    name = names.safe_name(
        given_name, type_ if isinstance(type_, FileType) else FileType.TXT, field
    )
    if signatures.is_heif(content):
        raise refusals.phone_picture(field)
    if not isinstance(type_, FileType):
        raise refusals.wrong_type(
            field, type_ if isinstance(type_, Sentence) else plain(type_), allowed_labels(purpose)
        )
    if type_ not in ALLOWED[purpose]:
        what = say("of the type {type}", type=type_.upper())
        raise refusals.wrong_type(field, what, allowed_labels(purpose))
    locked = _check_whole(content, type_, field)
    return CheckedFile(type=type_, name=name, locked=locked)


def true_type(content: bytes, field: str = "file") -> FileType | str:
    """Return the type by content, or in words what else it is (they complete “The file is …”).

    Raises:
        InvalidInput: a container is damaged, broken off, encrypted, or unpacks to far too much.
        UnsupportedType: it carries macros, or is of two types at once.
    """
    kind = signatures.sniff(content)
    if kind == "zip":
        kind = zips.document_type(content, field)
    elif kind == "ole":
        kind = ole.document_type(content, field)
    elif zips.has_zip_at_end(content):
        raise refusals.ambiguous(field)
    if kind == FileType.TXT and json_resume.is_resume(content):
        kind = FileType.JSON
    if kind != FileType.PDF and signatures.PDF_HEADER in content[: signatures.HEADER_WINDOW]:
        raise refusals.ambiguous(field)
    return kind


def _check_whole(content: bytes, type_: FileType, field: str) -> bool:
    """Refuse what breaks off; return whether a PDF is encrypted."""
    if type_ == FileType.PDF:
        return pdfs.check(content, field)
    if type_ in IMAGES:
        images.check(content, type_, field)
    if type_ == FileType.RTF and not content.rstrip(_RTF_TRAILING).endswith(b"}"):
        raise refusals.truncated(field)
    return False
