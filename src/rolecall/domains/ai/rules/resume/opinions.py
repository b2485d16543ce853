"""What taggers say of the words of one field, in numbers that trees can ask about."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import StrEnum
from statistics import fmean
from typing import Final

from rolecall.domains.ai.contracts import Span
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.tagging import Marginals, Share, Tag, averaged

_NOTHING: Final = [0.0]


class Said(StrEnum):
    """What is said of some words. The names stand in the weights."""

    MEAN = "mean"
    """Of the probabilities of the words; the mean of all taggers' opinions, as the next four."""
    LEAST = "least"
    BEGINS = "begins"
    """That a mention begins with the first word."""
    BEFORE = "before"
    """Of the word before."""
    BEHIND = "behind"
    """Of the word behind."""
    FIRST_OPINION = "first-opinion"
    """The mean that the first tagger alone gives."""
    OTHER_OPINIONS = "other-opinions"
    """The mean that all others give."""


class Opinions:
    """What each tagger of a field says of a text's words."""

    def __init__(self, reading: Reading, opinions: Sequence[Sequence[Share]], tag: Tag) -> None:
        """Take what each says, in the order of the taggers; one at least."""
        self._starts = [token.start for token in reading.tokens]
        self.together = averaged([{tag: one} for one in opinions])[tag]
        self.sums = [sum(one) for one in self.together]
        self._first = [sum(one) for one in opinions[0]]
        others = averaged([{tag: one} for one in opinions[1:]])
        self._others = [sum(one) for one in others[tag]] if others else self._first

    def words_at(self, span: Span) -> tuple[int, int]:
        """Return the first of the words at a place, and the one behind them."""
        first = min(bisect_left(self._starts, span.start), len(self._starts) - 1)
        return first, max(bisect_left(self._starts, span.end), first + 1)

    def mean(self, first: int, stop: int) -> float:
        """Return the mean of some words."""
        return fmean(self.sums[first:stop] or _NOTHING)

    def of(self, first: int, stop: int) -> dict[str, float]:
        """Return what is said of some words; 0 where nothing is."""
        sums = self.sums
        return {
            Said.MEAN: self.mean(first, stop),
            Said.LEAST: min(sums[first:stop] or _NOTHING),
            Said.BEGINS: self.together[first][0] if first < len(sums) else 0.0,
            Said.BEFORE: sums[first - 1] if 0 < first <= len(sums) else 0.0,
            Said.BEHIND: sums[stop] if stop < len(sums) else 0.0,
            Said.FIRST_OPINION: fmean(self._first[first:stop] or _NOTHING),
            Said.OTHER_OPINIONS: fmean(self._others[first:stop] or _NOTHING),
        }


def opinions_of(reading: Reading, said: Sequence[Marginals], tag: Tag) -> Opinions | None:
    """Return what taggers say of a field; None if no tagger knows it, or there are no words."""
    known = [one[tag] for one in said if tag in one]
    return Opinions(reading, known, tag) if known and reading.tokens else None


Traits = Mapping[str, float]
"""Numbers that are known of something, by their names."""
