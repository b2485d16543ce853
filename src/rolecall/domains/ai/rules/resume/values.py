"""Values out of places: what a mention says, without the signs around it."""

from typing import Final

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.dates import Date
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Tagged
from rolecall.domains.ai.rules.resume.text import INVISIBLE, is_bullet

_EDGE: Final = f" {INVISIBLE}\t\r\n,;:|•●▪■◦*·/\\-–—_=~.\"“”'‘’"
_PAIRS: Final = (("(", ")"), ("[", "]"), ("{", "}"))


def value_at(text: str, start: int, end: int, confidence: float | None = None) -> Value | None:
    """Return what stands at a place, trimmed; None if nothing is left.

    The value is the quote with its blanks made single ones.
    """
    begin, stop = _trimmed(text, start, end)
    if begin >= stop:
        return None
    quote = text[begin:stop]
    return Value(
        value=" ".join(quote.split()), quote=quote, span=Span(begin, stop), confidence=confidence
    )


def value_of(reading: Reading, mention: Tagged, confidence: float | None) -> Value | None:
    """Return what a mention says."""
    start = reading.tokens[mention.first].start
    end = reading.tokens[mention.stop - 1].end
    for left, right in _PAIRS:
        # A bracket that opens inside a mention closes there too.
        opens = reading.text.count(left, start, end) > reading.text.count(right, start, end)
        if opens and reading.text.startswith(right, end):
            end += 1
    return value_at(reading.text, start, end, confidence)


def date_value(reading: Reading, date: Date | None, confidence: float | None) -> Value | None:
    """Return a date in its normal form, None for none and for the present."""
    if date is None or date.is_present or date.start >= date.end:
        return None
    return Value(
        value=date.value,
        quote=reading.text[date.start : date.end],
        span=Span(date.start, date.end),
        confidence=confidence,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (_is_edge(text[start]) or _is_single(text, start, end, opens=True)):
        start += 1
    # “Inc.” and “B.E.” keep their dot: it is part of the word.
    while start < end and (_is_edge(text[end - 1]) or _is_single(text, start, end, opens=False)):
        end -= 1
    return start, end


def _is_edge(sign: str) -> bool:
    return sign in _EDGE or is_bullet(sign)


def _is_single(text: str, start: int, end: int, *, opens: bool) -> bool:
    """Tell whether a bracket at the edge has no partner."""
    part = text[start:end]
    for left, right in _PAIRS:
        edge = part[0] if opens else part[-1]
        if edge in {left, right}:
            return part.count(left) != part.count(right)
    return False
