"""Text of DOCX: body with tables and text boxes in reading order, headers, footers, notes.

Paragraphs alone lose nearly half of the words of real résumés, which are laid out in tables and
text boxes; so the tree is walked instead (ECMA-376, part 1, section 17). Hidden runs are left out:
those that vanish, that are smaller than three points, or white where nothing is behind them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.styles import hidden_by

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BEFORE, _AFTER = ("/header",), ("/footer", "/footnotes", "/endnotes")
_STYLES, _NUMBERING, _LINK = "/styles", "/numbering", "/hyperlink"
_OFF = {"0", "false", "off"}
_HALF_POINTS = 2
_DEEPEST_STYLE = 10
_LONGEST_LINK = 300

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
# What may have a color of its own behind a run, that is not looked up.
_FILLED = (f"{_W}txbxContent", f"{_W}tbl")


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the whole text."""
    # What lxml raises on broken XML is a SyntaxError.
    try:
        part = Document(BytesIO(data)).part
        reader = _Reader.of(part)
        before = reader.side_texts(part, _BEFORE)
        after = reader.side_texts(part, _AFTER)
        body = "\n".join(reader.blocks(part.element.body))
    except (AttributeError, BadZipFile, KeyError, OpcError, SyntaxError, ValueError):
        return answers.of_problem("damaged")
    return answers.of_text(
        "\n\n".join([*before, body, *after]),
        remarks=[answers.hidden(kind, " ".join(said)) for kind, said in reader.hidden.items()],
    )


@dataclass(slots=True)
class _Style:
    """What a style says of its text; None where it says nothing."""

    is_hidden: bool | None = None
    half_points: float | None = None
    color: str | None = None
    has_background: bool = False

    def over(self, other: "_Style") -> "_Style":
        """Return what holds where this style lies over another."""
        return _Style(
            other.is_hidden if self.is_hidden is None else self.is_hidden,
            other.half_points if self.half_points is None else self.half_points,
            self.color or other.color,
            self.has_background or other.has_background,
        )


@dataclass(slots=True)
class _Reader:
    """Walks a document, with its styles, lists and links at hand."""

    styles: dict[str, _Style]
    bulleted: frozenset[str]
    links: dict[str, str]
    has_background: bool
    hidden: dict[Remarked, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Any) -> "_Reader":
        """Return the reader of a document's main part."""
        return cls(
            styles=_styles(_related(part, _STYLES)),
            bulleted=_bulleted(_related(part, _NUMBERING)),
            links=_links(part),
            has_background=part.element.find(f"{_W}background") is not None,
        )

    def side_texts(self, part: Any, kinds: tuple[str, ...]) -> list[str]:
        """Return the different texts of headers, or of footers and notes, which sections repeat."""
        texts: dict[str, None] = {}
        for relation in part.rels.values():
            if not relation.is_external and relation.reltype.endswith(kinds):
                text = "\n".join(self.blocks(parse_xml(relation.target_part.blob))).strip()
                texts[text] = None
        return [text for text in texts if text]

    def blocks(self, container: BaseOxmlElement) -> Iterator[str]:
        """Yield the paragraphs and table rows below an element, each as text."""
        for element in container:
            if element.tag in _SKIPPED:
                continue
            if element.tag == f"{_W}p":
                boxes: list[str] = []
                text = "".join(self._inline(element, boxes))
                yield f"• {text}" if text.strip() and self._is_bulleted(element) else text
                yield from boxes
            elif element.tag == f"{_W}tr":
                yield self._row(element)
            else:
                yield from self.blocks(element)

    def _row(self, row: BaseOxmlElement) -> str:
        cells = [
            "\n".join(self.blocks(cell)).strip()
            for cell in row.iter(f"{_W}tc")
            if _row_of(cell) is row
        ]
        # A row of single lines is a line; cells of several lines are columns, read one by one.
        return ("\n" if any("\n" in cell for cell in cells) else "\t").join(cells)

    def _inline(self, element: BaseOxmlElement, boxes: list[str]) -> Iterator[str]:
        """Yield the text of a paragraph; the text boxes that hang on it go to `boxes`."""
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag == f"{_W}txbxContent":
                boxes.extend(self.blocks(child))
            elif child.tag == f"{_W}r":
                said = "".join(self._inline(child, boxes))
                kind = self._hidden_by(child) if said.strip() else None
                if kind is None:
                    yield said
                else:
                    self.hidden.setdefault(kind, []).append(said.strip())
            elif child.tag == f"{_W}hyperlink":
                said = "".join(self._inline(child, boxes))
                yield said
                yield self._address(child, said)
            else:
                yield from self._inline(child, boxes)

    def _address(self, link: BaseOxmlElement, said: str) -> str:
        """Return where a link leads, as it follows its words; nothing where they say it."""
        address = self.links.get(str(link.get(f"{_R}id")), "")
        plain = address.split("://", 1)[-1].removeprefix("mailto:").removeprefix("www.").strip("/")
        if not plain or plain.casefold() in said.casefold():
            return ""
        return f" {address.removeprefix('mailto:')}"

    def _is_bulleted(self, paragraph: BaseOxmlElement) -> bool:
        numbered = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        return numbered is not None and numbered.get(f"{_W}val") in self.bulleted

    def _hidden_by(self, run: BaseOxmlElement) -> Remarked | None:
        own = _style(run.find(f"{_W}rPr"))
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        given = None if paragraph is None else paragraph.find(f"{_W}pPr")
        named = self.styles.get(_name(run.find(f"{_W}rPr"), "rStyle"), _Style())
        around = self.styles.get(_name(given, "pStyle"), _Style())
        style = own.over(named).over(around)
        shaded = given is not None and _is_shaded(given.find(f"{_W}shd"))
        return hidden_by(
            is_hidden=bool(style.is_hidden),
            points=None if style.half_points is None else style.half_points / _HALF_POINTS,
            color=style.color,
            has_background=style.has_background
            or shaded
            or self.has_background
            or next(run.iterancestors(*_FILLED), None) is not None,
        )


