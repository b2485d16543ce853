"""ZIP containers: DOCX and ODT, and what only looks like them.

Sizes are never believed: each entry is unpacked in pieces and its bytes are counted, those of
archives inside it too, against one budget for the whole file. Nothing that is unpacked is kept,
beyond the few small parts that tell what the document is.
"""

import re
import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules import refusals
from rolecall.kernel.sentences import say

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_ENTRIES = 2000
MAX_DEPTH = 2
"""A spreadsheet inside a document is common; an archive inside that is not."""
MAX_NESTED_BYTES = 20 * 1024 * 1024
_MAX_PART_BYTES = 1024 * 1024
_PIECE = 64 * 1024
_ENCRYPTED_FLAG = 0x1
_ENTRY_HEADER = b"PK\x01\x02"
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_BYTES = 22
_MAX_COMMENT_BYTES = 0xFFFF

_CONTENT_TYPES = "[Content_Types].xml"
_ODF_MIMETYPE = "mimetype"
_ODF_MANIFEST = "META-INF/manifest.xml"
_KEPT = (_CONTENT_TYPES, _ODF_MIMETYPE, _ODF_MANIFEST)
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ODT_MEDIA_TYPE = b"application/vnd.oasis.opendocument.text"
_FOREIGN_PARTS = (
    (re.compile(r"^xl/"), say("a spreadsheet")),
    (re.compile(r"^ppt/"), say("a presentation")),
    (re.compile(r"\.iwa$"), say("an Apple Pages document")),
    (re.compile(r"^META-INF/container\.xml$"), say("an e-book")),
)


def has_zip_at_end(content: bytes) -> bool:
    """Return whether a reader that starts from the end would find an archive in these bytes."""
    at = content.rfind(_DIRECTORY_END, -(_DIRECTORY_END_BYTES + _MAX_COMMENT_BYTES))
    if at < 0 or at + _DIRECTORY_END_BYTES > len(content):
        return False
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    return at >= size > 0 and content[at - size :].startswith(_ENTRY_HEADER)


def document_type(content: bytes, field: str) -> FileType | str:
    """Return what document a ZIP container is, or in words what else it is.

    Raises:
        InvalidInput: it is damaged, breaks off, is encrypted, or unpacks to far too much.
        UnsupportedType: it carries macros.
    """
    at = content.rfind(_DIRECTORY_END)
    if not 0 <= at <= len(content) - _DIRECTORY_END_BYTES:
        raise refusals.truncated(field)
    try:
        names, parts = _unpack(content, _Budget(field), depth=1)
    except (EOFError, NotImplementedError, OSError, ValueError, zipfile.BadZipFile, zlib.error):
        raise refusals.damaged(field) from None
    if _CONTENT_TYPES in parts:
        return _office_type(names, parts[_CONTENT_TYPES], field)
    if parts.get(_ODF_MIMETYPE, b"").strip() == _ODT_MEDIA_TYPE and "content.xml" in names:
        if b"encryption-data" in parts.get(_ODF_MANIFEST, b""):
            raise refusals.encrypted(field)
        return FileType.ODT
    return _foreign(names)


class _Budget:
    """How much may still be unpacked."""

    def __init__(self, field: str) -> None:
        self.field = field
        self._bytes = MAX_UNPACKED_BYTES
        self._entries = MAX_ENTRIES

    def take(self, *, size: int = 0, entries: int = 0) -> None:
        self._bytes -= size
        self._entries -= entries
        if self._bytes < 0 or self._entries < 0:
            raise refusals.unpacks_too_large(self.field)


def _unpack(content: bytes, budget: _Budget, depth: int) -> tuple[set[str], dict[str, bytes]]:
    if depth > MAX_DEPTH:
        raise refusals.unpacks_too_large(budget.field)
    # Before the directory is read into memory, entry by entry.
    budget.take(entries=content.count(_ENTRY_HEADER))
    names: set[str] = set()
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for info in archive.infolist():
            if info.flag_bits & _ENCRYPTED_FLAG:
                raise refusals.encrypted(budget.field)
            # Readers differ in which of two entries of one name they take.
            if info.filename in names or not _is_plain(info.filename):
                raise refusals.damaged(budget.field)
            names.add(info.filename)
            kept = _count(archive, info, budget, depth)
            if info.filename in _KEPT:
                parts[info.filename] = kept
    return names, parts


def _count(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget, depth: int) -> bytes:
    """Unpack one entry, counting; return its beginning."""
    begin = bytearray()
    is_archive = False
    with archive.open(info) as entry:
        while piece := entry.read(_PIECE):
            budget.take(size=len(piece))
            is_archive = is_archive or (not begin and piece.startswith(b"PK\x03\x04"))
            if is_archive or len(begin) < _MAX_PART_BYTES:
                begin += piece
            if len(begin) > MAX_NESTED_BYTES:
                raise refusals.unpacks_too_large(budget.field)
    if is_archive:
        _unpack(bytes(begin), budget, depth + 1)
    return bytes(begin)


def _is_plain(name: str) -> bool:
    return not name.startswith(("/", "\\")) and ".." not in re.split(r"[/\\]", name)


def _office_type(names: set[str], content_types: bytes, field: str) -> FileType | str:
    try:
        root = fromstring(content_types, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise refusals.damaged(field) from None
    kinds = {
        str(one.get("ContentType")): str(one.get("PartName")).lstrip("/")
        for one in root.iter(_OVERRIDE)
    }
    if any("macroEnabled" in kind for kind in kinds) or _has_macros(names):
        raise refusals.has_macros(field)
    if _WORD_MAIN not in kinds:
        return _foreign(names)
    if kinds[_WORD_MAIN] not in names:
        raise refusals.damaged(field)
    return FileType.DOCX


def _has_macros(names: set[str]) -> bool:
    return any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names)


def _foreign(names: set[str]) -> str:
    for pattern, words in _FOREIGN_PARTS:
        if any(pattern.search(name) for name in names):
            return words
    return say("a ZIP archive")
