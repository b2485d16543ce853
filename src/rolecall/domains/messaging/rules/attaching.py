"""Whether the files of a mail can leave with it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.domains.files.contracts import FileRef, FileStatus
from rolecall.domains.messaging.contracts import Attachment

READ_WITHIN = timedelta(hours=1)
"""A file that nobody has read by then will not be read soon."""
_WHAT_NOW = "take the message back and send it without the file."


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
