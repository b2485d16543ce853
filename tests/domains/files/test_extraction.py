"""Text of real documents, read in the sandbox; and documents that try to break the reader."""

import zlib
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from rolecall.domains.files.contracts import FileType
from rolecall.domains.files.rules.extraction import PASSWORD_CHECK, PROGRAMS, answers
from rolecall.infra.sandbox.contracts import MEBIBYTE, Limits, OutOfTime, SandboxError
from rolecall.infra.sandbox.runner import Sandbox

from tests.domains.files import documents
from tests.domains.files.drawing import drawn, pdf_of, pdf_with_stream

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


async def read(type_: FileType, content: bytes, limits: Limits | None = None) -> Any:
    return await Sandbox(limits or Limits()).run(PROGRAMS[type_], content)


async def text_of(type_: FileType, content: bytes) -> str:
    answer = await read(type_, content)
    assert answer["warnings"] == []
    return str(answer["text"])


async def test_pdf() -> None:
    answer = await read(FileType.PDF, documents.pdf([documents.LINES, ["Second page"]]))
    text = "\n".join(documents.LINES) + "\n\nSecond page"
    assert (answer["text"], answer["pages"], answer["warnings"]) == (text, 2, [])
    assert [(text[start:end], page) for start, end, page, *_ in answer["lines"]] == [
        *((line, 1) for line in documents.LINES),
        ("Second page", 2),
    ]
    for *_, x0, y0, x1, y1 in answer["lines"]:
        assert 0 < x0 < x1 < 1
        assert 0 < y0 < y1 < 0.2


async def test_pdf_with_a_table() -> None:
    text = await text_of(FileType.PDF, documents.pdf_with_table())
    assert "Employer Years" in text
    assert "Harbor Vale Hospital 2019 to 2024" in text


async def test_a_pdf_without_text_says_so() -> None:
    answer = await read(FileType.PDF, documents.pdf([[]]))
    assert (answer["text"], answer["pages"], answer["warnings"]) == ("", 1, ["no_text"])


async def test_a_pdf_that_asks_for_a_password() -> None:
    locked = documents.pdf(user_password="secret")
    assert await read(FileType.PDF, locked) == {"problem": "encrypted"}
    opens = await Sandbox().run(PASSWORD_CHECK, locked, {"only_open": True})
    assert opens == {"problem": "encrypted"}


async def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    restricted = documents.pdf(owner_password="secret")
    assert "Jane Doe" in await text_of(FileType.PDF, restricted)
    opens = await Sandbox().run(PASSWORD_CHECK, restricted, {"only_open": True})
    assert opens == {"opens": True}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + bytes(5000)])
async def test_a_broken_pdf_is_said_to_be_damaged(content: bytes) -> None:
    answer = await read(FileType.PDF, content)
    assert answer.get("problem") == "damaged" or answer["warnings"] == ["no_text"]


async def test_a_hand_made_pdf_is_read() -> None:
    content = pdf_with_stream(zlib.compress(b"BT /F1 12 Tf 72 700 Td (Hello nurse) Tj ET"))
    assert await text_of(FileType.PDF, content) == "Hello nurse"


