"""Which files may go with a message, and how many. Pure."""

from collections.abc import Sequence

from rolecall.domains.candidates.contracts import RecordFile
from rolecall.domains.files.contracts import FileKind, FilePurpose, FileRef, FileStatus
from rolecall.kernel.errors import InvalidInput

MOST_FILES = 10
MOST_BYTES = 10_000_000
"""Of all files of one mail together: mail servers refuse what is larger, encoded, than 15 MB."""
FIELD = "file_ids"
_MEGABYTE = 1_000_000
_CHECKED = frozenset({FileStatus.STORED, FileStatus.RELEASED})


def may_leave(ref: FileRef) -> bool:
    """Tell whether a file is there, passed the checks so far, and is a document."""
    return ref.status in _CHECKED and ref.purpose in {FilePurpose.RESUME, FilePurpose.DOCUMENT}


def may_be_sent(file: RecordFile) -> bool:
    """Tell whether a file of a person's record may be sent to the person.

    A reference was given to the organization in confidence.
    """
    return file.removal is None and file.ref.kind is not FileKind.REFERENCE and may_leave(file.ref)


def require_few(chosen: Sequence[FileRef]) -> None:
    """Pass if a mail takes these files.

    Raises:
        InvalidInput: they are too many or too large; the sentence names the file and the remedy.
    """
    if len(chosen) > MOST_FILES:
        raise InvalidInput.of_field(
            FIELD, f"A message takes {MOST_FILES} files at most. Take some away.", "too_many"
        )
    total = sum(one.size for one in chosen)
    if total <= MOST_BYTES:
        return
    largest = max(chosen, key=lambda one: one.size)
    together = "" if len(chosen) == 1 else " Together the files have too much."
    raise InvalidInput.of_field(
        FIELD,
        f"“{largest.filename}” has {largest.size / _MEGABYTE:.1f} MB. The files of one message may "
        f"have {MOST_BYTES // _MEGABYTE} MB.{together} Take it away, or send a smaller version.",
        "too_large",
    )
