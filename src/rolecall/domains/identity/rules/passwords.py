"""Which passwords are taken (NIST SP 800-63B-4, section 3.1.1.2).

A length, no composition rules, and a list of what everybody tries first. The list is made of words
and patterns rather than of whole passwords: a password is refused when at most two of them, with
digits and signs around, make up all of it (`Password123!`, `qwerty-2024`, `rolecall-demo`). Words
that say who the account belongs to (the product, the organization, the address) count as listed.
"""

import re
import unicodedata
from collections.abc import Iterable

from rolecall.domains.identity.rules.common_words import COMMON_WORDS, KEYBOARD_ROWS
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

MAX_LENGTH = 200
PRODUCT = "rolecall"
_MOST_GUESSED_PARTS = 2
_SHORTEST_CONTEXT = 4
_SHORTEST_RUN = 3
_LONGEST_PERIOD = 4
_LONGEST_WORD = max(map(len, COMMON_WORDS))
_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_SPELLINGS = str.maketrans({"@": "a", "4": "a", "3": "e", "0": "o", "$": "s", "5": "s", "7": "t"})
_READINGS_OF_ONE = ("i", "l")


def normalise_password(password: str) -> str:
    """Return the form that is hashed: NFKC, so that keyboards of two systems agree."""
    return unicodedata.normalize("NFKC", password)


def check_password(
    password: str, *, minimum: int, context: Iterable[str] = (), field: str = "password"
) -> None:
    """Pass, or refuse with a sentence that says what to do.

    `minimum` counts characters. `context` is what is known about the account (its address, its
    organization's name).

    Raises:
        InvalidInput: too short, too long, or among what everybody tries first.
    """
    text = normalise_password(password)
    if len(text) < minimum:
        raise InvalidInput.of_field(
            field,
            say("Use at least {minimum} characters; a few words do well.", minimum=minimum),
            "password_too_short",
        )
    if len(text) > MAX_LENGTH:
        raise InvalidInput.of_field(
            field,
            say("Use at most {max_length} characters.", max_length=MAX_LENGTH),
            "password_too_long",
        )
    if is_guessable(text, context):
        raise InvalidInput.of_field(
            field,
            say("This password is among those that are tried first. Use a few unrelated words."),
            "password_too_common",
        )


def is_guessable(password: str, context: Iterable[str] = ()) -> bool:
    """Tell whether at most two listed words or patterns make up the whole password."""
    known = COMMON_WORDS | context_words(context)
    plain = password.casefold()
    spelt = plain.translate(_SPELLINGS)
    readings = {plain, *(spelt.replace("1", one).replace("!", one) for one in _READINGS_OF_ONE)}
    return any(_parts(_SIGNS.sub(" ", text), known) <= _MOST_GUESSED_PARTS for text in readings)


def context_words(context: Iterable[str]) -> frozenset[str]:
    """Return the words that say whose account it is, four letters and longer."""
    words = {PRODUCT}
    for text in context:
        folded = normalise_password(text).casefold()
        words.update(_WORDS.findall(folded))
        words.add(_SIGNS.sub("", folded.partition("@")[0]))
    return frozenset(word for word in words if len(word) >= _SHORTEST_CONTEXT)


def _parts(text: str, known: frozenset[str]) -> int:
    """Count the different pieces that a guesser would put together to `text`."""
    found: set[str] = set()
    longest = max(_LONGEST_WORD, *map(len, known))
    position = 0
    while position < len(text):
        length = (
            _word_at(text, position, known, longest)
            or _run_at(text, position)
            or _digits_at(text, position)
            or 1
        )
        piece = text[position : position + length].strip()
        if piece:
            # What is repeated, and digits at an end, cost a guesser nothing more.
            found.add("digits" if piece.isdigit() else piece)
        position += length
    return len(found - {"digits"}) or 1


def _word_at(text: str, position: int, known: frozenset[str], longest: int) -> int:
    for length in range(min(longest, len(text) - position), 2, -1):
        if text[position : position + length] in known:
            return length
    return 0


def _run_at(text: str, position: int) -> int:
    """Return the length of a run: `aaaa`, `abcabcabc`, `abcdef`, `654321`, `qwertz`; 0 if none."""
    return max(
        _sequence_at(text, position), _row_at(text, position), _repetition_at(text, position)
    )


def _sequence_at(text: str, position: int) -> int:
    best = 0
    for step in (1, -1):
        end = position + 1
        while end < len(text) and ord(text[end]) - ord(text[end - 1]) == step:
            end += 1
        best = max(best, end - position)
    return best if best >= _SHORTEST_RUN else 0


def _row_at(text: str, position: int) -> int:
    best = 0
    for row in KEYBOARD_ROWS:
        end = position + 1
        while end <= len(text) and text[position:end] in row:
            end += 1
        best = max(best, end - 1 - position)
    return best if best > _SHORTEST_RUN else 0


def _repetition_at(text: str, position: int) -> int:
    best = 0
    for period in range(1, _LONGEST_PERIOD + 1):
        end = position + period
        while end < len(text) and text[end] == text[end - period]:
            end += 1
        if end - position >= max(_SHORTEST_RUN, 2 * period):
            best = max(best, end - position)
    return best


def _digits_at(text: str, position: int) -> int:
    end = position
    while end < len(text) and text[end].isdigit():
        end += 1
    return end - position