def _row_of(cell: BaseOxmlElement) -> BaseOxmlElement | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _related(part: Any, kind: str) -> BaseOxmlElement | None:
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kind):
            found: BaseOxmlElement = parse_xml(relation.target_part.blob)
            return found
    return None


def _links(part: Any) -> dict[str, str]:
    return {
        id_: relation.target_ref
        for id_, relation in part.rels.items()
        if relation.is_external
        and relation.reltype.endswith(_LINK)
        and relation.target_ref.startswith(("http://", "https://", "mailto:"))
        and len(relation.target_ref) <= _LONGEST_LINK
    }


def _styles(root: BaseOxmlElement | None) -> dict[str, _Style]:
    """Return what each style says, with what it takes over from the one it is based on."""
    if root is None:
        return {}
    own: dict[str, _Style] = {}
    based: dict[str, str] = {}
    for one in root.iter(f"{_W}style"):
        name = str(one.get(f"{_W}styleId"))
        own[name] = _style(one.find(f"{_W}rPr"))
        own[name].has_background |= _is_shaded(one.find(f"{_W}pPr/{_W}shd"))
        based[name] = _name(one, "basedOn")
    whole: dict[str, _Style] = {}
    for name, given in own.items():
        style, parent = given, based[name]
        for _ in range(_DEEPEST_STYLE):
            if parent not in own:
                break
            style, parent = style.over(own[parent]), based[parent]
        whole[name] = style
    return whole


def _style(properties: BaseOxmlElement | None) -> _Style:
    if properties is None:
        return _Style()
    vanish, size, color, shade, marked = (
        properties.find(f"{_W}{name}") for name in ("vanish", "sz", "color", "shd", "highlight")
    )
    points = "" if size is None else str(size.get(f"{_W}val"))
    return _Style(
        is_hidden=None if vanish is None else vanish.get(f"{_W}val") not in _OFF,
        half_points=float(points) if points.isdigit() else None,
        color=None if color is None else color.get(f"{_W}val"),
        has_background=_is_shaded(shade) or marked is not None,
    )


def _is_shaded(shade: BaseOxmlElement | None) -> bool:
    return shade is not None and shade.get(f"{_W}fill") not in {None, "auto", "FFFFFF", "ffffff"}


def _name(properties: BaseOxmlElement | None, kind: str) -> str:
    named = None if properties is None else properties.find(f"{_W}{kind}")
    return "" if named is None else str(named.get(f"{_W}val"))


def _bulleted(root: BaseOxmlElement | None) -> frozenset[str]:
    """Return the lists whose items have a sign and no number."""
    if root is None:
        return frozenset()
    signs = {
        str(one.get(f"{_W}abstractNumId"))
        for one in root.iter(f"{_W}abstractNum")
        if any(kind.get(f"{_W}val") == "bullet" for kind in one.iter(f"{_W}numFmt"))
    }
    return frozenset(
        str(one.get(f"{_W}numId"))
        for one in root.iter(f"{_W}num")
        if _name(one, "abstractNumId") in signs
    )
