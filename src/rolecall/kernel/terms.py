"""Words to search by.

PostgreSQL's text operators cannot use an index under row-level security, so what is searched is
kept as rows of terms, made here, and looked up as ranges in `COLLATE "C"` (a domain's `job_terms`,
for instance). A row is found when every word of the query begins one of its terms.

Terms are NFKC-normalised and case-folded. A word with accents is kept with and without them, so
that “jose” finds “José” and “josé” does not find “Jose”; a word with an apostrophe or a hyphen is
kept in parts and as a whole, so that “obrien” and “brien” both find “O’Brien”. Scripts without
blanks between words are kept in whole runs and found by their beginning.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MAX_TERM_LENGTH: Final = 64
"""Characters of a term that count, in rows and in queries alike."""
MAX_QUERY_WORDS: Final = 8
"""Words of a query that count; the rest is ignored."""
LAST_CHARACTER: Final = "\U0010ffff"
"""Sorts behind every other character, by bytes of UTF-8."""

MAX_SIGNS: Final = 2
"""Signs that may end a word: `c++`, `c#`."""
_SIGNS: Final = frozenset("+#")
_ASCII_WORD: Final = re.compile(rf"[0-9a-z]+[+#]{{0,{MAX_SIGNS}}}")
_JOINTS: Final = frozenset("'’\u02bc-\u2010\u2011·.")
"""Signs that may stand inside one word."""


def terms_of(*texts: str) -> frozenset[str]:
    """Return the terms under which texts are found."""
    found: set[str] = set()
    for text in texts:
        runs = _runs(_folded(text))
        for run in runs:
            for word in run:
                found.update(_spellings(word))
            if len(run) > 1:
                found.update(_spellings("".join(run)))
    return frozenset(found)


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query, each of which must begin a term; longest first.

    Words that begin another word of the query add nothing and are left out.
    """
    words = {word[:MAX_TERM_LENGTH] for run in _runs(_folded(query)) for word in run}
    telling = [
        word
        for word in words
        if not any(other != word and other.startswith(word) for other in words)
    ]
    return tuple(sorted(telling, key=lambda word: (-len(word), word))[:MAX_QUERY_WORDS])


def prefix_range(word: str) -> tuple[str, str]:
    """Return the bounds of the terms that begin with `word`: from the first on, below the second.

    Holds for columns in `COLLATE "C"` of a UTF-8 database.
    """
    return word, word + LAST_CHARACTER


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the terms under which one folded word is found: with and without its accents."""
    return tuple(dict.fromkeys(_spellings(word)))


def fold(text: str) -> str:
    """Return text as it is compared without regard to case, width and repeated blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents, in their order: `("jose", "diaz")`."""
    return tuple(_bare(word) or word for run in _runs(_folded(text)) for word in run)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Case folding can undo a composition ("ǰ"), so the form is made again after it.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    """Yield words, those that only a joint parts in one tuple: `("o", "brien")`."""
    run: list[str] = []
    end = -1
    for start, stop in _words(text):
        joined = end >= 0 and start == end + 1 and text[end] in _JOINTS
        if run and not joined:
            yield tuple(run)
            run = []
        run.append(text[start:stop])
        end = stop
    if run:
        yield tuple(run)


def _words(text: str) -> Iterable[tuple[int, int]]:
    """Yield where words begin and end: letters, marks and digits; `c++` and `c#` are words."""
    if text.isascii():
        for match in _ASCII_WORD.finditer(text):
            yield match.span()
        return
    start, signs = -1, 0
    for index, character in enumerate(text):
        if not signs and unicodedata.category(character)[0] in "LMN":
            start = index if start < 0 else start
        elif start >= 0 and character in _SIGNS and signs < MAX_SIGNS:
            signs += 1
        elif start >= 0:
            yield start, index
            start, signs = -1, 0
            if unicodedata.category(character)[0] in "LMN":
                start = index
    if start >= 0:
        yield start, len(text)


def _spellings(word: str) -> Iterable[str]:
    yield word[:MAX_TERM_LENGTH]
    if not word.isascii() and (bare := _bare(word)):
        yield bare[:MAX_TERM_LENGTH]


def _bare(word: str) -> str:
    """Return a folded word without its accents, empty if nothing else is in it."""
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", word)
        if not unicodedata.combining(character)
    )
    return unicodedata.normalize("NFKC", bare)
