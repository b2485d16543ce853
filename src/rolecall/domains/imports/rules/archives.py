"""What is in a zip of résumés.

Guarantees: sizes are never believed, the bytes of each entry are counted while it is unpacked, and
all of them against one limit; nothing is written under a name from the archive; an archive that
could mean two things, or anything but documents in folders, is refused as a whole with the name of
the entry and the remedy; what programs leave in archives of their own is passed over.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from rolecall.domains.imports.contracts import MAX_RESUMES
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

MAX_UNPACKED: Final = 250 * 1024 * 1024
"""Bytes of all documents together."""
MAX_DIRECTORY: Final = 2 * 1024 * 1024
"""Bytes of the list of entries, with folders and what is passed over."""
_BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_END_BYTES, _LOCATOR_BYTES = 22, 20
_END_WINDOW: Final = _END_BYTES + _LOCATOR_BYTES + 0xFFFF
"""The end of the list has a remark of up to 64 KB behind it (APPNOTE.TXT, 4.3.16)."""
_PIECE: Final = 256 * 1024
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_LONGEST_NAME: Final = 500
_PASSED_OVER: Final = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_OFFICE: Final = frozenset({"[content_types].xml", "mimetype"})
_QUOTED: Final = 80
_UNREADABLE: Final = say("The zip cannot be read: it is damaged, or breaks off. Make it again.")


@dataclass(frozen=True, slots=True)
class Document:
    """An entry of the archive, under its path with slashes. `content` is None if it is too large.

    It says nothing of what the bytes are.
    """

    path: str
    content: bytes | None

    @property
    def name(self) -> str:
        """The name of the file, without folders."""
        return self.path.rpartition("/")[2]


def is_archive(begin: bytes) -> bool:
    """Tell whether a file that begins so is a zip."""
    return begin.startswith(_BEGINNINGS)


class Archive:
    """A zip of résumés: its entries are looked through first, then unpacked one by one."""

    def __init__(self, content: IO[bytes]) -> None:
        """Look through the directory.

        Raises:
            InvalidInput: it is no zip that can be read, has none or too many documents, or an entry
                that is not taken.
        """
        _require_short(content)
        try:
            content.seek(0)
            self._zip = zipfile.ZipFile(content)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise _refused(_UNREADABLE) from error
        self._entries = _documents(self._zip.infolist())

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._entries)

    def documents(self, most: int) -> Iterator[Document]:
        """Yield the documents in the order of their paths; those over `most` bytes without content.

        Raises:
            InvalidInput: an entry is damaged, a zip itself, or all together are too large.
        """
        left = MAX_UNPACKED
        for path, info in self._entries:
            content = self._unpack(path, info, min(most, left) + 1)
            left -= len(content)
            if left < 0:
                raise _refused(
                    say(
                        "The zip unpacks to more than {max_unpacked} MB. Split it into several.",
                        max_unpacked=MAX_UNPACKED // 1024**2,
                    ),
                    "unpacks_too_large",
                )
            yield Document(path, content if len(content) <= most else None)

    def check(self, most: int) -> None:
        """Unpack everything once, and keep nothing.

        Raises:
            InvalidInput: as for `documents`.
        """
        for document in self.documents(most):
            if document.content is not None and is_archive(document.content[:4]):
                _require_document(document)

    def _unpack(self, path: str, info: zipfile.ZipInfo, most: int) -> bytes:
        content = bytearray()
        try:
            with self._zip.open(info) as entry:
                while len(content) < most and (piece := entry.read(min(_PIECE, most))):
                    content += piece
        except NotImplementedError as error:
            raise _refused(
                say(
                    "{quoted} is packed in a way that is not known here. Make the zip again "
                    "with the usual compression.",
                    quoted=_quoted(path),
                ),
                "entry_unreadable",
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise _refused(
                say(
                    "{quoted} is damaged inside the zip. Make the zip again.", quoted=_quoted(path)
                ),
                "entry_unreadable",
            ) from error
        return bytes(content[:most])


def _require_short(content: IO[bytes]) -> None:
    """Refuse too long a directory before it is read into memory, line by line."""
    size = content.seek(0, io.SEEK_END)
    content.seek(max(0, size - _END_WINDOW))
    window = content.read()
    at = window.rfind(_END)
    if not 0 <= at <= len(window) - _END_BYTES:
        raise _refused(_UNREADABLE)
    if window[max(0, at - _LOCATOR_BYTES) :].startswith(_LOCATOR):
        raise _refused(
            say("The zip is made for far more than it may have. Make it again, smaller.")
        )
    if int.from_bytes(window[at + 12 : at + 16], "little") > MAX_DIRECTORY:
        raise _too_many()


def _documents(found: list[zipfile.ZipInfo]) -> list[tuple[str, zipfile.ZipInfo]]:
    entries: dict[str, tuple[str, zipfile.ZipInfo]] = {}
    for info in found:
        path = _path_of(info)
        parts = path.split("/")
        if parts[0].casefold() in _OFFICE:
            raise _refused(
                say(
                    "The file is a document or a spreadsheet. Save a spreadsheet as CSV; put "
                    "documents into a zip."
                ),
                "not_an_archive",
            )
        _require_plain(info, path, parts)
        if info.is_dir() or path.endswith("/") or _is_passed_over(parts):
            continue
        if info.flag_bits & _ENCRYPTED:
            raise _refused(
                say(
                    "{quoted} is protected by a password. Make the zip without one.",
                    quoted=_quoted(path),
                ),
                "entry_encrypted",
            )
        key = unicodedata.normalize("NFC", path).casefold()
        if key in entries:
            raise _refused(
                say(
                    "{quoted} is in the zip twice. Rename one of them, or leave it out.",
                    quoted=_quoted(path),
                ),
                "entry_twice",
            )
        entries[key] = (path, info)
    if not entries:
        raise _refused(
            say(
                "There are no documents in the zip. Put the résumés into it as files (PDF, "
                "DOCX, DOC, ODT, RTF, TXT or HTML)."
            ),
            "no_documents",
        )
    if len(entries) > MAX_RESUMES:
        raise _too_many()
    return [entries[key] for key in sorted(entries)]


def _path_of(info: zipfile.ZipInfo) -> str:
    """Return the entry's name with slashes, in the letters that it was meant in.

    Programs that do not say which letters these are mostly mean UTF-8 all the same.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    return name.replace("\\", "/")


