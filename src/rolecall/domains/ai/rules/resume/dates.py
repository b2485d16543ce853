"""Dates and periods, by a grammar of their own.

A date is a year, or a month of a year; days are read and left out, as résumés are about months. A
period is two dates with a dash or a word between them, `since` and a date, or a date and `present`.

Guarantees: no month outside 1 to 12, no year outside 1940 to 2079; nothing is made up: what has no
year of its own gets the year of the period's end (`Jan - Feb 2015`), and nothing else.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rolecall.domains.ai.rules.resume.months import MONTHS, PRESENT, SEASONS
from rolecall.domains.ai.rules.resume.text import folded

_FIRST_YEAR, _LAST_YEAR = 1940, 2079
_LAST_MONTH, _LAST_DAY = 12, 31
_MOST_BETWEEN: Final = 24
_PIVOT: Final = 45
"""Two digits up to this are of this century."""


@dataclass(frozen=True, slots=True)
class Date:
    """A year, perhaps with its month; or the present, where the year is 0."""

    year: int
    month: int | None
    start: int
    end: int

    @property
    def is_present(self) -> bool:
        """Whether it says that something lasts."""
        return self.year == 0

    @property
    def value(self) -> str:
        """`YYYY`, `YYYY-MM` or `present`."""
        if self.is_present:
            return "present"
        return f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "")


@dataclass(frozen=True, slots=True)
class Period:
    """What a text says about when: two ends, or one date as the end."""

    first: Date | None
    last: Date | None
    start: int
    end: int

    @property
    def is_single(self) -> bool:
        """Whether it is one date, not a period."""
        return self.first is None


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH: Final = rf"(?P<month>{_either([*MONTHS, *SEASONS])})(?![^\W\d_])"
_YEAR: Final = r"(?P<year>(?:19[4-9]\d|20[0-7]\d)(?!\d|\s?%|[.,]\d\d))"
_SHORT_YEAR: Final = r"(?:['’‘`]\s?|(?<=[a-z.\s-]))(?P<short>\d\d)(?!\d|[.:,/-]?\d|\s?%|\w)"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # 2014-05-31, 2014/05
        (
            rf"(?<![\d.,/-]){_YEAR}[-/.](?P<number>1[0-2]|0[1-9]|[1-9])(?:[-/.]\d{{1,2}})?(?!\d|"
            rf"[-/]\d)"
        ),
        # 31.05.2014, 05/31/2014
        (
            r"(?:(?<![\d.,/-])|(?<=[/.][12]\d{3}[-–]))(?P<one>\d{1,2})\s?(?P<sign>[-/.])\s?"
            r"(?P<two>\d{1,2})\s?(?P=sign)\s?"
            r"(?P<year>19[4-9]\d|20[0-7]\d)(?!\d)"
        ),
        # 31/05/14, but not 05/13-08
        (
            r"(?<![\d.,/-])(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<short>\d\d)"
            r"(?![\d.,/-])"
        ),
        # 05/2014, 5 / 2014, 05.2014, also behind the dash of 05/2014-08/2014
        (
            rf"(?:(?<![\d.,/-])|(?<=[/.][12]\d{{3}}[-–]))(?P<number>1[0-2]|0?[1-9])\s?[-/.]\s?['’]?"
            rf"{_YEAR}"
        ),
        # 31 May 2014, 31. Mai 2014, 31 de mayo de 2014
        (
            rf"(?<![\d\w.,/-]){_DAY}\s?[-/]?\s?(?:de\s|of\s)?{_MONTH}[.,]?\s?(?:del?\s|"
            rf"[-/])?\s?{_YEAR}"
        ),
        # May 31, 2014
        rf"(?<![^\W\d_]){_MONTH}\.?\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}",
        # May 2014, May-2014, mayo de 2014, Sept.2002
        rf"(?<![^\W\d_]){_MONTH}\.?,?\s{{0,3}}(?:del?\s|of\s|[-–/,])?\s{{0,2}}{_YEAR}",
        # May '14, May 14
        rf"(?<![^\W\d_]){_MONTH}\.?,?\s{{0,2}}[-/]?\s?{_SHORT_YEAR}",
        # 5/14, 05/14 (only as an end of a period)
        (
            r"(?:(?<![\d.,/\w-])|(?<=\d/\d\d[-–]))(?P<number>1[0-2]|0?[1-9])\s?/\s?['’]?(?P<short>\d\d)"
            r"(?![\d/%\w])"
        ),
        rf"(?<![\d.,/\w$€£-]){_YEAR}(?![\w/])",
        # 20102012 and 2010Present, whose dash was lost
        (
            r"(?<![\d.,/\w$€£-])(?P<year>19[4-9]\d|20[0-7]\d)"
            r"(?=(?:19[4-9]\d|20[0-7]\d)(?!\w)|present\b)"
        ),
        r"(?<=\b[12]\d{3})(?P<year>19[4-9]\d|20[0-7]\d)(?!\w)",
        rf"(?<=[-/–]){_YEAR}(?![\w/])",
    )
)
_NEEDS_PERIOD: Final = frozenset({8, 10, 11})
_PRESENT: Final = re.compile(rf"(?:(?<!\w)|(?<=[12]\d{{3}}))(?:{_either(PRESENT)})(?!\w)")
_ALONE_MONTH: Final = re.compile(rf"(?<![^\W\d_]){_MONTH}\.?")
_BETWEEN: Final = re.compile(
    r"\s*(?:[-–—\u2212\u2012\u2011~→]{1,3}|(?<=\s)(?:to|until|till|untill|thru|through|up to|bis|"
    r"bis zum|a|al|hasta|hasta la|au|jusqu'a|jusqu'en|jusqu'au)(?=\s))\s*(?:the\s|la\s|el\s)?",
)
_GAP: Final = re.compile(r"\s*\n\s*|\s{1,3}|\t")
_WORDS_FOLLOW: Final = re.compile(r"[^\S\n]*[^\W_]")
_SINCE: Final = re.compile(r"(?<!\w)(?:since|seit|ab|desde|depuis|sinds)\s{1,2}$")
_SHORT_END: Final = re.compile(r"\s?[-–—/]\s?(?P<short>\d\d)(?![\d/.-]|\s?%|\w)")


def periods_in(text: str) -> list[Period]:
    """Return the dates and periods of a text, first to last, none inside another."""
    plain = _plain(text)
    return list(_periods(plain, _dates(plain)))


def _plain(text: str) -> str:
    """Return the text folded, each character in its place."""
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char.isspace():
        return " "
    shown = folded(unicodedata.normalize("NFKC", char))
    return shown if len(shown) == 1 else char


def _dates(plain: str) -> list[tuple[Date, bool]]:
    """Return dates, and whether each can stand alone."""
    taken = [False] * (len(plain) + 1)
    found: list[tuple[Date, bool]] = []
    for which, form in enumerate(_FORMS):
        for match in form.finditer(plain):
            if any(taken[match.start() : match.end()]):
                continue
            date = _date(match)
            if date is not None:
                found.append((date, which not in _NEEDS_PERIOD))
                _take(taken, date)
    for match in _PRESENT.finditer(plain):
        if not any(taken[match.start() : match.end()]):
            found.append((Date(0, None, match.start(), match.end()), False))
            _take(taken, found[-1][0])
    for match in _ALONE_MONTH.finditer(plain):
        if not any(taken[match.start() : match.end()]):
            month = MONTHS.get(match["month"]) or SEASONS.get(match["month"])
            found.append((Date(-1, month, match.start(), match.end()), False))
    return sorted(found, key=lambda one: one[0].start)


def _take(taken: list[bool], date: Date) -> None:
    for place in range(date.start, date.end):
        taken[place] = True


def _date(match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    year = _year(parts)
    month = _month(parts, match[0])
    if not _FIRST_YEAR <= year <= _LAST_YEAR or month == 0:
        return None
    return Date(year, month, match.start(), match.end())


def _year(parts: dict[str, str | None]) -> int:
    if whole := parts.get("year"):
        return int(whole)
    short = int(parts["short"] or 0)
    return short + (2000 if short <= _PIVOT else 1900)


def _month(parts: dict[str, str | None], whole: str) -> int | None:
    """Return the month, None without one, 0 if there is no such month."""
    if word := parts.get("month"):
        return MONTHS.get(word) or SEASONS.get(word)
    if number := parts.get("number"):
        return int(number)
    if parts.get("one") is None:
        return None
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    # Day first or month first: only one of both can be more than twelve. In doubt there is none.
    if one == two and _is_month(one):
        return one
    if _is_month(one) and _is_month(two):
        # With dots the day comes first, as in DIN 5008; with dashes and slashes nobody can tell.
        return two if re.match(r"\d+\s?\.", whole) else None
    if _is_month(two) and one <= _LAST_DAY:
        return two
    return one if _is_month(one) and two <= _LAST_DAY else 0


def _is_month(number: int) -> bool:
    return 1 <= number <= _LAST_MONTH


def _periods(plain: str, dates: list[tuple[Date, bool]]) -> Iterator[Period]:
    place = 0
    while place < len(dates):
        date, alone = dates[place]
        following = dates[place + 1][0] if place + 1 < len(dates) else None
        if following is not None and _is_joined(plain, date, following):
            if date.year == -1 and following.year > 0:
                date = Date(following.year, date.month, date.start, date.end)
            if date.year > 0 and following.year >= 0:
                yield Period(date, following, date.start, following.end)
                place += 2
                continue
        place += 1
        if not alone:
            continue
        yield _lone(plain, date)


def _lone(plain: str, date: Date) -> Period:
    since = _SINCE.search(plain[: date.start][-12:])
    if since:
        began = date.start - len(since[0])
        return Period(date, Date(0, None, began, date.start), began, date.end)
    short = _SHORT_END.match(plain, date.end)
    if short:
        year = date.year - date.year % 100 + int(short["short"])
        if date.year < year <= _LAST_YEAR:
            last = Date(year, None, date.end, short.end())
            return Period(date, last, date.start, short.end())
    return Period(None, date, date.start, date.end)


def _is_joined(plain: str, one: Date, other: Date) -> bool:
    between = plain[one.end : other.start]
    if len(between) > _MOST_BETWEEN:
        return False
    if _BETWEEN.fullmatch(between):
        return True
    if not between:
        return other.is_present or 0 < one.year <= other.year
    # A dash that was lost where a cell ended: “Mar 2008”, and below it “Present”.
    if one.year <= 0 or not _GAP.fullmatch(between):
        return False
    if other.is_present:
        return True
    is_later = (one.year, one.month or 0) <= (other.year, other.month or 0)
    stands_alone = not _WORDS_FOLLOW.match(plain, other.end)
    return "\n" in between and is_later and stands_alone and _have_months(one, other)


def _have_months(one: Date, other: Date) -> bool:
    return (one.month is None) == (other.month is None)
