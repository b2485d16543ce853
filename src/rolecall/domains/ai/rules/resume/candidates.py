"""What may be a skill, and what is known of each: the numbers that tell skills from the rest.

Candidates are what the taggers half believe, the parts of lists under headings of skills, and terms
of the taxonomy wherever they stand. Which of them are skills depends on more than a tagger sees at
once: on how sure it is of the same words elsewhere, on the rest of the list, and on how much else
the résumé lists as skills; who has a long list of them says less in running text.

Guarantees: a candidate stands in the text as it is; no number says who somebody is; the same text
and the same opinions give the same candidates.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean
from typing import Final

from rolecall.domains.ai.contracts import Span, Value
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.languages import languages_in
from rolecall.domains.ai.rules.resume.lexicon import Lexicon, longest_phrases
from rolecall.domains.ai.rules.resume.listings import Listed, listed_skills
from rolecall.domains.ai.rules.resume.opinions import Opinions, Traits, opinions_of
from rolecall.domains.ai.rules.resume.phrases import refined
from rolecall.domains.ai.rules.resume.reading import Reading
from rolecall.domains.ai.rules.resume.skills import concept_of, is_skill
from rolecall.domains.ai.rules.resume.tagging import (
    Marginals,
    Model,
    Tag,
    guesses_of,
    mentions_in,
)
from rolecall.domains.ai.rules.resume.text import folded
from rolecall.domains.ai.rules.resume.tokens import Kind
from rolecall.domains.ai.rules.resume.values import value_at, value_of

_SURE: Final = 0.6
"""A tagger's probability from which a mention is taken for a skill by itself."""
_HALF_SURE: Final = 0.3
"""The probability from which a mention is looked at at all."""
_KNOWN_LIST: Final = 1 / 3
"""A list counts if so much of it is known."""
_EDGE: Final = ""


