"""A text made ready: lines, sections, contacts, periods, tokens, features."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.domains.ai.rules.resume.contacts import Contacts, contacts_in
from rolecall.domains.ai.rules.resume.dates import Period, periods_in
from rolecall.domains.ai.rules.resume.features import features_of
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.sections import Place, sections_of
from rolecall.domains.ai.rules.resume.text import MOST_CHARACTERS, Line, lines_of
from rolecall.domains.ai.rules.resume.tokens import Token, tokens_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What the taggers, the rules and the training all start from."""

    text: str
    lines: Sequence[Line]
    places: Sequence[Place]
    periods: Sequence[Period]
    contacts: Contacts
    tokens: Sequence[Token]
    features: Sequence[Sequence[str]]

    def stop_of_head(self, lines: int | None) -> int:
        """Return how many tokens stand in the first `lines` lines; all for None."""
        if lines is None:
            return len(self.tokens)
        return next(
            (at for at, one in enumerate(self.tokens) if one.line >= lines), len(self.tokens)
        )

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that begin in a part of the text."""
        first = bisect_left(self.tokens, start, key=lambda one: one.start)
        stop = bisect_left(self.tokens, end, key=lambda one: one.start)
        return self.tokens[first:stop]


def read(text: str, lexicon: Lexicon) -> Reading:
    """Make a text ready."""
    shown = text[:MOST_CHARACTERS]
    lines = lines_of(shown)
    periods = periods_in(shown)
    places = sections_of(lines, _ranged(lines, periods))
    contacts = contacts_in(shown, [(one.start, one.end) for one in periods])
    tokens = tokens_of(shown, lines, periods, contacts)
    features = features_of(tokens, lines, places, lexicon)
    return Reading(shown, lines, places, periods, contacts, tokens, features)


def _ranged(lines: Sequence[Line], periods: Sequence[Period]) -> frozenset[int]:
    """Return the lines in which a period begins that has two ends."""
    starts = [line.start for line in lines]
    begins = (one.start for one in periods if not one.is_single)
    return frozenset(bisect_right(starts, begin) - 1 for begin in begins)
