"""Text that word processors, web pages and their styles hide: left out, and quoted."""

from typing import Any

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from rolecall.domains.files.rules.extraction import docx, html, odt, rtf

from tests.domains.files import documents

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECRET = "kubernetes terraform ten years"


def remarks(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["kind"], one["quote"]) for one in answer["remarks"]]


def word(*paragraphs: str) -> dict[str, Any]:
    document = Document()
    for paragraph in reversed(paragraphs):
        document.element.body.insert(0, parse_xml(paragraph))
    return docx.run(documents.saved(document), {})


def paragraph(properties: str, of_paragraph: str = "") -> str:
    return (
        f"<w:p {W}><w:pPr>{of_paragraph}</w:pPr><w:r><w:t>Jane Doe </w:t></w:r>"
        f"<w:r><w:rPr>{properties}</w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:vanish/>", "hidden_style"),
        ('<w:sz w:val="2"/>', "tiny"),
        ('<w:color w:val="FFFFFF"/>', "background_color"),
        ('<w:color w:val="FDFDFD"/>', "background_color"),
    ],
)
def test_a_hidden_run_of_a_docx_is_left_out(properties: str, kind: str) -> None:
    answer = word(paragraph(properties))
    assert answer["text"] == "Jane Doe"
    assert answer["warnings"] == ["hidden_text"]
    assert remarks(answer) == [(kind, SECRET)]


def test_a_style_hides_as_well() -> None:
    document = Document()
    style = document.styles.add_style("Ghost", 2)
    style.font.hidden = True
    document.add_paragraph("Jane Doe ").add_run(SECRET, style="Ghost")
    answer = docx.run(documents.saved(document), {})
    assert answer["text"] == "Jane Doe"
    assert remarks(answer) == [("hidden_style", SECRET)]


@pytest.mark.parametrize(
    ("properties", "of_paragraph"),
    [
        ('<w:vanish w:val="0"/>', ""),
        ('<w:sz w:val="8"/>', ""),
        ('<w:color w:val="808080"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F2937"/>', ""),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', ""),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F2937"/>'),
    ],
)
def test_a_run_of_a_docx_that_can_be_seen_is_read(properties: str, of_paragraph: str) -> None:
    answer = word(paragraph(properties, of_paragraph))
    assert answer["text"] == f"Jane Doe {SECRET}"
    assert answer["remarks"] == []


def test_white_letters_in_a_dark_cell_are_read() -> None:
    cell = paragraph('<w:color w:val="FFFFFF"/>')
    table = (
        f'<w:tbl {W}><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>{cell}'
        "</w:tc></w:tr></w:tbl>"
    )
    assert word(table)["remarks"] == []


def test_lists_links_and_notes_of_a_docx() -> None:
    document = Document()
    listed = document.add_paragraph("Triage")
    numbers = document.part.numbering_part.element
    bullet = next(
        one.get(f"{{{numbers.nsmap['w']}}}numId")
        for one in numbers.iter(f"{{{numbers.nsmap['w']}}}num")
    )
    listed.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = (
        int(bullet)
    )
    to = document.part.relate_to(
        "https://linkedin.com/in/jane",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    namespaces = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:hyperlink {W} {namespaces} r:id="{to}"><w:r><w:t>My profile</w:t></w:r>'
            "</w:hyperlink>"
        )
    )
    text = docx.run(documents.saved(document), {})["text"]
    assert text.split("\n")[1] == "My profile https://linkedin.com/in/jane"
    assert text.startswith(("• Triage", "Triage"))


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        (f'<p style="display:none">{SECRET}</p>', "hidden_style"),
        (f'<div style="visibility: hidden"><p>{SECRET}</p></div>', "hidden_style"),
        (f"<p hidden>{SECRET}</p>", "hidden_style"),
        (f'<p style="opacity:0">{SECRET}</p>', "hidden_style"),
        (f'<p style="position:absolute;left:-9999px">{SECRET}</p>', "hidden_style"),
        (f'<p style="font-size:1px">{SECRET}</p>', "tiny"),
        (f'<p style="color:#fff">{SECRET}</p>', "background_color"),
        (f'<p style="color: rgb(255, 255, 255)">{SECRET}</p>', "background_color"),
        (f"<style>.x{{display:none}}</style><p class='a x'>{SECRET}</p>", "hidden_style"),
        (f"<style>#y, .z {{ font-size: 0 }}</style><p id='y'>{SECRET}</p>", "tiny"),
    ],
)
def test_what_a_page_hides_is_left_out(hidden: str, kind: str) -> None:
    answer = html.run(f"<html><body><p>Jane Doe</p>{hidden}<p>Nurse</p></body></html>".encode(), {})
    assert [line for line in answer["text"].split("\n") if line] == ["Jane Doe", "Nurse"]
    assert remarks(answer) == [(kind, SECRET)]


@pytest.mark.parametrize(
    "shown",
    [
        f'<div style="background:#123"><p style="color:#fff">{SECRET}</p></div>',
        f'<p style="font-size:8px">{SECRET}</p>',
        f'<p style="display:block;opacity:0.9">{SECRET}</p>',
        f"<p style='display:none'></p><br><p>{SECRET}</p>",
        f"<style>.x{{display:none}}</style><p class='xx'>{SECRET}</p>",
    ],
)
def test_what_a_page_shows_is_read(shown: str) -> None:
    answer = html.run(f"<html><body>{shown}</body></html>".encode(), {})
    assert answer["text"] == SECRET
    assert answer["remarks"] == []


def test_hidden_text_of_rtf_is_left_out() -> None:
    content = (
        rb"{\rtf1\ansi Jane {\v kubernetes terraform \par ten}Doe\par \fs2 years\fs24  nurse"
        rb"\v0\par}"
    )
    answer = rtf.run(content, {})
    assert answer["text"] == "Jane Doe\n nurse"
    assert remarks(answer) == [("hidden_style", "kubernetes terraform ten"), ("tiny", "years")]


def test_unicode_of_rtf_is_read() -> None:
    assert rtf.run(rb"{\rtf1\ansi\uc1 Zo\u235 ? M\'fcller \u8211 -}", {})["text"] == "Zoë Müller –"


def test_hidden_text_of_odt_is_left_out() -> None:
    answer = odt.run(
        documents.odt(
            '<text:p>Jane <text:span text:style-name="H">kubernetes</text:span>Doe</text:p>'
            '<text:p text:style-name="T">terraform</text:p>'
            "<text:p><text:hidden-text>ten years</text:hidden-text>Nurse</text:p>",
            styles=(
                '<style:style style:name="H"><style:text-properties text:display="none"/>'
                '</style:style><style:style style:name="T">'
                '<style:text-properties fo:font-size="1pt"/></style:style>'
            ),
        ),
        {},
    )
    assert [line for line in answer["text"].split("\n") if line][1:-1] == ["Jane Doe", "Nurse"]
    assert remarks(answer) == [("hidden_style", "kubernetes ten years"), ("tiny", "terraform")]
