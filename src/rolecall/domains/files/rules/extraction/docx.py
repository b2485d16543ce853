"""Text of DOCX: body with tables and text boxes in reading order, headers, footers, notes.

Paragraphs alone lose nearly half of the words of real résumés, which are laid out in tables and
text boxes; so the tree is walked instead (ECMA-376, part 1, section 17).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from rolecall.domains.files.rules.extraction import answers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BEFORE, _AFTER = ("/header",), ("/footer", "/footnotes", "/endnotes")

_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
# Properties, deleted text of tracked changes, field codes, and the older copy of a drawing.
_SKIPPED = {
    f"{_W}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "del", "moveFrom")
} | {f"{_W}delText", f"{_W}instrText", f"{_MC}Fallback"}


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the whole text."""
    # What lxml raises on broken XML is a SyntaxError.
    try:
        part = Document(BytesIO(data)).part
        before = _side_texts(part, _BEFORE)
        after = _side_texts(part, _AFTER)
        body = "\n".join(_blocks(part.element.body))
    except (AttributeError, BadZipFile, KeyError, OpcError, SyntaxError, ValueError):
        return answers.of_problem("damaged")
    return answers.of_text("\n\n".join([*before, body, *after]))


def _side_texts(part: Any, kinds: tuple[str, ...]) -> list[str]:
    """Return the different texts of headers or of footers and notes; each section repeats them."""
    texts: dict[str, None] = {}
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kinds):
            text = "\n".join(_blocks(parse_xml(relation.target_part.blob))).strip()
            texts[text] = None
    return [text for text in texts if text]


def _blocks(container: BaseOxmlElement) -> Iterator[str]:
    """Yield the paragraphs and table rows below an element, each as text."""
    for element in container:
        if element.tag in _SKIPPED:
            continue
        if element.tag == f"{_W}p":
            boxes: list[str] = []
            yield "".join(_inline(element, boxes))
            yield from boxes
        elif element.tag == f"{_W}tr":
            yield _row(element)
        else:
            yield from _blocks(element)


def _row(row: BaseOxmlElement) -> str:
    cells = [
        "\n".join(_blocks(cell)).strip() for cell in row.iter(f"{_W}tc") if _row_of(cell) is row
    ]
    # A row of single lines is a line; cells of several lines are columns, read one after another.
    return ("\n" if any("\n" in cell for cell in cells) else "\t").join(cells)


def _row_of(cell: BaseOxmlElement) -> BaseOxmlElement | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _inline(element: BaseOxmlElement, boxes: list[str]) -> Iterator[str]:
    """Yield the text of a paragraph; the text boxes that hang on it go to `boxes`."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.extend(_blocks(child))
        else:
            yield from _inline(child, boxes)
