"""Zips: what is in them, and which are refused."""

import io
import stat
import time

import pytest

from rolecall.domains.imports.contracts import MAX_RESUMES
from rolecall.domains.imports.rules import archives
from rolecall.domains.imports.rules.archives import Archive
from rolecall.kernel.errors import InvalidInput

from tests.support.archives import claiming_little, marked_as_encrypted, zipped

MOST = 1024 * 1024


def read(content: bytes) -> dict[str, bytes | None]:
    archive = Archive(io.BytesIO(content))
    archive.check(MOST)
    return {one.path: one.content for one in archive.documents(MOST)}


def test_documents_come_in_the_order_of_their_paths_without_what_programs_leave() -> None:
    content = zipped(
        {
            "People/": b"",
            "People/b.txt": "b",
            "People/a.txt": "a",
            "__MACOSX/People/._a.txt": "x",
            "People/.DS_Store": "x",
            ".hidden/c.txt": "x",
            "People/Thumbs.db": "x",
        }
    )
    assert read(content) == {"People/a.txt": b"a", "People/b.txt": b"b"}


def test_names_of_archives_from_windows_and_macs_are_read() -> None:
    content = zipped({"Lebensläufe/Jörg.txt": "x"}, flag_bits=0)
    plain = content.replace(b"\x00\x08", b"\x00\x00")
    assert list(read(plain)) == ["Lebensläufe/Jörg.txt"]
    assert list(read(zipped({"People\\Ana.txt": "x"}))) == ["People/Ana.txt"]


def test_a_document_that_is_too_large_has_no_content() -> None:
    assert read(zipped({"a.txt": b"a" * (MOST + 1), "b.txt": "b"})) == {
        "a.txt": None, "b.txt": b"b",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        pytest.param(zipped({"../up.txt": "x"}), "entry_outside", "../up.txt", id="above"),
        pytest.param(zipped({"/etc/x.txt": "x"}), "entry_outside", "/etc/x.txt", id="absolute"),
        pytest.param(zipped({"C:\\x.txt": "x"}), "entry_outside", "C:/x.txt", id="drive"),
        pytest.param(zipped({"a\\..\\..\\x.txt": "x"}), "entry_outside", "..", id="backslashes"),
        pytest.param(zipped({"a\nb.txt": "x"}), "entry_name", "a?b.txt", id="line break"),
        pytest.param(
            zipped({"a.txt": "/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16),
            "entry_link", "a.txt", id="link",
        ),
        pytest.param(
            marked_as_encrypted(zipped({"a.txt": "x"})), "entry_encrypted", "a.txt", id="locked"
        ),
        pytest.param(
            zipped({"Ana.txt": "x", "ANA.TXT": "y"}), "entry_twice", "ANA.TXT", id="twice"
        ),
        pytest.param(
            zipped({"more.zip": zipped({"a.txt": "x"})}), "entry_is_archive", "more.zip", id="zip"
        ),
        pytest.param(zipped({"__MACOSX/x": "x"}), "no_documents", "no documents", id="nothing"),
        pytest.param(zipped({}), "no_documents", "no documents", id="empty"),
        pytest.param(
            zipped({"[Content_Types].xml": "x"}), "not_an_archive", "as CSV", id="a spreadsheet"
        ),
        pytest.param(zipped({"a.txt": "x"})[:-30], "unreadable", "breaks off", id="cut"),
        pytest.param(b"PK\x03\x04" + b"x" * 99, "unreadable", "damaged", id="no zip"),
        pytest.param(
            claiming_little(zipped({"a.txt": b"long" * 999})), "entry_unreadable", "a.txt",
            id="sizes that lie",
        ),
        pytest.param(
            zipped({f"{number}.txt": "" for number in range(MAX_RESUMES + 1)}),
            "too_many", "Split it", id="too many",
        ),
    ],
)  # fmt: skip
def test_refuses_with_the_name_and_the_remedy(content: bytes, code: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(content)
    (error,) = refused.value.errors
    assert (error.field, error.code) == ("file", code)
    assert words in error.message


def test_a_bomb_is_counted_and_not_believed() -> None:
    entry = b"\x00" * (archives.MAX_UNPACKED // 60)
    bomb = zipped({f"{number}.txt": entry for number in range(64)})
    assert len(bomb) < 2 * MOST
    began = time.monotonic()
    with pytest.raises(InvalidInput) as refused:
        Archive(io.BytesIO(bomb)).check(10 * MOST)
    assert refused.value.errors[0].code == "unpacks_too_large"
    assert time.monotonic() - began < 10
    # Of an entry that is too large no more is unpacked than may be.
    large = zipped({"a.txt": b"\x00" * (40 * MOST)})
    assert [one.content for one in Archive(io.BytesIO(large)).documents(MOST)] == [None]


def test_a_directory_of_a_million_lines_is_not_read() -> None:
    content = bytearray(zipped({"a.txt": "x"}))
    at = content.rfind(b"PK\x05\x06") + 12
    content[at : at + 4] = (64 * MOST).to_bytes(4, "little")
    with pytest.raises(InvalidInput) as refused:
        Archive(io.BytesIO(bytes(content)))
    assert refused.value.errors[0].code == "too_many"
