"""Rows of all pages put together to the lines of one text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rolecall.domains.files.rules.extraction.answers import PageLine
from rolecall.domains.files.rules.extraction.pdf.rows import Row, text_of
from rolecall.domains.files.rules.extraction.pdf.words import Word

_EDGE = 0.1
"""Of the height of a page: where running heads and feet stand."""
_APART = 1.3
_LEAST_PITCH = 1.25
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|p[áa]gina|pagina|p\.)\W*)?\d{1,3}(?:\W*(?:of|von|de|sur|/)\W*\d{1,3})?\W*$",
    re.IGNORECASE,
)
_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)[{_HYPHENS}]$")
_GOES_ON = re.compile(r"^([^\W\d_]+)(\S*)")
_OWN_WORDS = frozenset(
    """
    self long short full part well multi non co pre post high low cross on off in up down out over
    follow state problem decision result detail cost time day end front back real first second
    third hands inter intra sub anti mid semi client user data web open cloud team e
    """.split()  # noqa: SIM905  # read as a list of words
)
"""Beginnings of words that keep their hyphen."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The rows of a page in reading order, its number from 1, and its size in points."""

    number: int
    width: float
    height: float
    rows: Sequence[Row]
    sideways: Sequence[Word] = ()


def lines_of(pages: Sequence[ReadPage]) -> list[PageLine]:
    """Return the lines of the pages: running heads once, words whole that a line's end parts."""
    found = [_page_lines(page) for page in pages]
    without = _without_running(found)
    return _unbroken([line for page in without for line in page])


def _page_lines(page: ReadPage) -> list[PageLine]:
    usual = _usual_pitch(page.rows)
    made: list[PageLine] = []
    last: Row | None = None
    for row in page.rows:
        apart = last is None or _is_apart(row, last, usual)
        made.append(_line(page, text_of(row.words), row.words, is_apart=apart))
        last = row
    made += [_line(page, word.text, [word], is_apart=True) for word in page.sideways]
    return made


def _line(page: ReadPage, text: str, words: Sequence[Word], *, is_apart: bool) -> PageLine:
    box = (
        min(word.x0 for word in words) / page.width,
        min(word.top for word in words) / page.height,
        max(word.x1 for word in words) / page.width,
        max(word.bottom for word in words) / page.height,
    )
    return PageLine(text, page.number, box, is_apart)


def _usual_pitch(rows: Sequence[Row]) -> float:
    pitches = [
        (row.baseline - last.baseline) / row.size
        for last, row in pairwise(rows)
        if 0 < row.baseline - last.baseline < 4 * row.size
    ]
    return median(pitches) if pitches else _LEAST_PITCH


def _is_apart(row: Row, last: Row, usual: float) -> bool:
    pitch = row.baseline - last.baseline
    if pitch <= 0:
        return True
    return pitch > max(_APART * usual, _LEAST_PITCH) * row.size


def _without_running(pages: Sequence[list[PageLine]]) -> list[list[PageLine]]:
    """Leave out numbers of pages, and what the same edge of an earlier page says already."""
    if len(pages) < 2:  # noqa: PLR2004  # nothing runs on one page
        return [*pages]
    counts = Counter(
        key for page in pages for key in {_key(line) for line in page if _is_at_edge(line)}
    )
    often = max(2, len(pages) / 2)
    said: set[tuple[bool, str]] = set()
    kept: list[list[PageLine]] = []
    for page in pages:
        lines: list[PageLine] = []
        for line in page:
            if _is_at_edge(line):
                if _PAGE_NUMBER.match(line.text):
                    continue
                key = _key(line)
                if counts[key] >= often:
                    if key in said:
                        continue
                    said.add(key)
            lines.append(line)
        # A page that has nothing else says what it says.
        kept.append(lines or page)
    return kept


def _is_at_edge(line: PageLine) -> bool:
    return line.box[3] <= _EDGE or line.box[1] >= 1 - _EDGE


def _key(line: PageLine) -> tuple[bool, str]:
    return line.box[1] > 0.5, _DIGITS.sub("#", line.text.casefold())  # noqa: PLR2004  # the middle


def _unbroken(lines: Sequence[PageLine]) -> list[PageLine]:
    """Put words together that the end of a line parts."""
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    made: list[PageLine] = []
    for line in lines:
        if made and not line.is_apart:
            last, text = made[-1], line.text
            broken, goes_on = _BROKEN.search(last.text), _GOES_ON.match(text)
            if broken and goes_on and goes_on[1][0].islower():
                hyphen = "-" if _keeps_hyphen(broken, goes_on[1], known) else ""
                head = f"{last.text[:-1]}{hyphen}{goes_on[1]}{goes_on[2]}"
                made[-1] = replace(last, text=head)
                rest = text[goes_on.end() :].strip()
                if not rest:
                    continue
                line = replace(line, text=rest)  # noqa: PLW2901  # what is left of it
        made.append(line)
    return made


def _keeps_hyphen(broken: re.Match[str], rest: str, known: Counter[str]) -> bool:
    if not broken.string.endswith("-"):
        return False
    head, tail = broken[1].casefold(), rest.casefold()
    if known[head + tail]:
        return False
    return bool(known[f"{head}-{tail}"]) or head.rpartition("-")[2] in _OWN_WORDS
