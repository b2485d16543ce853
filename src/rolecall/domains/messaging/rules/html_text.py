"""The text of a mail that has no other version than HTML, quotations marked by `>`. Pure."""

import re
from html.parser import HTMLParser

_SILENT = {"script", "style", "template", "noscript", "svg", "title", "head"}
_BREAKING = {
    "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "table", "tr", "ul",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MANY_LINES = re.compile(r"\n{3,}")
_VOID = {"br", "hr"}


def text_of_html(page: str) -> str:
    """Return what a reader sees, one line a block."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return _MANY_LINES.sub("\n\n", "\n".join(reader.lines())).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = []
        self._line = ""
        self._depth = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKING:
            self._end_line(keep_blank=tag in {"br", "p"})
        if tag == "blockquote":
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKING - _VOID:
            self._end_line()
        if tag == "blockquote":
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line += _BLANKS.sub(" ", data)

    def lines(self) -> list[str]:
        self._end_line()
        return [f"{'>' * depth} {line}" if depth else line for depth, line in self._lines]

    def _end_line(self, *, keep_blank: bool = False) -> None:
        line = self._line.strip()
        if line or (keep_blank and not self._depth):
            self._lines.append((self._depth, line))
        self._line = ""
