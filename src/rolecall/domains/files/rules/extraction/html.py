"""Text of HTML: what stands between the tags, with line breaks where a browser would break.

What styles hide is left out, as far as they can be told without a browser: attributes, and rules
for a tag, a class or an id.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.plain import decode
from rolecall.domains.files.rules.extraction.styles import hidden_by

_SILENT = {"script", "style", "template", "noscript", "svg", "title"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
_BREAKING = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_BLANKS = re.compile(r"\s+")
_SPACES = re.compile(r" {2,}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"^(?:[a-z][a-z0-9]*|[.#][\w-]+)$", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(r"^(-?\d*\.?\d+)(px|pt|em|rem|%)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12}
_FAR = -500.0
_FAINT = 0.05


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text of the page."""
    page, warnings = decode(data)
    reader = _Reader(_rules(page))
    reader.feed(page)
    reader.close()
    return answers.of_text(
        reader.text(),
        warnings=warnings,
        remarks=[answers.hidden(kind, " ".join(said)) for kind, said in reader.hidden.items()],
    )


@dataclass(slots=True)
class _Open:
    """An element that is open, and what of its looks its text takes over."""

    tag: str
    is_hidden: bool = False
    points: float | None = None
    color: str | None = None
    has_background: bool = False
    silent: bool = field(default=False)


class _Reader(HTMLParser):
    def __init__(self, rules: dict[str, dict[str, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden: dict[Remarked, list[str]] = {}
        self._rules = rules
        self._pieces: list[str] = []
        self._open: list[_Open] = [_Open("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self._pieces.append("\n")
        elif tag in _CELLS:
            self._pieces.append("\t")
        if tag not in _VOID:
            self._open.append(self._opened(tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BREAKING:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKING:
            self._pieces.append("\n")
        # What was left open inside ends with it; an end without a beginning is passed over.
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.silent:
            return
        kind = hidden_by(
            is_hidden=here.is_hidden,
            points=here.points,
            color=here.color,
            has_background=here.has_background,
        )
        if kind is None or not data.strip():
            self._pieces.append(_BLANKS.sub(" ", data))
        else:
            self.hidden.setdefault(kind, []).append(data.strip())

    def text(self) -> str:
        lines = "".join(self._pieces).split("\n")
        return "\n".join(_SPACES.sub(" ", line).strip() for line in lines)

    def _opened(self, tag: str, attributes: dict[str, str | None]) -> _Open:
        around = self._open[-1]
        said = dict(self._rules.get(tag, {}))
        for one in (attributes.get("class") or "").split():
            said |= self._rules.get(f".{one}", {})
        said |= self._rules.get(f"#{attributes.get('id')}", {})
        said |= _declarations(attributes.get("style") or "")
        points = _points(said.get("font-size"))
        background = any(name.startswith("background") for name in said) or "bgcolor" in attributes
        return _Open(
            tag,
            is_hidden=around.is_hidden or "hidden" in attributes or _is_hidden(said),
            points=around.points if points is None else points,
            color=said.get("color") or attributes.get("color") or around.color,
            has_background=around.has_background or background,
            silent=around.silent or tag in _SILENT,
        )


def _rules(page: str) -> dict[str, dict[str, str]]:
    """Return the declarations for tags, `.classes` and `#ids` of the page's own style sheets."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in _STYLE_ELEMENT.findall(page):
        for selectors, body in _RULE.findall(_COMMENT.sub("", sheet)):
            for selector in selectors.split(","):
                if _SELECTOR.match(selector.strip()):
                    rules.setdefault(selector.strip(), {}).update(_declarations(body))
    return rules


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, colon, value in pairs
        if colon
    }


def _is_hidden(said: dict[str, str]) -> bool:
    if said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}:
        return True
    opacity = said.get("opacity", "1")
    if opacity.replace(".", "", 1).isdigit() and float(opacity) < _FAINT:
        return True
    moved = [_points(said.get(name)) for name in ("text-indent", "left", "top", "margin-left")]
    return any(one is not None and one < _FAR for one in moved)


def _points(length: str | None) -> float | None:
    found = _LENGTH.match(length or "")
    return float(found[1]) * _POINTS[found[2] or ""] if found else None
