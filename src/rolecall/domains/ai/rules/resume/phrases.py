"""What of a phrase is the skill: without how well it is known, and never half of a word.

`Extensive knowledge of HTML` says `HTML`; of `just-in-time` nobody knows `time`, and of `PL/SQL`
nobody knows `PL`. A word for what is done with something, alone, says of nobody what they can do:
`development`.

Guarantees: what is kept stands in the text as it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.text import folded, listed
from rolecall.domains.ai.rules.resume.tokens import words_of
from rolecall.domains.ai.rules.resume.values import value_at

_LEAD: Final = re.compile(
    r"(?:(?:extensive|excellent|good|strong|solid|sound|thorough|deep|working|basic|general|"
    r"in-depth|hands[- ]on|practical|proven|some|great|advanced|well|highly|very|also|other|"
    r"effective|outstanding|exceptional|gute|sehr|fundierte|buenos?|bonnes?)\s+)*"
    r"(?:(?:knowledge|understanding|experience|experienced|expertise|proficiency|proficient|"
    r"familiarity|familiar|skilled|skills|ability|competent|competence|command|expert|exposure|"
    r"versed|fluent|conversant|know|understand|use|usage|kenntnisse|erfahrung|conocimientos?|"
    r"connaissances?)\s+(?:(?:of|in|with|to|on|at|using|von|en|de|mit)\s+)?)+",
    re.IGNORECASE,
)
_QUALITY: Final = re.compile(
    r"(?:basic|excellent|extensive|outstanding|exceptional|thorough)\s+", re.IGNORECASE
)
_INCOMPLETE: Final = frozenset(
    listed(
        """
        development design management planning strategy strategic relational relationship
        creative innovative intuitive digital social time six applications application
        procedures policies systems system server market print ethic thinking project projects
        production analytical technical software hardware tools tool database databases
        programming scripting language languages platform platforms operations reduction
        avoidance framework frameworks excellent basic advanced good strong hard fast quality
        experience knowledge ability responsible process processes services service business
        environment operating methodologies technologies technology working motivated detail
        oriented team end other llc inc ltd company university
        """
    )
)
"""Words that name no skill when they stand alone."""
_PART: Final = re.compile(r"[^\W_]")
_JOINTS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_SLASH: Final = "/"
_LONGEST_WORD: Final = 40


def refined(text: str, value: Value, lexicon: Lexicon) -> Iterator[Value]:
    """Yield the skills that a phrase names: one, none, or those that a slash parts."""
    start, end = _whole(text, value.span, lexicon)
    lead = _LEAD.match(text, start, end) or _QUALITY.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    for first, last in _parted(text, start, end, lexicon):
        held = value_at(text, first, last, value.confidence)
        if held is not None and folded(held.value) not in _INCOMPLETE:
            yield held


def _whole(text: str, span: Span, lexicon: Lexicon) -> tuple[int, int]:
    """Return a place with the rest of the words that a hyphen, or a known slash, cuts."""
    start, end = span.start, span.end
    for signs in (_JOINTS, _SLASH):
        first, last = _reach(text, start, end, signs)
        if signs == _SLASH and not _is_known(text[first:last], lexicon):
            continue
        if last - first <= end - start + _LONGEST_WORD:
            start, end = first, last
    return start, end


def _reach(text: str, start: int, end: int, signs: str) -> tuple[int, int]:
    while start > 1 and text[start - 1] in signs and _PART.match(text[start - 2]):
        start -= 2
        while start > 0 and _PART.match(text[start - 1]):
            start -= 1
    while end + 1 < len(text) and text[end] in signs and _PART.match(text[end + 1]):
        end += 2
        while end < len(text) and _PART.match(text[end]):
            end += 1
    return start, end


def _parted(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the sides of a slash where each is known, and the whole is not."""
    shown = text[start:end]
    sides = shown.split(_SLASH)
    if (
        len(sides) == 1
        or _is_known(shown, lexicon)
        or not all(_is_known(s, lexicon) for s in sides)
    ):
        yield start, end
        return
    for side in sides:
        yield start, start + len(side)
        start += len(side) + 1


def _is_known(written: str, lexicon: Lexicon) -> bool:
    return " ".join(words_of(written)) in lexicon.skills
