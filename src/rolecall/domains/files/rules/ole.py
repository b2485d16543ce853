"""OLE compound files: Word documents of before 2007, and the shell around encrypted newer ones.

Only the header, the allocation table and the directory are read: [MS-CFB], sections 2.2, 2.3, 2.6.
"""

import struct
from array import array

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules import refusals
from rolecall.kernel.sentences import say

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_SECTOR_SHIFTS = (9, 12)
_FREE = 0xFFFFFFFF
_FIRST_DIFAT_AT, _DIFAT_IN_HEADER = 76, 109
_LAST_SECTOR = 0xFFFFFFFA
# [MS-DOC], section 2.5.2: the magic number and the flags of FibBase.
_WORD_MAGIC, _WORD_ENCRYPTED = 0xA5EC, 0x0100


def document_type(content: bytes, field: str) -> FileType | str:
    """Return DOC, or in words what else a compound file is.

    Raises:
        InvalidInput: it is damaged, breaks off, or is protected by a password.
    """
    if len(content) < _HEADER_BYTES:
        raise refusals.truncated(field)
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in _SECTOR_SHIFTS:
        raise refusals.damaged(field)
    sector_bytes = 1 << shift
    if _sectors_in_use(content, sector_bytes) * sector_bytes > len(content):
        raise refusals.truncated(field)
    if _entry(content, "EncryptedPackage", sector_bytes) is not None:
        raise refusals.encrypted(field)
    word = _entry(content, "WordDocument", sector_bytes)
    if word is None:
        return _foreign(content, sector_bytes)
    if len(content) < word + 12:
        raise refusals.truncated(field)
    magic, flags = struct.unpack_from("<H8xH", content, word)
    if magic != _WORD_MAGIC:
        raise refusals.damaged(field)
    if flags & _WORD_ENCRYPTED:
        raise refusals.encrypted(field)
    return FileType.DOC


def _sectors_in_use(content: bytes, sector_bytes: int) -> int:
    """Return how many sectors the allocation table says there are, not counting the header."""
    difat: tuple[int, ...] = struct.unpack_from(f"<{_DIFAT_IN_HEADER}I", content, _FIRST_DIFAT_AT)
    in_use = position = 0
    for table in difat:
        if table > _LAST_SECTOR:
            break
        begin = (table + 1) * sector_bytes
        block = content[begin : begin + sector_bytes]
        if len(block) < sector_bytes:
            # The table itself is beyond the end.
            return table + 1
        entries = array("I", block)
        for entry in entries:
            position += 1
            if entry != _FREE:
                in_use = position
    return in_use


def _entry(content: bytes, name: str, sector_bytes: int) -> int | None:
    """Return where a stream's first sector begins, None when there is no such stream."""
    wanted = name.encode("utf-16-le") + b"\x00\x00"
    at = content.find(wanted)
    while at >= 0:
        if at % _ENTRY_BYTES == 0 and at + _ENTRY_BYTES <= len(content):
            sector = int.from_bytes(content[at + 116 : at + 120], "little")
            return (sector + 1) * sector_bytes
        at = content.find(wanted, at + 1)
    return None


def _foreign(content: bytes, sector_bytes: int) -> str:
    for name, words in (
        ("Workbook", say("a spreadsheet")),
        ("Book", say("a spreadsheet")),
        ("PowerPoint Document", say("a presentation")),
        ("__properties_version1.0", say("a saved mail")),
    ):
        if _entry(content, name, sector_bytes) is not None:
            return words
    return say("of an unknown kind")
