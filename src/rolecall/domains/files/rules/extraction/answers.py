"""What a reader answers: text that a database and a JSON document can carry, and what was odd."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rolecall.domains.files.contracts import Remarked
from rolecall.domains.files.rules.extraction.instructions import instructions_in
from rolecall.domains.files.rules.extraction.invisible import (
    invisible_in,
    repeated_in,
    without_invisible,
)

MAX_CHARACTERS = 200_000
"""Some sixty full pages; a résumé has two to ten thousand."""

LONGEST_QUOTE = 300
MOST_REMARKS = 30
_LEAST_SAID = 3
"""Letters: white dots and dashes only hold a layout apart."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

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


def of_text(
    text: str,
    *,
    pages: int | None = None,
    warnings: Iterable[str] = (),
    remarks: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Answer with text. `pages` is None for formats that have none.

    Warnings are stable words: `no_text` (nothing but pictures, perhaps a scan), `text_cut`,
    `pages_cut`, `page_unreadable`, `charset_guessed`; and `hidden_text`, `instructions`,
    `repeated_words`, of which the remarks say more.
    """
    cleaned, said = clean(text[: MAX_CHARACTERS * 2]), list(warnings)
    if len(cleaned) > MAX_CHARACTERS or len(text) > MAX_CHARACTERS * 2:
        cleaned = cleaned[:MAX_CHARACTERS].rstrip()
        said.append("text_cut")
    if not cleaned:
        said.append("no_text")
    return _answer(cleaned, pages, said, [*remarks, *_invisible(text, None)])


def of_lines(
    lines: Iterable[PageLine],
    *,
    pages: int,
    warnings: Iterable[str] = (),
    remarks: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Answer with the text of lines, in their order, and where each stands.

    `lines` of the answer are rows of start and end in the text, page, and box.
    """
    pieces: list[str] = []
    rows: list[tuple[int | float, ...]] = []
    said, length = list(warnings), 0
    noted = list(remarks)
    for line in lines:
        noted += _invisible(line.text, line.page)
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
    return {**_answer("".join(pieces), pages, said, noted), "lines": rows}


def of_problem(problem: str) -> dict[str, Any]:
    """Answer that there is no text to be had: `encrypted` or `damaged`."""
    return {"problem": problem}


def clean(text: str) -> str:
    """Return the text in NFC with plain line ends and without characters that nothing can show."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    unified = re.sub(r"[\f\v\x85\u2028\u2029]", "\n", unified).replace("\u00a0", " ")
    shown = "".join(
        c for c in unified if c in _KEPT_CONTROLS or unicodedata.category(c) not in _DROPPED
    )
    # Once more from the start, as what is taken out may leave letters that belong together.
    whole = unicodedata.normalize("NFC", without_invisible(shown.translate(_LIGATURES)))
    trimmed = _BLANK_ENDS.sub("\n", whole)
    return _BLANK_LINES.sub("\n\n", trimmed).strip()


def _answer(
    text: str, pages: int | None, warnings: list[str], remarks: list[dict[str, Any]]
) -> dict[str, Any]:
    """Put an answer together: what is odd of the text itself is looked for here."""
    remarks = _told_once(remarks)[:MOST_REMARKS]
    if remarks:
        warnings.append("hidden_text")
    instructions = list(instructions_in(text))
    if instructions:
        warnings.append("instructions")
        remarks += [_standing(Remarked.INSTRUCTION, text, *place) for place in instructions]
    repeated = repeated_in(text)
    if repeated is not None:
        warnings.append("repeated_words")
        remarks.append(_standing(Remarked.REPEATED, text, *repeated))
    return {"text": text, "pages": pages, "warnings": warnings, "remarks": remarks}


def _told_once(remarks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what was told already, and what says nothing."""
    told = {(one["kind"], one["quote"]): one for one in reversed(remarks)}
    return [
        one for one in reversed(told.values()) if sum(map(str.isalpha, one["quote"])) >= _LEAST_SAID
    ]


def _invisible(text: str, page: int | None) -> list[dict[str, Any]]:
    if text.isascii():
        return []
    return [hidden(Remarked.ZERO_WIDTH, quote, page) for quote in invisible_in(text)]


def _standing(kind: Remarked, text: str, start: int, end: int) -> dict[str, Any]:
    """Return a remark on what stays in the text."""
    return {**hidden(kind, text[start:end]), "start": start, "end": end}


def hidden(kind: Remarked, quote: str, page: int | None = None) -> dict[str, Any]:
    """Return a remark on text that was left out, because no reader sees it."""
    shown = " ".join(clean(quote).split())
    cut = shown if len(shown) <= LONGEST_QUOTE else f"{shown[:LONGEST_QUOTE].rstrip()}…"
    return {"kind": kind.value, "quote": cut, "page": page}
