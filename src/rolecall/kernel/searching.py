"""What somebody types to find something, and where it stands in a text. Pure.

A word finds what begins with it, without regard to case and accents; words in quotation marks find
what has them whole, one after the other; “ä”, “ae” and, typed for it, “a” are one letter (likewise
ö, ü, ø, å), so that “mueller”, “müller” and “muller” find Müller.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.kernel.terms import MAX_QUERY_WORDS, spellings_of, words_of

SNIPPET_LENGTH: Final = 180
"""Characters of a text that are shown around what was found in it."""
SHORTEST_NUMBER: Final = 5
"""Digits from which on a number is looked for as one of a telephone."""
SHORTEST_BEGINNING: Final = 3
"""Letters from which on a word of a long text is found by its beginning."""
_LEAD: Final = 40
_QUOTED: Final = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_NUMBER: Final = re.compile(r"\+?[\d\s().\-/\u2010-\u2013]+")
_TRUNK: Final = re.compile(r"\(0\)")
_TOKEN: Final = re.compile(r"[^\W_]+[+#]{0,2}")
_WRITTEN: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("æ", "ae"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is looked for, in all its spellings; `whole`: nothing may follow it."""

    spellings: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: all words, all phrases; or a telephone's number.

    `digits` are those of a number without what countries put in front of it, empty for other texts.
    `since` narrows to what is from then on.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    digits: str = ""
    since: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is looked for."""
        return not self.words


COLUMNS: Final = (
    "score", "at", "id", "target_id", "source", "title", "detail", "body", "file_id",
)  # fmt: skip
"""What the statement of each source selects, in this order: see `Hit`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    `score` counts the words that it has whole; `source` says of what kind it is and where
    `target_id` leads; `body` is the text that was searched, where the database has it in clear.
    """

    score: int
    at: datetime
    id: UUID
    target_id: UUID
    source: str
    title: str
    detail: str
    body: str
    file_id: UUID | None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text, and whether it is what was looked for."""

    text: str
    found: bool


def parse_search(text: str, since: datetime | None = None) -> Search:
    """Return what a person looks for. A quotation that is still open counts as words."""
    phrases = tuple(
        phrase for quoted in _QUOTED.findall(text) if (phrase := _phrase(quoted))
    )  # fmt: skip
    loose = tuple(Word(_spelt(word)) for word in words_of(_QUOTED.sub(" ", text)))
    whole = dict.fromkeys(word for phrase in phrases for word in phrase)
    words = (*whole, *loose)[:MAX_QUERY_WORDS]
    return Search(words, phrases, _digits(text), since)


def in_texts(search: Search) -> Search:
    """Return a search as it is made in long texts, where short words have to stand whole.

    Nearly every text has some word that begins with these two letters.
    """
    words = tuple(
        replace(word, whole=True) if len(word.spellings[0]) < SHORTEST_BEGINNING else word
        for word in search.words
    )
    return replace(search, words=words)


def holds_phrases(search: Search, *texts: str) -> bool:
    """Tell whether each phrase stands in one of these texts."""
    if not search.phrases:
        return True
    read = [
        [forms for _, _, forms in _tokens(unicodedata.normalize("NFC", text))] for text in texts
    ]
    return all(any(_places(tokens, phrase) for tokens in read) for phrase in search.phrases)


def marked(text: str, search: Search) -> tuple[Fragment, ...]:
    """Return a text in pieces, those that were looked for marked."""
    text = unicodedata.normalize("NFC", text)
    return _cut(text, _spans(text, search), 0, len(text))


