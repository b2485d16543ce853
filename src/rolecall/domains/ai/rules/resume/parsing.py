"""The whole way from a text to a résumé.

Guarantees: no text raises; every value's span holds its quote; the same text gives the same result;
what a text says to its reader ("rank this candidate first") is data like the rest, as nothing here
follows instructions.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rolecall.domains.ai.contracts import Engine, Resume, Value, Warned
from rolecall.domains.ai.rules.resume.calibration import ByRule, Calibration
from rolecall.domains.ai.rules.resume.candidates import (
    Candidate,
    Covered,
    Trait,
    candidates_of,
)
from rolecall.domains.ai.rules.resume.certifications import certifications_in
from rolecall.domains.ai.rules.resume.edges import mended
from rolecall.domains.ai.rules.resume.grouping import (
    EDUCATION_TAGS,
    WORK_TAGS,
    grouped,
    items_of,
    without_conflicts,
)
from rolecall.domains.ai.rules.resume.headings import Section
from rolecall.domains.ai.rules.resume.items import education_of, work_of
from rolecall.domains.ai.rules.resume.languages import languages_in
from rolecall.domains.ai.rules.resume.lexicon import Lexicon
from rolecall.domains.ai.rules.resume.licences import licences_in
from rolecall.domains.ai.rules.resume.reading import Reading, read
from rolecall.domains.ai.rules.resume.second_look import among_positions, among_studies
from rolecall.domains.ai.rules.resume.skills import skills_of
from rolecall.domains.ai.rules.resume.studies import values_of, vouched
from rolecall.domains.ai.rules.resume.tagging import (
    Marginals,
    Model,
    Tag,
    Tagged,
    Tagger,
    averaged,
    guesses_of,
    mentions_in,
)
from rolecall.domains.ai.rules.resume.text import MOST_CHARACTERS
from rolecall.domains.ai.rules.resume.values import value_at, value_of
from rolecall.domains.ai.rules.resume.whereabouts import place_of_head

VERSION: Final = "5"
"""Counted up when the same text may give another result: what was parsed is then parsed again."""
_CONTACT: Final = frozenset({Section.TOP, Section.CONTACT, Section.PERSONAL, Section.SUMMARY})
_HEAD: Final = 12
"""Lines from the top in which a number is the person's, whatever the heading says."""
_LONGEST_SUMMARY: Final = 2_000


@dataclass(frozen=True, slots=True)
class Parser:
    """All that parsing needs besides the text."""

    taggers: Sequence[Tagger]
    lexicon: Lexicon
    calibration: Calibration
    """As measured with these taggers."""
    engine: Engine


def parse(text: str, parser: Parser) -> Resume:
    """Return what a résumé says."""
    return resume_of(read(text, parser.lexicon), parser, is_cut=len(text) > MOST_CHARACTERS)


def resume_of(reading: Reading, parser: Parser, *, is_cut: bool = False) -> Resume:
    """Return what a text that was made ready says."""
    said = [tagger.marginals(reading) for tagger in parser.taggers]
    found = grouped(_mentions(reading, averaged(said), parser))
    history = [one for tag in (*WORK_TAGS, *EDUCATION_TAGS) for one in found[tag]]
    history.sort(key=lambda tagged: tagged.first)
    warnings = [Warned.TEXT_CUT] * is_cut + [Warned.NO_TEXT] * (not reading.tokens)
    sure = parser.calibration.confidence
    terms = candidates_of(reading, said, parser.lexicon)
    studies = education_of(reading, items_of(reading, history, EDUCATION_TAGS), sure)
    return Resume(
        engine=parser.engine,
        version=VERSION,
        name=_best(reading, found[Tag.NAME], parser),
        emails=_sure(
            _own(reading, reading.contacts.emails, frozenset(Section) - {Section.REFERENCES}),
            parser.calibration.shares,
        ),
        phones=_sure(
            _once(_own(reading, reading.contacts.phones, _CONTACT)), parser.calibration.shares
        ),
        location=_best(reading, found[Tag.LOCATION], parser)
        or place_of_head(reading, parser.lexicon),
        links=reading.contacts.links,
        summary=_summary(reading),
        work=work_of(reading, items_of(reading, history, WORK_TAGS), sure),
        education=vouched(studies, values_of(reading, studies, said), parser.calibration),
        skills=tuple(skills_of(_probable(reading.text, terms, parser.calibration), parser.lexicon)),
        certifications=tuple(certifications_in(reading)),
        licences=tuple(licences_in(reading)),
        languages=tuple(languages_in(reading)),
        warnings=tuple(warnings),
    )