async def test_a_pdf_bomb_costs_its_page_and_no_more_memory_than_allowed() -> None:
    """Half a megabyte that inflates to half a gigabyte."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * MEBIBYTE) for _ in range(512)) + packer.flush()
    bomb = pdf_with_stream(stream)
    assert len(bomb) < MEBIBYTE
    answer = await read(FileType.PDF, bomb, Limits(memory_bytes=400 * MEBIBYTE))
    assert (answer["text"], answer["pages"]) == ("", 1)
    assert answer["warnings"] == ["page_unreadable", "no_text"]


async def test_a_pdf_that_draws_without_end_is_cut() -> None:
    drawing = b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaa) Tj " * 400_000 + b"ET"
    answer = await read(FileType.PDF, pdf_with_stream(zlib.compress(drawing)))
    assert "text_cut" in answer["warnings"]


async def test_a_reader_that_takes_longer_than_it_may_is_stopped() -> None:
    with pytest.raises(OutOfTime):
        await read(FileType.PDF, pdf_with_stream(b""), Limits(wall_seconds=0.001))


@pytest.mark.parametrize(
    "objects",
    [
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
         b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 3 0 R>>"],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 100_000 + b"]" * 100_000],
        [b"<</Type/Catalog/Pages 1 0 R>>"],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"2 0 R"],
    ],
    ids=["own child", "circle", "deep", "itself", "self reference"],
)  # fmt: skip
async def test_a_pdf_that_leads_in_circles_does_not_hold_the_reader(objects: list[bytes]) -> None:
    try:
        answer = await read(FileType.PDF, pdf_of(objects), Limits(wall_seconds=2))
    except SandboxError:
        return
    assert answer.get("problem") == "damaged" or "no_text" in answer["warnings"]


async def test_two_hundred_full_pages_are_read_within_the_usual_limits() -> None:
    line = "Registered nurse in the emergency department of a hospital with four hundred beds"
    full = "BT /F1 10 Tf 12 TL 40 780 Td " + f"({line}) Tj T* " * 60 + "ET"
    answer = await read(FileType.PDF, drawn(*[full] * 200))
    assert answer["pages"] == 200
    assert answer["warnings"] == ["pages_cut", "text_cut", "repeated_words"]
    assert answers.MAX_CHARACTERS - len(line) <= len(answer["text"]) <= answers.MAX_CHARACTERS


async def test_pages_beyond_the_cap_are_left_out_and_said() -> None:
    answer = await read(FileType.PDF, documents.pdf([[f"Page {n}"] for n in range(1, 204)]))
    assert answer["pages"] == 203
    assert "pages_cut" in answer["warnings"]
    assert answer["text"].endswith("Page 200")


async def test_docx_with_tables_headers_and_footers() -> None:
    assert await text_of(FileType.DOCX, documents.docx()) == (
        "Jane Doe, page header\n\n"
        "Experience\nRegistered Nurse\n"
        "Employer\tYears\nHarbor Vale Hospital\t2019–2024\n\tA table in a cell\n"
        "After the table\n\nReferences on request"
    )


def docx_of(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.element.body.insert(0, parse_xml(paragraph))
    return documents.saved(document)


async def test_docx_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    paragraph = (
        f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>Beside it</w:t></w:r><w:r>'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert await text_of(FileType.DOCX, docx_of(paragraph)) == "Beside it\nIn the box"


async def test_docx_reads_what_is_shown_and_not_what_was_deleted() -> None:
    paragraph = (
        f"<w:p {W}><w:r><w:t>Kept</w:t><w:tab/><w:t>here</w:t><w:br/><w:t>next</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> inserted</w:t></w:r></w:ins>"
        "<w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> field</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    expected = "Kept\there\nnext inserted link field"
    assert await text_of(FileType.DOCX, docx_of(paragraph)) == expected


async def test_docx_does_not_expand_entities() -> None:
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
        + f"]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    )
    content = documents.repacked(documents.docx(), {"word/document.xml": laughs.encode()})
    answer = await read(FileType.DOCX, content)
    assert "haha" not in answer.get("text", "")


async def test_docx_does_not_read_other_files() -> None:
    outside = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    content = documents.repacked(documents.docx(), {"word/document.xml": outside.encode()})
    answer = await read(FileType.DOCX, content)
    assert "root" not in answer.get("text", "")


async def test_a_docx_that_unpacks_without_measure_is_stopped() -> None:
    bomb = documents.repacked(
        documents.docx(), {"word/document.xml": b"<a>" + b" " * (250 * MEBIBYTE) + b"</a>"}
    )
    with pytest.raises(SandboxError):
        await read(FileType.DOCX, bomb, Limits(memory_bytes=250 * MEBIBYTE))


@pytest.mark.parametrize(
    "replaced",
    [
        {"word/document.xml": b"<not xml"},
        {"word/document.xml": None},
        {"word/document.xml": b"<other/>"},
        {"[Content_Types].xml": None},
        {"_rels/.rels": None},
    ],
    ids=["broken", "missing", "other", "no types", "no relations"],
)
async def test_a_broken_docx_is_said_to_be_damaged(replaced: dict[str, bytes | None]) -> None:
    content = documents.repacked(documents.docx(), replaced)
    assert await read(FileType.DOCX, content) == {"problem": "damaged"}


async def test_odt() -> None:
    body = (
        '<text:h>Jane<text:s text:c="2"/>Doe</text:h>'
        "<text:p>Nurse<text:tab/>RN <text:span>since</text:span> 2019<text:line-break/>Boston"
        "<draw:frame><draw:text-box><text:p>In a frame</text:p></draw:text-box></draw:frame>"
        "</text:p>"
        "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert await text_of(FileType.ODT, documents.odt(body)) == (
        "Page header\n\nJane  Doe\nNurse\tRN since 2019\nBoston\nIn a frame\n• Item\nA\tB\n\n"
        "Page footer"
    )


async def test_a_broken_odt_is_said_to_be_damaged() -> None:
    for content in (b"x", documents.archive({"a": b"x"}), documents.odt("<text:p>")):
        assert await read(FileType.ODT, content) == {"problem": "damaged"}


async def test_rtf() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator secret}"
        rb"\f0 Jane \b Doe\b0\par Caf\'e9 \u8212? nurse\par}"
    )
    assert await text_of(FileType.RTF, rtf) == "Jane Doe\nCafé — nurse"


@pytest.mark.parametrize(
    ("content", "expected", "warnings"),
    [
        ("Zoë\r\nNurse".encode(), "Zoë\nNurse", []),
        ("\ufeffZoë".encode(), "Zoë", []),
        ("Zoë".encode("utf-16"), "Zoë", []),
        (
            "Zoë Müller ist Krankenschwester in München und spricht Französisch.".encode("cp1252"),
            "Zoë Müller ist Krankenschwester in München und spricht Französisch.",
            ["charset_guessed"],
        ),
    ],
)
async def test_plain_text(content: bytes, expected: str, warnings: list[str]) -> None:
    answer = await read(FileType.TXT, content)
    assert answer == {"text": expected, "pages": None, "warnings": warnings, "remarks": []}


async def test_html() -> None:
    page = (
        "<!doctype html><title>tab</title><style>p{color:red}</style><script>alert(1)</script>"
        "<h1>Jane  Doe</h1><p>A <b>bold</b> nurse &amp; carer<br>Boston</p>"
        "<ul><li>One</li><li>Two</li></ul>"
    )
    text = await text_of(FileType.HTML, page.encode())
    assert [line for line in text.split("\n") if line] == [
        "Jane Doe", "A bold nurse & carer", "Boston", "One", "Two"
    ]  # fmt: skip


async def test_long_text_is_cut_and_said() -> None:
    answer = await read(FileType.TXT, b"word " * 100_000)
    assert len(answer["text"]) <= answers.MAX_CHARACTERS
    assert "text_cut" in answer["warnings"]


@given(st.text(max_size=300))
def test_cleaned_text_can_be_stored_anywhere(text: str) -> None:
    cleaned = answers.clean(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert "\n\n\n" not in cleaned
    assert answers.clean(cleaned) == cleaned


async def test_a_picture_in_a_docx_does_no_harm() -> None:
    document = Document()
    document.add_paragraph("With a picture")
    document.add_picture(BytesIO(documents.picture("PNG")))
    assert await text_of(FileType.DOCX, documents.saved(document)) == "With a picture"