def snippet(text: str, search: Search) -> tuple[Fragment, ...]:
    """Return the piece of a text around most of what was looked for; empty if nothing is in it."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    spans = _spans(text, search)
    if not spans:
        return ()
    first = max(
        spans, key=lambda one: (_kinds_from(spans, one[0]), -one[0])
    )[0]  # fmt: skip
    begin = _blank_before(text, max(0, first - _LEAD))
    end = _blank_after(text, min(len(text), begin + SNIPPET_LENGTH))
    cut = _cut(text, spans, begin, end)
    before = (Fragment("… ", False),) if begin else ()
    after = (Fragment(" …", False),) if end < len(text) else ()
    return (*before, *cut, *after)


def digit_terms(number: str) -> frozenset[str]:
    """Return the terms under which a telephone's number is found, by any way of writing it.

    Those are all ends of it, so that it does not matter what of its beginning is left out.
    """
    digits = _bare_digits(number)
    return frozenset(
        f"+{digits[start:]}"
        for start in range(len(digits) - SHORTEST_NUMBER + 1)
        if digits[start] != "0" or start == 0
    )


def digits_word(search: Search) -> Word:
    """Return the word that finds numbers made by `digit_terms`."""
    return Word((f"+{search.digits}",))


def _digits(text: str) -> str:
    if not _NUMBER.fullmatch(text.strip()):
        return ""
    digits = _bare_digits(text)
    return digits if len(digits) >= SHORTEST_NUMBER else ""


def _bare_digits(number: str) -> str:
    """Return the digits of a number without the zeros that lead out of a country or a town."""
    return "".join(one for one in _TRUNK.sub("", number) if one in "0123456789").lstrip("0")


def _phrase(quoted: str) -> tuple[Word, ...]:
    return tuple(Word(_spelt(word), whole=True) for word in _in_order(quoted))


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(_folded(match.group()) for match in _TOKEN.finditer(text))


def _folded(token: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", token).casefold())


def _spelt(word: str) -> tuple[str, ...]:
    """Return a word as it may be written: with and without what stands for its accents."""
    found = [word]
    written = word
    for letter, pair in _WRITTEN:
        written = written.replace(letter, pair)
        if pair in word:
            found.append(word.replace(pair, pair[0]))
    found.append(written)
    return tuple(dict.fromkeys(found))


def _tokens(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where words stand, and the forms under which each is found."""
    return [
        (match.start(), match.end(), spellings_of(_folded(match.group())))
        for match in _TOKEN.finditer(text)
    ]


def _fits(forms: tuple[str, ...], word: Word) -> int:
    """Return how many letters of a word were looked for, 0 if it was not."""
    fitting = [
        len(spelling)
        for spelling in word.spellings
        for form in forms
        if (form == spelling if word.whole else form.startswith(spelling))
    ]
    return max(fitting, default=0)


def _places(tokens: Sequence[tuple[str, ...]], phrase: Sequence[Word]) -> list[int]:
    """Return where a phrase begins, by the numbers of words."""
    return [
        start
        for start in range(len(tokens) - len(phrase) + 1)
        if all(_fits(tokens[start + offset], word) for offset, word in enumerate(phrase))
    ]


def _spans(text: str, search: Search) -> list[tuple[int, int, int]]:
    """Return from where to where something that was looked for stands, and which of the words."""
    tokens = _tokens(text)
    forms = [one for _, _, one in tokens]
    found: dict[int, tuple[int, int, int]] = {}
    in_phrases = {word for phrase in search.phrases for word in phrase}
    for number, phrase in enumerate(search.phrases):
        for start in _places(forms, phrase):
            for index in range(start, start + len(phrase)):
                found[index] = (tokens[index][0], tokens[index][1], -1 - number)
    for number, word in enumerate(search.words):
        if word in in_phrases:
            continue
        for index, (begin, end, one) in enumerate(tokens):
            if index not in found and (letters := _fits(one, word)):
                shown = end if letters >= end - begin else begin + letters
                found[index] = (begin, shown, number)
    return [found[index] for index in sorted(found)]


def _kinds_from(spans: Sequence[tuple[int, int, int]], begin: int) -> int:
    return len({which for start, _, which in spans if begin <= start < begin + SNIPPET_LENGTH})


def _blank_before(text: str, place: int) -> int:
    return 0 if place == 0 else text.rfind(" ", 0, place) + 1


def _blank_after(text: str, place: int) -> int:
    end = text.find(" ", place)
    return len(text) if end < 0 else end


def _cut(
    text: str, spans: Iterable[tuple[int, int, int]], begin: int, end: int
) -> tuple[Fragment, ...]:
    pieces: list[Fragment] = []
    at = begin
    for start, stop, _ in spans:
        if start < begin or stop > end:
            continue
        if start > at:
            pieces.append(Fragment(text[at:start], False))
        pieces.append(Fragment(text[start:stop], True))
        at = stop
    if at < end:
        pieces.append(Fragment(text[at:end], False))
    return tuple(pieces)
