"""Text of ODT: headers and footers of the page styles, and the body with its tables.

OpenDocument 1.3, part 3, sections 5, 6 and 9.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rolecall.domains.files.rules.extraction import answers

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SKIPPED = {f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}note-citation"}
_MAX_SPACES = 100


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the whole text."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            content = fromstring(archive.read("content.xml"))
            styles = fromstring(archive.read("styles.xml")) if _has_styles(archive) else None
    except (BadZipFile, DefusedXmlException, KeyError, NotImplementedError, ParseError, ValueError):
        return answers.of_problem("damaged")
    parts = [*_side_texts(styles, "header"), "\n".join(_blocks(content))]
    return answers.of_text("\n\n".join([*parts, *_side_texts(styles, "footer")]))


def _has_styles(archive: ZipFile) -> bool:
    return "styles.xml" in archive.namelist()


def _side_texts(styles: Element | None, kind: str) -> list[str]:
    if styles is None:
        return []
    texts = ["\n".join(_blocks(one)).strip() for one in styles.iter(f"{_STYLE}{kind}")]
    return [text for text in dict.fromkeys(texts) if text]


def _blocks(container: Element) -> Iterator[str]:
    for element in container:
        if element.tag in _SKIPPED:
            continue
        if element.tag in _PARAGRAPHS:
            frames: list[str] = []
            yield "".join(_inline(element, frames))
            yield from frames
        elif element.tag == f"{_TABLE}table-row":
            cells = ["\n".join(_blocks(cell)).strip() for cell in element]
            yield ("\n" if any("\n" in cell for cell in cells) else "\t").join(cells)
        else:
            yield from _blocks(element)


def _inline(element: Element, frames: list[str]) -> Iterator[str]:
    """Yield the text of a paragraph; text frames that hang on it go to `frames`."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdigit() else 1, _MAX_SPACES)
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield "\t" if child.tag.endswith("tab") else "\n"
        elif child.tag not in _SKIPPED:
            if any(inner.tag in _PARAGRAPHS for inner in child.iter()):
                frames.extend(_blocks(child))
            else:
                yield from _inline(child, frames)
        yield child.tail or ""
