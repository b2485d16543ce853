"""Stretches of time in a text: “2018 – 2021”, “March 2019 to present”, “since 05/2020”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

YEAR: Final = 12
"""Months."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "januar"), ("february", "feb", "februar"),
            ("march", "mar", "marz"), ("april", "apr"), ("may", "mai"),
            ("june", "jun", "juni"), ("july", "jul", "juli"), ("august", "aug"),
            ("september", "sept", "sep"), ("october", "oct", "oktober", "okt"),
            ("november", "nov"), ("december", "dec", "dezember", "dez"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_POINT = (
    rf"(?:(?:{_NAMES})\b\.?,?\s+(?:of\s+)?{_YEAR}|(?:0?[1-9]|1[0-2])[/.]{_YEAR}"
    rf"|{_YEAR}[-/.](?:0[1-9]|1[0-2])|{_YEAR})"
)
_NOW = r"present|now|current(?:ly)?|today|ongoing|to date|date|heute"
_RANGE = re.compile(
    rf"(?<![\w/.-])(?P<start>{_POINT})\s*(?:-|to|until|till|through|bis)\s*"
    rf"(?P<end>{_POINT}|(?:{_NOW})\b)(?![\w/-])"
)
_SINCE = re.compile(rf"\b(?:since|seit)\s+(?P<start>{_POINT})(?![\w/-])")
_READ_POINT = re.compile(
    rf"(?:(?P<name>{_NAMES})\b\.?,?\s+(?:of\s+)?|(?P<month>0?[1-9]|1[0-2])[/.])?(?P<year>{_YEAR})"
    r"(?:[-/.](?P<after>0[1-9]|1[0-2]))?"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time and where it stands in the (folded) text.

    Months count from the year 0. It began between `earliest` and `latest_start` and went on until
    between `earliest_end` and `latest`, both excluded: a year alone may mean any of its months.
    """

    earliest: int
    latest_start: int
    earliest_end: int
    latest: int
    start: int
    end: int


def stretches(folded: str, as_of: date) -> Iterator[Stretch]:
    """Yield the stretches in a folded text; its present is the day `as_of`."""
    now = as_of.year * YEAR + as_of.month - 1
    for pattern in (_RANGE, _SINCE):
        for found in pattern.finditer(folded):
            first, last = _months(found["start"])
            end = found.groupdict().get("end")
            until, to = (now, now) if end is None or not end[-1].isdigit() else _months(end)
            if first <= to and first <= now:
                latest = min(to, now) + 1
                yield Stretch(
                    first, min(last, to), min(until, now), latest, found.start(), found.end()
                )


def _months(point: str) -> tuple[int, int]:
    """Return the first and the last month that a point in time may mean."""
    found = _READ_POINT.fullmatch(point)
    if found is None:
        raise ValueError(f"not a point in time: {point!r}")
    begin = int(found["year"]) * YEAR
    month = _MONTHS[found["name"]] if found["name"] else found["month"] or found["after"]
    if month is None:
        return begin, begin + YEAR - 1
    return begin + int(month) - 1, begin + int(month) - 1


def at_least(found: Sequence[Stretch]) -> int:
    """Return how many months the stretches cover for certain; what overlaps counts once."""
    return _covered([(one.latest_start, one.earliest_end) for one in found])


def at_most(found: Sequence[Stretch]) -> int:
    """Return how many months the stretches can cover."""
    return _covered([(one.earliest, one.latest) for one in found])


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for start, end in sorted(spans):
        if end > max(start, reached):
            total += end - max(start, reached)
            reached = end
    return total
