"""Zips as people and programs make them, and as nobody should."""

import io
import zipfile


def zipped(entries: dict[str, bytes | str], **flags: int) -> bytes:
    """Return a zip of files by their paths; `flags` are set for each entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for path, content in entries.items():
            info = zipfile.ZipInfo(path)
            info.compress_type = zipfile.ZIP_DEFLATED
            for name, value in flags.items():
                setattr(info, name, value)
            made.writestr(info, content)
    return buffer.getvalue()


def marked_as_encrypted(content: bytes) -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = 0
        while (begin := changed.find(mark, begin)) >= 0:
            changed[begin + at] |= 1
            begin += 4
    return bytes(changed)


def claiming_little(content: bytes) -> bytes:
    """Return a zip whose directory says that its first entry unpacks to one byte."""
    changed = bytearray(content)
    at = changed.find(b"PK\x01\x02") + 24
    changed[at : at + 4] = (1).to_bytes(4, "little")
    return bytes(changed)
