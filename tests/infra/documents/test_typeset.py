"""Documents that are made: tagged, titled, in their language, the same every time."""

import importlib.resources
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from PIL import Image

from rolecall.infra.documents import Document, DocumentError, UnprintableText, typeset
from rolecall.infra.runtime import Runtime

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
LETTER = importlib.resources.files("rolecall.domains.offers") / "templates" / "letter.typ"
MARKUP = "#panic() *a* _b_ $x$ `c` <l> @r \\ // Ünïcode Łódź Ωμέγα Привет"


def letter(**changes: Any) -> Document:
    blocks = [
        {"tag": "p", "children": [MARKUP], "href": ""},
        {"tag": "h2", "children": ["A part"], "href": ""},
        {"tag": "ul", "children": [{"tag": "li", "children": ["One"], "href": ""}], "href": ""},
        {"tag": "p", "children": [{"tag": "a", "children": ["l"], "href": "https://a.example"}],
         "href": ""},
    ]  # fmt: skip
    values = {
        "title": "Ihr Angebot #[x]",
        "organization": "Hafen & Tal",
        "lang": "de",
        "paper": "a4",
        "color": "#1f5eff",
        "reference": "1",
        "blocks": blocks,
        **changes,
    }
    return Document(source=LETTER.read_text(encoding="utf-8"), values=values, at=AT)


async def test_a_letter_is_accessible_and_the_same_every_time(runtime: Runtime) -> None:
    pdf = await typeset(runtime, letter())
    assert pdf == await typeset(runtime, letter())
    document = PDFDocument(PDFParser(BytesIO(pdf)))
    catalog = document.catalog
    assert resolve1(catalog["StructTreeRoot"])["K"] is not None
    assert catalog["MarkInfo"]["Marked"] is True
    assert catalog["Lang"] == b"de"
    assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True
    assert document.info[0]["Title"] == b"Ihr Angebot #[x]"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in resolve1(catalog["Metadata"]).get_data()
    text = " ".join(extract_text(BytesIO(pdf)).split())
    for words in (
        MARKUP.split(" //", maxsplit=1)[0],
        "Łódź Ωμέγα Привет",
        "• One",
        "Ihr Angebot #[x]",
    ):
        assert words in text


def _picture() -> bytes:
    content = BytesIO()
    Image.effect_noise((80, 40), 90).save(content, "PNG")
    return content.getvalue()


async def test_a_logo_is_put_in_with_its_text(runtime: Runtime) -> None:
    plain = letter()
    document = Document(
        source=plain.source, values=plain.values, at=AT, images={"logo": _picture()}
    )
    assert len(await typeset(runtime, document)) > len(await typeset(runtime, plain))


async def test_what_cannot_be_printed_or_made_says_so(runtime: Runtime) -> None:
    with pytest.raises(UnprintableText) as refused:
        await typeset(runtime, letter(organization="\U000e01ef\U0010fffd"))
    assert "can print" in refused.value.detail
    broken = Document(source=letter().source, values=letter().values, at=AT,
                      images={"logo": b"no picture"})  # fmt: skip
    with pytest.raises(DocumentError):
        await typeset(runtime, broken)
