"""Characters that take no room, and words that come again and again: found in any text.

Soft hyphens, joiners of scripts that need them and the joiners of emoji are what they should be and
are no reason for a remark.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_TAGS: Final = re.compile("[\U000e0000-\U000e007f]+")
_ZERO: Final = "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
_JOINERS: Final = "\u200c\u200d"
_DIRECTIONS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
_REMOVED: Final = re.compile(
    f"[{_ZERO}{_DIRECTIONS}]|(?<=[ -\u024f])[{_JOINERS}]+(?=[ -\u024f])|\u00ad(?=\\w)"
    "|[\U000e0000-\U000e007f]"
)
_IN_WORD: Final = re.compile(rf"(?<=[^\W\d_])[{_ZERO}{_JOINERS}]+(?=[A-Za-z\u00c0-\u024f])")
_CODED: Final = re.compile(rf"[{_ZERO}{_JOINERS}]{{8,}}")
_FEWEST_IN_WORDS: Final = 5
_ASCII_OF_TAGS: Final = 0xE0000
_FLAG: Final = "\U0001f3f4"
"""Flags of some countries are made of tags behind this one."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_WINDOWS: Final = ((40, 6), (100, 16))
"""So many words of which no more than so many differ."""


def invisible_in(text: str) -> Iterator[str]:
    """Yield what characters without width say or hide, as a reader can be told."""
    for found in _TAGS.finditer(text):
        said = "".join(
            chr(ord(one) - _ASCII_OF_TAGS) for one in found[0]
            if 0x20 <= ord(one) - _ASCII_OF_TAGS < 0x7F  # noqa: PLR2004  # what ASCII can show
        )  # fmt: skip
        if said and not text[: found.start()].endswith(_FLAG):
            yield said
    words = [_around(text, one.start()) for one in _IN_WORD.finditer(text)
             if "A" <= text[one.start() - 1] <= "\u024f"]  # fmt: skip
    if len(words) >= _FEWEST_IN_WORDS:
        yield " ".join(dict.fromkeys(words))
    yield from (_around(text, one.start()) for one in _CODED.finditer(text))


def without_invisible(text: str) -> str:
    """Return the text without them, so that words are whole."""
    return _REMOVED.sub("", text) if not text.isascii() else text


def _around(text: str, at: int) -> str:
    """Return the word that a place is in."""
    start, end = at, at
    while start > 0 and not text[start - 1].isspace() and at - start < 60:  # noqa: PLR2004  # a long word
        start -= 1
    while end < len(text) and not text[end].isspace() and end - at < 60:  # noqa: PLR2004
        end += 1
    return without_invisible(text[start:end])


def repeated_in(text: str) -> tuple[int, int] | None:
    """Return where a block of words begins and ends that says the same again and again."""
    words = [one for one in _WORD.finditer(text) if len(set(one[0].casefold())) > 1]
    for length, most in _WINDOWS:
        counts: Counter[str] = Counter()
        for at, word in enumerate(words):
            counts[word[0].casefold()] += 1
            if at >= length:
                gone = words[at - length][0].casefold()
                counts[gone] -= 1
                if not counts[gone]:
                    del counts[gone]
            if at + 1 >= length and len(counts) <= most:
                return words[at - length + 1].start(), word.end()
    return None