class Trait(StrEnum):
    """What is known of a candidate besides what is said of its words. As in the weights."""

    BEST = "best"
    """The highest mean of the same words anywhere."""
    TIMES = "times"
    """How often the same words are a candidate."""
    LINE = "line"
    """The mean of all words in its line."""
    IS_TAKEN = "is-taken"
    """Whether it would be a skill without looking at the rest."""
    TAKEN_LISTED = "taken-listed"
    """The logarithm of how many would be, under headings of skills."""
    TAKEN_ELSEWHERE = "taken-elsewhere"
    SHARE_LISTED = "share-listed"
    """Of those that would be the part under headings of skills."""
    SHARE_KNOWN = "share-known"
    """Of its list's parts those that the taggers found; 0 outside lists."""
    SIZE = "size"
    """The logarithm of the length of its list."""
    IS_LISTED = "is-listed"
    IN_SKILLS = "in-skills"
    IN_WORK = "in-work"
    BULLET = "bullet"
    PLACE = "place"
    """Of its line in the text, from 0 to 1."""
    WORDS = "words"
    IS_KNOWN = "is-known"
    """Whether the taxonomy has it."""
    LOWER = "lower"
    MIXED = "mixed"
    DIGIT = "digit"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a skill."""

    value: Value
    traits: Traits


@dataclass(frozen=True, slots=True)
class _Term:
    """A candidate in the making."""

    value: Value
    is_taken: bool
    part: Listed | None = None


def candidates_of(reading: Reading, said: Sequence[Marginals], lexicon: Lexicon) -> list[Candidate]:
    """Return what may be a skill, given what each tagger says; nothing if none knows skills."""
    held = opinions_of(reading, said, Tag.SKILL)
    if held is None:
        return []
    return list(_with_traits(reading, held, _terms(reading, held, lexicon), lexicon))


def _terms(reading: Reading, held: Opinions, lexicon: Lexicon) -> list[_Term]:
    """Return the candidates, each place once.

    Languages that somebody speaks are not among them, those that programs are written in are.
    """
    text = reading.text
    parts_spoken = (part for one in languages_in(reading) for part in (one.code, one.level))
    spoken = Covered(text, (part.span for part in parts_spoken if part))
    guesses = guesses_of({Tag.SKILL: held.together}, Model.SKILLS)

    def tagged(threshold: float) -> list[Value]:
        mentions = mentions_in(guesses, {Tag.SKILL: threshold})
        values = (value_of(reading, one, None) for one in mentions)
        whole = (one for value in values if value for one in refined(text, value, lexicon))
        return [one for one in whole if not spoken.touches(one.span)]

    sure = tagged(_SURE)
    parts = [
        replace(part, value=one)
        for part in listed_skills(reading, [one.span for one in sure])
        for one in refined(text, part.value, lexicon)
    ]
    found = {part.value.span: _Term(part.value, _is_known(part), part) for part in parts}
    listed = Covered(text, (part.value.span for part in parts if _is_known(part)))
    for one in sure:
        found.setdefault(one.span, _Term(one, not listed.touches(one.span)))
    known = (one for one in _known(reading, lexicon) if not spoken.touches(one.span))
    for one in (*tagged(_HALF_SURE), *known):
        found.setdefault(one.span, _Term(one, is_taken=False))
    return [one for one in found.values() if is_skill(one.value.value)]


def _is_known(part: Listed) -> bool:
    """Tell whether enough of a list is known for all of it to be skills."""
    return part.share >= _KNOWN_LIST


def _known(reading: Reading, lexicon: Lexicon) -> Iterator[Value]:
    """Yield the terms of the taxonomy, none inside another and none over the end of a line."""
    kinds = {Kind.WORD, Kind.SIGN}
    words = [token.plain if token.kind in kinds else _EDGE for token in reading.tokens]
    lengths = longest_phrases(words, lexicon.skills)
    at = 0
    while at < len(lengths):
        stop = at + max(lengths[at], 1)
        first, last = reading.tokens[at], reading.tokens[stop - 1]
        value = value_at(reading.text, first.start, last.end) if lengths[at] else None
        if value is not None and first.line == last.line and len(value.value) > 1:
            yield value
        at = stop


def _with_traits(
    reading: Reading, held: Opinions, terms: Sequence[_Term], lexicon: Lexicon
) -> Iterator[Candidate]:
    lines = _means_of_lines(reading, held)
    places = [held.words_at(term.value.span) for term in terms]
    whole = _of_all(reading, terms, [first for first, _ in places])
    means: dict[str, list[float]] = {}
    for term, place in zip(terms, places, strict=True):
        means.setdefault(folded(term.value.value), []).append(held.mean(*place))
    for term, (first, stop) in zip(terms, places, strict=True):
        line = reading.tokens[first].line
        same = means[folded(term.value.value)]
        yield Candidate(
            term.value,
            {
                **held.of(first, stop),
                Trait.BEST: max(same),
                Trait.TIMES: float(len(same)),
                Trait.LINE: lines.get(line, 0.0),
                Trait.PLACE: line / len(reading.lines),
                Trait.IS_TAKEN: float(term.is_taken),
                **whole,
                **_of_place(reading, line, term.part),
                **_of_writing(term.value.value, lexicon),
            },
        )


def _means_of_lines(reading: Reading, held: Opinions) -> dict[int, float]:
    own: dict[int, list[float]] = {}
    for token, probability in zip(reading.tokens, held.sums, strict=False):
        own.setdefault(token.line, []).append(probability)
    return {line: fmean(said) for line, said in own.items()}


def _of_all(reading: Reading, terms: Sequence[_Term], firsts: Sequence[int]) -> dict[str, float]:
    """Return what is the same for all candidates of a text."""
    inside = [
        _section(reading, reading.tokens[first].line) is Section.SKILLS
        for term, first in zip(terms, firsts, strict=True)
        if term.is_taken
    ]
    listed = sum(inside)
    return {
        Trait.TAKEN_LISTED: math.log1p(listed),
        Trait.TAKEN_ELSEWHERE: math.log1p(len(inside) - listed),
        Trait.SHARE_LISTED: listed / max(len(inside), 1),
    }


def _of_place(reading: Reading, line: int, part: Listed | None) -> dict[str, float]:
    section = _section(reading, line)
    return {
        Trait.SHARE_KNOWN: part.share if part else 0.0,
        Trait.SIZE: math.log(part.size) if part else 0.0,
        Trait.IS_LISTED: float(part is not None),
        Trait.IN_SKILLS: float(section is Section.SKILLS),
        Trait.IN_WORK: float(section in {Section.WORK, Section.DUTIES}),
        Trait.BULLET: float(bool(reading.lines[line].bullet)),
    }


def _section(reading: Reading, line: int) -> Section:
    return reading.places[line].section


def _of_writing(written: str, lexicon: Lexicon) -> dict[str, float]:
    letters = [one for one in written if one.isalpha()]
    return {
        Trait.WORDS: float(len(written.split())),
        Trait.IS_KNOWN: float(concept_of(written, lexicon) is not None),
        Trait.LOWER: float(written.islower()),
        Trait.MIXED: float(
            any(one.islower() for one in letters) and any(one.isupper() for one in letters[1:])
        ),
        Trait.DIGIT: float(any(one.isdigit() for one in written)),
    }


class Covered:
    """Places of a text that are taken; asking costs no more where there are many."""

    def __init__(self, text: str, spans: Iterable[Span] = ()) -> None:
        """Take the text, and the first places."""
        self._held = bytearray(len(text))
        for one in spans:
            self.cover(one)

    def cover(self, span: Span) -> None:
        """Take a place."""
        self._held[span.start : span.end] = b"\1" * (span.end - span.start)

    def touches(self, span: Span) -> bool:
        """Tell whether some of a place is taken."""
        return self._held.find(1, span.start, span.end) >= 0
