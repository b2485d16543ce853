"""What a file is, by its first bytes.

The sniffing is our own and small because it decides what is let in: ten types that are taken, and a
few names for what is not, so that the refusal can say what was sent.
"""

import codecs
import re

from rolecall.domains.files.contracts import FileType
from rolecall.kernel.sentences import say

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_HEADER = b"%PDF-"
HEADER_WINDOW = 1024
"""Readers of PDF look for the header within so many bytes (ISO 32000-1, annex H.3.4.1)."""

CONTAINERS = {ZIP: "zip", OLE: "ole"}

_SIGNATURES: tuple[tuple[bytes, FileType], ...] = (
    (b"{\\rtf", FileType.RTF),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
)

_TIFF = (b"II*\x00", b"MM\x00*")
_HEIF = re.compile(rb"^....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)
"""Major brands of ISO/IEC 23008-12, annex B, and of the format that it is built on."""
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"MZ", say("a Windows program")),
    (b"\x7fELF", say("a program")),
    (b"\xca\xfe\xba\xbe", say("a program")),
    (b"\xcf\xfa\xed\xfe", say("a program")),
    (b"Rar!", say("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", say("a 7-Zip archive")),
    (b"\x1f\x8b", say("a compressed archive")),
    (b"BZh", say("a compressed archive")),
    (b"\xfd7zXZ\x00", say("a compressed archive")),
    (b"PK\x05\x06", say("an empty ZIP archive")),
    (b"GIF8", say("a GIF picture")),
    (b"BM", say("a BMP picture")),
    (_TIFF[0], say("a TIFF picture")),
    (_TIFF[1], say("a TIFF picture")),
    (b"%!PS", say("a PostScript document")),
    (b"ID3", say("a sound recording")),
    (b"OggS", say("a recording")),
    (b"\x1aE\xdf\xa3", say("a video")),
)
_BRANDED = re.compile(rb"^....ftyp", re.DOTALL)
_HTML = re.compile(
    rb"^(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"^<(\?xml|svg|!doctype)\b", re.IGNORECASE)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_IN_TEXT = bytes(sorted({*range(0x20)} - {*b"\t\n\v\f\r\x1b"}))
_BLANKS = b" \t\r\n\f\x00"


def sniff(content: bytes) -> FileType | str:
    """Return the type, `"zip"` or `"ole"` for a container to be looked into, or what it is.

    The last is in words, which complete “The file is …”.
    """
    for signature, container in CONTAINERS.items():
        if content.startswith(signature):
            return container
    for signature, type_ in _SIGNATURES:
        if content.startswith(signature):
            return type_
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return FileType.WEBP
    if content[:HEADER_WINDOW].lstrip(codecs.BOM_UTF8 + _BLANKS).startswith(PDF_HEADER):
        return FileType.PDF
    return _text_or_foreign(content)


def is_tiff(content: bytes) -> bool:
    """Return whether a file is a TIFF, as scanners and fax machines deliver it."""
    return content.startswith(_TIFF)


def is_heif(content: bytes) -> bool:
    """Return whether a file is a picture in HEIF, as some phones take it."""
    return _HEIF.match(content) is not None


def _text_or_foreign(content: bytes) -> FileType | str:
    for signature, words in _FOREIGN:
        # Two letters begin many a text; the programs and pictures they name are never text.
        if content.startswith(signature) and not _is_text(content):
            return words
    if not _is_text(content):
        return (
            say("a video or a phone picture")
            if _BRANDED.match(content)
            else say("of an unknown kind")
        )
    begin = content[: 8 * HEADER_WINDOW].removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)
    if _HTML.match(begin):
        return FileType.HTML
    if _XML.match(begin):
        return say("an XML document")
    if begin.startswith(b"%!PS"):
        return say("a PostScript document")
    return FileType.TXT


def _is_text(content: bytes) -> bool:
    if content.startswith(_BOMS[1:]):
        try:
            content.decode("utf-16")
        except UnicodeDecodeError:
            return False
        return True
    return len(content.translate(None, _NOT_IN_TEXT)) == len(content)
