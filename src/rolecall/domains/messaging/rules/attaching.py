"""Which files may go with a mail, how many, and whether they can leave with it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.domains.files.contracts import FilePurpose, FileRef, FileStatus
from rolecall.domains.messaging.contracts import Attachment
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import NOTHING, say

MOST_FILES = 10
MOST_BYTES = 10_000_000
"""Of all files of one mail together: mail servers refuse what is larger, encoded, than 15 MB."""
FIELD = "file_ids"
_MEGABYTE = 1_000_000
_CHECKED = frozenset({FileStatus.STORED, FileStatus.RELEASED})


READ_WITHIN = timedelta(hours=1)
"""A file that nobody has read by then will not be read soon."""
_WHAT_NOW = "take the message back and send it without the file."


def may_leave(ref: FileRef) -> bool:
    """Tell whether a file is there, passed the checks so far, and is a document."""
    return ref.status in _CHECKED and ref.purpose in {FilePurpose.RESUME, FilePurpose.DOCUMENT}


def require_few(chosen: Sequence[FileRef]) -> None:
    """Pass if a mail takes these files.

    Raises:
        InvalidInput: they are too many or too large; the sentence names the file and the remedy.
    """
    if len(chosen) > MOST_FILES:
        raise InvalidInput.of_field(
            FIELD,
            say(
                "A message takes {most_files} files at most. Take some away.", most_files=MOST_FILES
            ),
            "too_many",
        )
    total = sum(one.size for one in chosen)
    if total <= MOST_BYTES:
        return
    largest = max(chosen, key=lambda one: one.size)
    together = NOTHING if len(chosen) == 1 else say(" Together the files have too much.")
    raise InvalidInput.of_field(
        FIELD,
        say(
            "“{filename}” has {size:.1f} MB. The files of one message may have "
            "{most_bytes} MB.{together} Take it away, or send a smaller version.",
            filename=largest.filename,
            size=largest.size / _MEGABYTE,
            most_bytes=MOST_BYTES // _MEGABYTE,
            together=together,
        ),
        "too_large",
    )


def is_unread(attached: Sequence[Attachment], found: Mapping[UUID, FileRef], now: datetime) -> bool:
    """Tell whether a file is about to be read, which may yet keep it from leaving."""
    return any(
        file.status is FileStatus.STORED and now - file.created_at < READ_WITHIN
        for file in _of(attached, found)
        if file is not None
    )


def why_not(attached: Sequence[Attachment], found: Mapping[UUID, FileRef]) -> str:
    """Return why these files cannot leave, as a sentence with the remedy; empty if they can."""
    for one, file in zip(attached, _of(attached, found), strict=True):
        if file is None:
            return f"“{one.filename}” was erased, so this was not sent. To send it, {_WHAT_NOW}"
        if file.status is FileStatus.REMOVED:
            return (
                f"“{one.filename}” was removed, so this was not sent. Bring the file back and send "
                f"it now, or {_WHAT_NOW}"
            )
        if file.status is FileStatus.STORED:
            return (
                f"“{one.filename}” could not be checked yet, so this was not sent. Send it later, "
                f"or {_WHAT_NOW}"
            )
        if file.status is not FileStatus.RELEASED:
            return f"“{one.filename}” did not pass the checks, so this was not sent. {_SO}"
    return ""


_SO = f"{_WHAT_NOW[0].upper()}{_WHAT_NOW[1:]}"


def _of(attached: Sequence[Attachment], found: Mapping[UUID, FileRef]) -> list[FileRef | None]:
    return [found.get(one.file_id) if one.file_id else None for one in attached]
