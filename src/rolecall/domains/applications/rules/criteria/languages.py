"""Languages and their levels, as résumés have them.

Levels are those of the Common European Framework of Reference (Council of Europe); the words of
résumés and of professional networks are taken for the level that they usually stand for.
"""

import re
from collections.abc import Iterator
from itertools import islice

from rolecall.domains.applications.contracts.findings import (
    CriterionVerdict,
    Evidence,
    Finding,
    Why,
)
from rolecall.domains.applications.rules.criteria.folding import fold
from rolecall.domains.applications.rules.criteria.phrases import LOOKED_AT, MOST, spans_of
from rolecall.domains.applications.rules.criteria.places import Searched
from rolecall.domains.applications.rules.criteria.sentences import Section, section_at
from rolecall.domains.jobs.contracts.criteria import Criterion, LanguageLevel
from rolecall.domains.jobs.contracts.languages import LANGUAGES
from rolecall.kernel.sentences import say

_ORDER = list(LanguageLevel)
_WORDS = (
    (LanguageLevel.C1, r"near[- ]native|full professional|upper advanced"),
    (LanguageLevel.B2, r"upper[- ]intermediate|professional working|business|very good"),
    (LanguageLevel.B1, r"limited working|lower[- ]intermediate|conversational|good"),
    (LanguageLevel.C2, r"native|mother tongue|first language|bilingual|muttersprache"),
    (LanguageLevel.C1, r"fluent(?:ly)?|proficient|excellent|advanced|fliessend"),
    (LanguageLevel.B2, r"working proficiency|professional|working knowledge"),
    (LanguageLevel.B1, r"intermediate"),
    (LanguageLevel.A2, r"basics?|elementary|grundkenntnisse"),
    (LanguageLevel.A1, r"beginner"),
)
_LEVELS = re.compile(
    "|".join(
        [rf"(?P<exact>\b(?:{'|'.join(level.value.lower() for level in _ORDER)})\b)"]
        + [rf"(?P<w{number}>\b(?:{words})\b)" for number, (_, words) in enumerate(_WORDS)]
    )
)
_SEPARATORS = re.compile(r"[,;|\n\t/•·]")
_SPOKEN = re.compile(r"\b(?:speak(?:s|ing)?|spoken|bilingual|languages?)\b")


def look_for_language(criterion: Criterion, resume: Searched) -> Finding:
    """Look for the language, and for the level that it is said to be at."""
    name = LANGUAGES[criterion.language][0] if criterion.language in LANGUAGES else "It"
    spoken: list[tuple[LanguageLevel, Evidence]] = []
    plain: list[Evidence] = []
    mentioned: list[Evidence] = []
    for start, end in _mentions(criterion.language, resume):
        evidence = resume.quoted(start, end)
        if resume.negates(evidence):
            continue
        level = _level(resume, evidence)
        if level is not None:
            spoken.append((level, evidence))
        elif _is_of_speaking(resume, evidence):
            plain.append(evidence)
        else:
            mentioned.append(evidence)
    best = max(spoken, key=lambda one: _ORDER.index(one[0]), default=None)
    if criterion.level is None and (best is not None or plain):
        quotes = tuple(evidence for _, evidence in spoken) + tuple(plain)
        return Finding(
            criterion.id, CriterionVerdict.MET, Why.FOUND, say("The résumé says so."), quotes[:MOST]
        )
    if criterion.level is not None and best is not None:
        enough = _ORDER.index(best[0]) >= _ORDER.index(criterion.level)
        said = say("By the résumé {name} is at about {best}.", name=name, best=best[0].value)
        verdict = CriterionVerdict.MET if enough else CriterionVerdict.NOT_MET
        return Finding(criterion.id, verdict, Why.LEVEL, said, (best[1],))
    if plain or mentioned:
        said = (
            say("{name} is mentioned without a level.", name=name)
            if criterion.level is not None
            else say(
                "{name} is mentioned, but not as a language that the person speaks.", name=name
            )
        )
        quotes = (*plain, *mentioned)[:MOST]
        return Finding(criterion.id, CriterionVerdict.CANNOT_TELL, Why.NO_LEVEL, said, quotes)
    return Finding(
        criterion.id, CriterionVerdict.CANNOT_TELL, Why.NOT_FOUND,
        say("{name} is not mentioned. That does not mean that it is missing.", name=name),
    )  # fmt: skip


def _mentions(language: str, resume: Searched) -> Iterator[tuple[int, int]]:
    for name in LANGUAGES.get(language, ()):
        yield from islice(spans_of(name, resume), LOOKED_AT)


def _level(resume: Searched, evidence: Evidence) -> LanguageLevel | None:
    """Return the level that stands beside the language, or before a list that it is part of."""
    text, line = resume.text, evidence
    left = fold(text[line.start : line.match_start]).text
    right = fold(text[line.match_end : line.end]).text
    beside = _SEPARATORS.split(left)[-1] + " " + _SEPARATORS.split(right)[0]
    found = _LEVELS.search(beside)
    if found is None:
        heads = list(
            re.finditer(r"\b(?:fluent|native|proficient|bilingual|basic) (?:in|at)\b", left)
        )
        found = _LEVELS.search(heads[-1][0]) if heads else None
    if found is None:
        return None
    if found["exact"]:
        return LanguageLevel(found["exact"].upper())
    return next(level for number, (level, _) in enumerate(_WORDS) if found[f"w{number}"])


def _is_of_speaking(resume: Searched, evidence: Evidence) -> bool:
    place = len(fold(resume.text[: evidence.match_start]).text)
    if section_at(resume.sections, place) is Section.LANGUAGES:
        return True
    return _SPOKEN.search(fold(evidence.sentence).text) is not None
