"""How a file may be shown in place."""

from rolecall.domains.files.contracts import FileStatus, FileType, Preview, TextStatus
from rolecall.domains.files.rules.types import IMAGES

SERVED = frozenset({FileStatus.STORED, FileStatus.RELEASED, FileStatus.QUARANTINED})
"""The states in which a file's bytes are handed out."""


def preview_of(type_: FileType, status: FileStatus, text_status: TextStatus) -> Preview:
    """Return how a file is shown: by a browser where that runs nothing, else by its text."""
    if status not in SERVED or status is FileStatus.QUARANTINED:
        return Preview.NONE
    if type_ is FileType.PDF:
        return Preview.PDF
    if type_ in IMAGES:
        return Preview.IMAGE
    return Preview.TEXT if text_status is TextStatus.READY else Preview.NONE


def may_be_inline(type_: FileType, status: FileStatus) -> bool:
    """Return whether the bytes may be sent to be shown instead of saved. Never for HTML."""
    shown = type_ in {FileType.PDF, FileType.TXT, *IMAGES}
    return shown and status in SERVED - {FileStatus.QUARANTINED}
