"""Text in which case, accents and typography make no difference, with the way back."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SAME = {"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-"}
_IGNORED = {"Mn", "Cf"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places` has, for each of its characters, the place in the original."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the original."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Return the text in lower case, without accents and invisible characters."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", _SAME.get(letter, letter)):
            if unicodedata.category(part) not in _IGNORED:
                folded = part.casefold()
                letters.append(folded)
                places += [place] * len(folded)
    return Folded("".join(letters), places)
