"""Text of ODT: headers and footers of the page styles, and the body with its tables.

OpenDocument 1.3, part 3, sections 5, 6 and 9. Text that its style hides is left out; for white text
the styles of tables and frames are not looked up, so that there it counts as seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.styles import hidden_by

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
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
    reader = _Reader(_looks(content, styles))
    before = reader.side_texts(styles, "header")
    body = "\n".join(reader.blocks(content, _Look()))
    after = reader.side_texts(styles, "footer")
    return answers.of_text(
        "\n\n".join([*before, body, *after]),
        remarks=[answers.hidden(kind, " ".join(said)) for kind, said in reader.hidden.items()],
    )


def _has_styles(archive: ZipFile) -> bool:
    return "styles.xml" in archive.namelist()


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks by its styles."""

    is_hidden: bool = False
    points: float | None = None
    color: str | None = None
    has_background: bool = False

    def under(self, other: "_Look") -> "_Look":
        """Return the look of what has another style within this one."""
        return _Look(
            self.is_hidden or other.is_hidden,
            self.points if other.points is None else other.points,
            other.color or self.color,
            self.has_background or other.has_background,
        )


@dataclass(slots=True)
class _Reader:
    """Walks a document, with its styles at hand."""

    looks: dict[str, _Look]
    hidden: dict[Remarked, list[str]] = field(default_factory=dict)

    def side_texts(self, styles: Element | None, kind: str) -> list[str]:
        """Return the different texts of headers or footers."""
        if styles is None:
            return []
        sides = styles.iter(f"{_STYLE}{kind}")
        texts = ["\n".join(self.blocks(one, _Look())).strip() for one in sides]
        return [text for text in dict.fromkeys(texts) if text]

    def blocks(self, container: Element, look: _Look) -> Iterator[str]:
        """Yield the paragraphs and table rows below an element, each as text."""
        for element in container:
            if element.tag in _SKIPPED:
                continue
            if element.tag in _PARAGRAPHS:
                frames: list[str] = []
                yield "".join(self._inline(element, self._inside(element, look), frames))
                yield from frames
            elif element.tag == f"{_TABLE}table-row":
                inside = replace(look, has_background=True)
                cells = ["\n".join(self.blocks(cell, inside)).strip() for cell in element]
                yield ("\n" if any("\n" in cell for cell in cells) else "\t").join(cells)
            elif element.tag == f"{_TEXT}list-item":
                first, *others = [*self.blocks(element, look)] or [""]
                yield f"• {first}" if first.strip() and not first.startswith("• ") else first
                yield from others
            else:
                yield from self.blocks(element, look)

    def _inline(self, element: Element, look: _Look, frames: list[str]) -> Iterator[str]:
        """Yield the text of a paragraph; text frames that hang on it go to `frames`."""
        yield self._shown(element.text or "", look)
        for child in element:
            if child.tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                yield " " * min(int(count) if count.isdigit() else 1, _MAX_SPACES)
            elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
                yield "\t" if child.tag.endswith("tab") else "\n"
            elif child.tag not in _SKIPPED:
                inside = self._inside(child, look)
                if any(inner.tag in _PARAGRAPHS for inner in child.iter()):
                    framed = child.tag.startswith(_DRAW)
                    frames.extend(
                        self.blocks(
                            child, replace(inside, has_background=True) if framed else inside
                        )
                    )
                else:
                    yield from self._inline(child, inside, frames)
            yield self._shown(child.tail or "", look)

    def _inside(self, element: Element, look: _Look) -> _Look:
        named = look.under(self.looks.get(str(element.get(f"{_TEXT}style-name")), _Look()))
        is_off = element.tag in {f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"}
        return replace(named, is_hidden=True) if is_off else named

    def _shown(self, text: str, look: _Look) -> str:
        kind = hidden_by(
            is_hidden=look.is_hidden,
            points=look.points,
            color=look.color,
            has_background=look.has_background,
        )
        if kind is None or not text.strip():
            return text
        self.hidden.setdefault(kind, []).append(text.strip())
        return ""


def _looks(*roots: Element | None) -> dict[str, _Look]:
    looks: dict[str, _Look] = {}
    for root in roots:
        for style in root.iter(f"{_STYLE}style") if root is not None else ():
            text = style.find(f"{_STYLE}text-properties")
            around = style.find(f"{_STYLE}paragraph-properties")
            behind = [
                one.get(f"{_FO}background-color") for one in (text, around) if one is not None
            ]
            size = "" if text is None else text.get(f"{_FO}font-size", "")
            number = size.removesuffix("pt")
            looks[str(style.get(f"{_STYLE}name"))] = _Look(
                is_hidden=text is not None and text.get(f"{_TEXT}display") == "none",
                points=float(number)
                if size.endswith("pt") and number.replace(".", "", 1).isdigit()
                else None,
                color=None if text is None else text.get(f"{_FO}color"),
                has_background=any(one not in {None, "transparent"} for one in behind),
            )
    return looks
