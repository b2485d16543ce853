"""File names of strangers become safe, or are refused by name."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules.names import MAX_NAME_BYTES, safe_name
from rolecall.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("given_name", "type_", "expected"),
    [
        ("Résumé Jane Doe.pdf", FileType.PDF, "Résumé Jane Doe.pdf"),
        ("Re\u0301sume\u0301.pdf", FileType.PDF, "Résumé.pdf"),
        ("履歴書.docx", FileType.DOCX, "履歴書.docx"),
        ("سيرة ذاتية.pdf", FileType.PDF, "سيرة ذاتية.pdf"),
        ("نی\u200cم.pdf", FileType.PDF, "نی\u200cم.pdf"),
        ("CV.PDF", FileType.PDF, "CV.pdf"),
        ("cv.jpeg", FileType.JPEG, "cv.jpeg"),
        ("cv.doc", FileType.PDF, "cv.pdf"),
        ("jane.smith", FileType.PDF, "jane.smith.pdf"),
        ("cv.exe", FileType.PDF, "cv.exe.pdf"),
        ("cv.pdf.exe", FileType.PDF, "cv.pdf.exe.pdf"),
        ("archive.tar.pdf", FileType.PDF, "archive.tar.pdf"),
        ("no extension", FileType.TXT, "no extension.txt"),
        ("cv\u202efdp.exe", FileType.PDF, "cvfdp.exe.pdf"),
        ("\u2066cv\u2069.pdf", FileType.PDF, "cv.pdf"),
        ("zero\u200bwidth\ufeff.pdf", FileType.PDF, "zerowidth.pdf"),
        ('a<b>:"c|d?*.pdf', FileType.PDF, "a_b___c_d__.pdf"),
        ("  spaced \u00a0 out  .pdf", FileType.PDF, "spaced out.pdf"),
        (".htaccess", FileType.TXT, "htaccess.txt"),
        ("...pdf", FileType.PDF, "file.pdf"),
        (".pdf", FileType.PDF, "file.pdf"),
        ("", FileType.PDF, "file.pdf"),
        ("CON.pdf", FileType.PDF, "_CON.pdf"),
        ("con.backup.pdf", FileType.PDF, "_con.backup.pdf"),
        ("lpt1 .pdf", FileType.PDF, "_lpt1.pdf"),
        ("COM².pdf", FileType.PDF, "_COM².pdf"),
        ("CONFERENCE.pdf", FileType.PDF, "CONFERENCE.pdf"),
        ("..%2f..%2fetc.pdf", FileType.PDF, "%2f..%2fetc.pdf"),
    ],
)
def test_names_become_safe(given_name: str, type_: FileType, expected: str) -> None:
    assert safe_name(given_name, type_, "file") == expected


@pytest.mark.parametrize(
    "given_name",
    ["../../x", "../../x.pdf", "..", ".", " .. ", "/etc/passwd", "C:\\Users\\jane\\cv.pdf",
     "a/b.pdf", "..\\x.pdf", "\\\\server\\share", "cv\x00.pdf", "cv.pdf\x00.exe", "cv\r\nX: 1.pdf",
     "cv\u2028.pdf", "cv\x7f.pdf", "cv\ud800.pdf", "x" * 1025],
)  # fmt: skip
def test_names_that_are_no_accident_are_refused(given_name: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        safe_name(given_name, FileType.PDF, "resume")
    (error,) = raised.value.errors
    assert (error.field, error.code) == ("resume", "file_name_invalid")
    assert "Rename the file" in error.message


def passed(given_name: str, type_: FileType) -> str:
    try:
        return safe_name(given_name, type_, "file")
    except InvalidInput:
        return ""


@given(st.text(max_size=400), st.sampled_from(list(FileType)))
def test_whatever_passes_is_safe(given_name: str, type_: FileType) -> None:
    name = passed(given_name, type_)
    assume(name)
    assert 0 < len(name.encode()) <= MAX_NAME_BYTES
    assert not set(name) & set('/\\<>:"|?*')
    assert all(unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"} for c in name)
    assert not {"\u202a", "\u202e", "\u2066", "\u2069", "\u200b"} & set(name)
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert unicodedata.is_normalized("NFC", name)
    assert safe_name(name, type_, "file") == name


@given(st.characters(categories=("L", "M", "N", "S")))
def test_long_names_are_cut_between_characters(character: str) -> None:
    name = safe_name(character * 1000 + ".pdf", FileType.PDF, "file")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= MAX_NAME_BYTES
