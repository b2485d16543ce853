"""Years of work, from the dates of a résumé and from what it says of itself.

Dates are often years alone, so the result is a range: met when the least it can be is enough, not
met when the most it can be is too little, and otherwise nobody can tell.
"""

import re
from collections.abc import Sequence
from itertools import islice

from rolecall.domains.applications.contracts.findings import (
    CriterionVerdict,
    Evidence,
    Finding,
    Material,
    Why,
)
from rolecall.domains.applications.rules.criteria.dates import (
    YEAR,
    Stretch,
    at_least,
    at_most,
    stretches,
)
from rolecall.domains.applications.rules.criteria.phrases import LOOKED_AT
from rolecall.domains.applications.rules.criteria.places import Searched
from rolecall.domains.applications.rules.criteria.sentences import Section, section_at
from rolecall.domains.jobs.contracts.criteria import Criterion
from rolecall.kernel.sentences import Sentence, say, say_count

MOST = 6
"""Quotes of one criterion."""

_NEARBY = 150
"""Characters of a line, to either side of dates, that say what they are of."""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_STATED = re.compile(
    rf"(?<![\w.,-])(?P<years>\d{{1,2}}|{'|'.join(_NUMBERS)})\s*\+?\s*(?:years?|yrs?|jahren?)'?"
    r"(?:\s+(?!of age|old)[\w/-]+){0,5}?\s+(?:experience|practice|erfahrung|berufserfahrung)\b"
)
_LEARNING = re.compile(
    r"\b(?:universit\w*|college|school|bachelor\w*|master'?s?|b\.?sc|m\.?sc|b\.?a|ph\.?d|degree"
    r"|diploma|student|studies)\b"
)


def count_years(criterion: Criterion, resume: Searched, material: Material) -> Finding:
    """Compare the years of work with those that are asked for."""
    wanted = criterion.years or 0
    all_dates, worked = _dates(resume, material)
    stated, claims = _stated(resume)
    least, most = at_least(worked), at_most(all_dates)
    quotes = _quotes(resume, worked or all_dates)
    if all_dates and least >= wanted * YEAR:
        said = say("By the dates of the résumé: {span}.", span=_span(least, at_most(worked)))
        return Finding(criterion.id, CriterionVerdict.MET, Why.COMPUTED, said, quotes)
    if stated >= wanted and not (all_dates and most < wanted * YEAR):
        said = say("The résumé says so itself: {number}.", number=_count(stated))
        return Finding(criterion.id, CriterionVerdict.MET, Why.STATED, said, claims)
    if not all_dates:
        said = say("The résumé has no dates from which years could be counted.")
        return Finding(criterion.id, CriterionVerdict.CANNOT_TELL, Why.NO_DATES, said, claims)
    if most < wanted * YEAR and stated < wanted and not material.partial:
        said = say(
            "By the dates of the résumé: {span} of {wanted}.",
            span=_span(least, most),
            wanted=wanted,
        )
        return Finding(criterion.id, CriterionVerdict.NOT_MET, Why.COMPUTED, said, quotes)
    said = say(
        "By the dates of the résumé: {span} of {wanted}.", span=_span(least, most), wanted=wanted
    )
    if stated >= wanted:
        said = say("{dates} It says itself: {years}.", dates=said, years=_count(stated))
    return Finding(
        criterion.id,
        CriterionVerdict.CANNOT_TELL,
        Why.UNCLEAR_DATES,
        said,
        (*claims, *quotes)[:MOST],
    )


def _dates(resume: Searched, material: Material) -> tuple[list[Stretch], list[Stretch]]:
    """Return the dates of everything but education, and those that are of work for certain."""
    folded, found = resume.folded.text, resume.sections
    has_work = any(section is Section.WORK for _, section in found)
    everything: list[Stretch] = []
    worked: list[Stretch] = []
    for one in islice(stretches(folded, material.as_of), LOOKED_AT):
        section = section_at(found, one.start)
        if section is Section.EDUCATION or _is_learning(folded, one):
            continue
        everything.append(one)
        if section is Section.WORK or (section is None and not has_work):
            worked.append(one)
    return everything, worked


def _is_learning(folded: str, one: Stretch) -> bool:
    before = folded[max(0, one.start - _NEARBY) : one.start].rpartition("\n")[2]
    after = folded[one.end : one.end + _NEARBY].partition("\n")[0]
    return _LEARNING.search(before + " " + after) is not None


def _stated(resume: Searched) -> tuple[int, tuple[Evidence, ...]]:
    best, claims = 0, list[Evidence]()
    for found in islice(_STATED.finditer(resume.folded.text), LOOKED_AT):
        evidence = resume.quoted(*resume.folded.span(*found.span()))
        if resume.negates(evidence):
            continue
        word = found["years"]
        years = int(word) if word.isdigit() else _NUMBERS[word]
        if years > best:
            best, claims = years, [evidence]
    return best, tuple(claims)


def _quotes(resume: Searched, found: Sequence[Stretch]) -> tuple[Evidence, ...]:
    longest = sorted(found, key=lambda one: one.earliest - one.latest)[:MOST]
    return tuple(
        resume.quoted(*resume.folded.span(one.start, one.end))
        for one in sorted(longest, key=lambda one: one.start)
    )


def _span(least: int, most: int) -> Sentence:
    low, high = least // YEAR, most // YEAR
    if low == high:
        return _count(low)
    return say("{low} to {years}", low=low, years=_count(high))


def _count(years: int) -> Sentence:
    if years == 0:
        return say("less than a year")
    return say_count("{count} year", "{count} years", years)