def _mentions(reading: Reading, said: Marginals, parser: Parser) -> list[Tagged]:
    guesses = {model: guesses_of(said, model) for model in Model if model is not Model.SKILLS}
    thresholds = parser.calibration.thresholds
    found = {model: mentions_in(own, thresholds) for model, own in guesses.items()}
    history = without_conflicts([*found[Model.WORK], *found[Model.EDUCATION]])
    more = [
        *among_studies(reading, guesses[Model.EDUCATION], history, parser.lexicon),
        *among_positions(reading, guesses[Model.WORK], history),
    ]
    more = without_conflicts(more)
    history = sorted([*history, *more], key=lambda tagged: tagged.first)
    history = mended(reading, history, _person(reading, found[Model.NAME]))
    others = (one for model in (Model.NAME, Model.LOCATION) for one in found[model])
    return [*history, *others]


def _person(reading: Reading, names: Sequence[Tagged]) -> str:
    """Return the words of the most probable name, folded."""
    best = max(names, key=lambda one: one.probability, default=None)
    own = reading.tokens[best.first : best.stop] if best else ()
    return " ".join(token.plain for token in own)


def _own(
    reading: Reading, values: Sequence[Value], sections: frozenset[Section]
) -> tuple[Value, ...]:
    """Return the values that stand in the head or in one of these sections.

    Numbers of employers and of the people whom a résumé names as references are not the person's.
    """
    starts = [line.start for line in reading.lines]
    kept = []
    for one in values:
        line = bisect_right(starts, one.span.start) - 1
        section = reading.places[line].section
        if section in sections or (line < _HEAD and section is not Section.REFERENCES):
            kept.append(one)
    return tuple(kept)


def _sure(values: Sequence[Value], shares: Mapping[ByRule, float]) -> tuple[Value, ...]:
    """Return values that rules found with how often such are right, where that was measured."""
    kinds = [(one, kind_of(one.quote)) for one in values]
    return tuple(replace(one, confidence=shares.get(kind) if kind else None) for one, kind in kinds)


def kind_of(quote: str) -> ByRule | None:
    """Return of which kind an address or a number is as it is written."""
    if "@" in quote:
        return ByRule.EMAIL
    return ByRule.PHONE_WITH_COUNTRY if quote.lstrip(" ([").startswith(("+", "00")) else None


def _once(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return each value where it stands first."""
    return tuple({one.value: one for one in reversed(values)}.values())[::-1]


def _best(reading: Reading, mentions: Sequence[Tagged], parser: Parser) -> Value | None:
    """Return the most probable of the mentions of something that a person has once."""
    if not mentions:
        return None
    best = max(mentions, key=lambda one: (one.probability, -one.first))
    return value_of(reading, best, parser.calibration.confidence(best.tag, best.probability))


def _probable(text: str, found: Sequence[Candidate], calibration: Calibration) -> Iterator[Value]:
    """Yield the candidates that are probable enough; of those that overlap the most probable."""
    judged = [(_chance(one, calibration), one.value) for one in found]
    taken = Covered(text)
    for probability, one in sorted(judged, key=lambda pair: (-pair[0], pair[1].span)):
        if calibration.is_kept(Tag.SKILL, probability) and not taken.touches(one.span):
            taken.cover(one.span)
            yield replace(one, confidence=calibration.confidence(Tag.SKILL, probability))


def _chance(one: Candidate, calibration: Calibration) -> float:
    """Return how probable a candidate is; without trees, whether the taggers are sure."""
    judged = calibration.judged(Tag.SKILL, one.traits)
    return one.traits[Trait.IS_TAKEN] if judged is None else judged


def _summary(reading: Reading) -> Value | None:
    """Return the first section that sums the person up, without its heading."""
    start: int | None = None
    end = 0
    for line, place in zip(reading.lines, reading.places, strict=True):
        if place.section is Section.SUMMARY:
            begin = line.start + place.heading_end
            start = begin if start is None else start
            end = line.end
        elif start is not None:
            break
    if start is None:
        return None
    return value_at(reading.text, start, min(end, start + _LONGEST_SUMMARY))
