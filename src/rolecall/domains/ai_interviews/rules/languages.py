"""In which language a posting is written, by the small words that every text has. Pure."""

import re
from typing import Final

from rolecall.domains.ai_interviews.contracts import Language

_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: Final = {
    Language.EN: "the and of to you we with for your our are is in at on be as will this that who",
    Language.DE: "der die das und zu mit für sie wir ihr unser den dem ein eine im ist bei auf",
    Language.ES: "el la los las y de que con para en del su sus una un nuestro se por al es",
}
_FEWEST: Final = 5
"""Small words below which a text says nothing about its language."""


def language_of(text: str, default: Language) -> Language:
    """Return the language of a text, `default` where it is too short or undecided."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {
        one: sum(word in small for word in words)
        for one, small in ((one, frozenset(text.split())) for one, text in _SMALL_WORDS.items())
    }
    best = max(counts, key=lambda one: (counts[one], one is default))
    return best if counts[best] >= _FEWEST else default
