"""Text of HTML: what stands between the tags, with line breaks where a browser would break."""

import re
from html.parser import HTMLParser
from typing import Any

from rolecall.domains.files.rules.extraction import answers
from rolecall.domains.files.rules.extraction.plain import decode

_SILENT = {"script", "style", "template", "noscript", "svg", "title"}
_BREAKING = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_BLANKS = re.compile(r"\s+")
_SPACES = re.compile(r" {2,}")


def run(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Answer with the text of the page."""
    page, warnings = decode(data)
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return answers.of_text(reader.text(), warnings=warnings)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKING:
            self._pieces.append("\n")
        elif tag in _CELLS:
            self._pieces.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKING:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._pieces.append(_BLANKS.sub(" ", data))

    def text(self) -> str:
        lines = "".join(self._pieces).split("\n")
        return "\n".join(_SPACES.sub(" ", line).strip() for line in lines)