def _require_plain(info: zipfile.ZipInfo, path: str, parts: list[str]) -> None:
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts:
        raise _refused(
            say(
                "{quoted} leads out of the zip. Make the zip from the folder of the résumés.",
                quoted=_quoted(path),
            ),
            "entry_outside",
        )
    if not path.isprintable() or len(path) > _LONGEST_NAME:
        raise _refused(
            say(
                "{quoted} is no usual name of a file. Rename it and make the zip again.",
                quoted=_quoted(path),
            ),
            "entry_name",
        )
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refused(
            say(
                "{quoted} is a link and no file. Put the file itself into the zip.",
                quoted=_quoted(path),
            ),
            "entry_link",
        )


def _is_passed_over(parts: list[str]) -> bool:
    return any(part.startswith(".") or part.casefold() in _PASSED_OVER for part in parts)


def _require_document(document: Document) -> None:
    """Refuse a zip inside the zip; documents of today's programs are zips with a certain entry."""
    content = document.content or b""
    if any(mark in content for mark in (b"[Content_Types].xml", b"mimetypeapplication/")):
        return
    raise _refused(
        say(
            "{quoted} is a zip inside the zip. Unpack it and put its files into one zip.",
            quoted=_quoted(document.path),
        ),
        "entry_is_archive",
    )


def _too_many() -> InvalidInput:
    return _refused(
        say(
            "One zip may have {max_resumes:,} résumés. Split it into several.",
            max_resumes=MAX_RESUMES,
        ),
        "too_many",
    )


def _quoted(path: str) -> str:
    shown = "".join(one if one.isprintable() else "?" for one in path)
    return f"“{shown if len(shown) <= _QUOTED else '…' + shown[-_QUOTED:]}”"


def _refused(message: Sentence, code: str = "unreadable") -> InvalidInput:
    return InvalidInput.of_field("file", message, code)
