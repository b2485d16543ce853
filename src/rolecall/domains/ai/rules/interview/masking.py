"""What says who somebody is, and is no evidence: taken out before anything is compared or counted.

With the encoder that is used here, names alone made one of two equal résumés score higher. So
names, addresses, links, numbers of telephones, ages and years are replaced, each kind by one word
that is the same for everybody. Places are kept by sentence, as what stands there has other lengths.

In English a word with a capital in the middle of a sentence is taken for a name, unless it is one
of the few that always have one. At the beginning of a sentence a word is taken for a name where it
is one elsewhere, or where it is followed by what people do. German writes all nouns with capitals:
there only the names that are known are taken out, and nothing there is compared by the encoder.

Guarantees: swapping one name for another leaves the masked text as it was, in English.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from rolecall.domains.ai.rules.resume.text import folded, listed

PERSON: Final = "someone"
_ADDRESS: Final = "address"
_TIME: Final = "years"
_REPLACED: Final = (
    (re.compile(r"\S+@\S+"), _ADDRESS),
    (re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE), _ADDRESS),
    (re.compile(r"(?<!\w)\+?\d[\d ()/.-]{7,}\d(?!\w)"), _ADDRESS),
    (re.compile(r"\b(?:19[3-9]\d|20[0-4]\d)\b"), _TIME),
    (re.compile(r"\b\d{2}[- ]?(?:years?[- ]old|yrs? old|Jahre alt|años)\b", re.IGNORECASE), _TIME),
    (re.compile(r"\b(?:I am|I'm|aged?|ich bin|tengo) \d{2}\b(?! ?%)", re.IGNORECASE), _TIME),
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ALWAYS_CAPITAL: Final = frozenset(
    listed("""
    I I'm I'd I've I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Mondays Tuesdays
    Wednesdays Thursdays Fridays Saturdays Sundays Excel Christmas Easter Internet Mr Mrs Ms Dr
    """)
)
_INTRODUCES: Final = re.compile(
    r"\b(?:my name is|my name's|call me|this is|i am called|mein name ist|ich heiße|ich heisse"
    r"|me llamo|mi nombre es)\s+([^\W\d_]+(?:[ -][A-ZÄÖÜÁÉÍÓÚÑ][^\W\d_]+)?)",
    re.IGNORECASE,
)
_DOES: Final = re.compile(
    r"(?:'s|’s)?\s+(?:\w+ed|was|is|had|has|said|told|took|came|went|got|did|made|wrote|knew|ran|left|and"
    r" I|would|could|will|can|who|from)\b"
)
_NO_NAMES: Final = frozenset(
    listed("""
    the a an this that these those it he she they we you i there here what which who one some all
    most each every nobody everybody everyone somebody anyone another other others both none two
    three four five my our their his her your its mine and but or so yes no not then when while
    after before if because since now today later next last first afterwards sometimes usually also
    management everything something nothing work time people customers patients waste sales returns
    """)
)


def names_in(texts: Iterable[str], given: Collection[str], *, is_english: bool) -> frozenset[str]:
    """Return the words, folded, that name somebody in what one person said.

    `given` are the names that are known already.
    """
    found = {folded(word) for name in given for word in name.split() if len(word) > 1}
    for text in texts:
        for introduced in _INTRODUCES.finditer(text):
            found |= {folded(word) for word in introduced[1].split()}
        if is_english:
            found |= {folded(word[0]) for word in _WORD.finditer(text) if _is_name(text, word)}
    return frozenset(found - _NO_NAMES)


def masked(text: str, names: Collection[str], *, is_english: bool) -> str:
    """Return a text in which nothing says who somebody is."""
    for pattern, word in _REPLACED:
        text = pattern.sub(word, text)
    text = _INTRODUCES.sub(lambda one: one[0].replace(one[1], PERSON), text)
    found: list[str] = []
    at = 0
    for place in _WORD.finditer(text):
        found.append(text[at : place.start()])
        is_known = place[0][0].isupper() and folded(place[0]) in names
        is_name = is_known or (is_english and _is_name(text, place))
        found.append(PERSON if is_name else place[0])
        at = place.end()
    found.append(text[at:])
    # A first name and a last one are one person.
    return re.sub(rf"\b{PERSON}(?: {PERSON})+\b", PERSON, "".join(found))


def _is_name(text: str, word: re.Match[str]) -> bool:
    plain = word[0].replace("’", "'")
    if not plain[0].isupper() or plain in _ALWAYS_CAPITAL or plain.startswith("I'"):
        return False
    if plain.isupper() and len(plain) > 1:
        # An abbreviation, not a name. Those who write all in capitals are not masked by this.
        return False
    before = text[: word.start()].rstrip()
    begins = not before or before[-1] in ".!?:;\n\"“”'‘(-–—"
    if not begins:
        return True
    if folded(plain) in _NO_NAMES or folded(plain).removesuffix("'s") in _NO_NAMES:
        return False
    return _DOES.match(text, word.end()) is not None
