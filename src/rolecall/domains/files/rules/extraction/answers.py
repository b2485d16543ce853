"""What a reader answers: text that a database and a JSON document can carry, and what was odd."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MAX_CHARACTERS = 200_000
"""Some sixty full pages; a résumé has two to ten thousand."""

_KEPT_CONTROLS = {"\n", "\t"}
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
_BLANK_ENDS = re.compile(r"[ \t]+\n")
_BLANK_LINES = re.compile(r"\n{3,}")
_ENDS = re.compile(r"\s*\n\s*")
_DIGITS_OF_A_FRACTION = 4


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it stands on a page: x0, y0, x1, y1 in fractions of the page from its top left.

    `is_apart` says that more room is above it than between lines of one paragraph.
    """

    text: str
    page: int
    box: tuple[float, float, float, float]
    is_apart: bool = False


def of_text(text: str, *, pages: int | None = None, warnings: Iterable[str] = ()) -> dict[str, Any]:
    """Answer with text. `pages` is None for formats that have none.

    Warnings are stable words: `no_text` (nothing but pictures, perhaps a scan), `text_cut`,
    `pages_cut`, `page_unreadable`, `charset_guessed`.
    """
    cleaned, said = clean(text[: MAX_CHARACTERS * 2]), list(warnings)
    if len(cleaned) > MAX_CHARACTERS or len(text) > MAX_CHARACTERS * 2:
        cleaned = cleaned[:MAX_CHARACTERS].rstrip()
        said.append("text_cut")
    if not cleaned:
        said.append("no_text")
    return {"text": cleaned, "pages": pages, "warnings": said, "remarks": []}


def of_lines(
    lines: Iterable[PageLine], *, pages: int, warnings: Iterable[str] = ()
) -> dict[str, Any]:
    """Answer with the text of lines, in their order, and where each stands.

    `lines` of the answer are rows of start and end in the text, page, and box.
    """
    pieces: list[str] = []
    rows: list[tuple[int | float, ...]] = []
    said, length = list(warnings), 0
    for line in lines:
        text = _ENDS.sub(" ", clean(line.text))
        if not text:
            continue
        between = ("\n\n" if line.is_apart else "\n") if pieces else ""
        if length + len(between) + len(text) > MAX_CHARACTERS:
            said.append("text_cut")
            break
        start = length + len(between)
        length = start + len(text)
        pieces += (between, text)
        box = (round(min(max(one, 0.0), 1.0), _DIGITS_OF_A_FRACTION) for one in line.box)
        rows.append((start, length, line.page, *box))
    if not pieces:
        said.append("no_text")
    return {
        "text": "".join(pieces),
        "pages": pages,
        "warnings": said,
        "remarks": [],
        "lines": rows,
    }


def of_problem(problem: str) -> dict[str, Any]:
    """Answer that there is no text to be had: `encrypted` or `damaged`."""
    return {"problem": problem}


def clean(text: str) -> str:
    """Return the text in NFC with plain line ends and without characters that nothing can show.

    Invisible format characters stay: whether they hide something is for a later look.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    unified = re.sub(r"[\f\v\x85\u2028\u2029]", "\n", unified).replace("\u00a0", " ")
    shown = "".join(
        c for c in unified if c in _KEPT_CONTROLS or unicodedata.category(c) not in _DROPPED
    )
    trimmed = _BLANK_ENDS.sub("\n", unicodedata.normalize("NFC", shown))
    return _BLANK_LINES.sub("\n\n", trimmed).strip()
