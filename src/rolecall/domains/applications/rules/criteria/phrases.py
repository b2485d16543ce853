"""Words and phrases: whole, in any case, with or without accents, one or many."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from rolecall.domains.applications.contracts.findings import (
    CriterionVerdict,
    Evidence,
    Finding,
    Why,
)
from rolecall.domains.applications.rules.criteria.folding import fold
from rolecall.domains.applications.rules.criteria.places import RESUME, Searched
from rolecall.domains.jobs.contracts.criteria import Criterion, CriterionKind
from rolecall.kernel.sentences import say

MOST = 3
"""Quotes of one criterion."""
LOOKED_AT = 100
"""Mentions of one phrase that are looked at; the first that counts is among them."""
SHORT = 2
"""Phrases of so many characters, such as “Go” and “R”, are taken as they are written."""

_BETWEEN = r"[\s-]+"
_LEFT = r"(?<![\w&])"
_SIGNS = "+#"
_QUALIFIERS = re.compile(
    r"\b(?:expired|lapsed|revoked|suspended|surrendered|inactive|in progress|pending|expected"
    r"|anticipated|scheduled|candidate for|working towards?|studying for|enrolled|eligible"
    r"|eligibility)\b"
)
_LONG_PLURAL = 4
"""From so many letters on, a final s is taken for a plural."""


def look_for(criterion: Criterion, searched: Sequence[Searched]) -> Finding:
    """Look for any of the criterion's phrases in the résumé, then in answers."""
    negated: list[Evidence] = []
    qualified: list[Evidence] = []
    found: list[Evidence] = []
    for evidence, text in _mentions(criterion.phrases, searched):
        if text.negates(evidence):
            negated.append(evidence)
        elif criterion.kind is CriterionKind.LICENCE and _is_qualified(evidence):
            qualified.append(evidence)
        else:
            found.append(evidence)
    if found:
        in_resume = found[0].source == RESUME
        said = say("The résumé says so.") if in_resume else say("An answer says so.")
        return Finding(criterion.id, CriterionVerdict.MET, Why.FOUND, said, _few(found))
    if qualified:
        return Finding(
            criterion.id, CriterionVerdict.CANNOT_TELL, Why.QUALIFIED,
            say("It is mentioned as expired, expected or in progress."), _few(qualified),
        )  # fmt: skip
    if negated:
        return Finding(
            criterion.id, CriterionVerdict.CANNOT_TELL, Why.NEGATED,
            say("It is mentioned only as something that is missing or still to be learned."),
            _few(negated),
        )  # fmt: skip
    return Finding(
        criterion.id, CriterionVerdict.CANNOT_TELL, Why.NOT_FOUND,
        say("It is not mentioned. That does not mean that it is missing."),
    )  # fmt: skip


def _mentions(
    phrases: Sequence[str], searched: Sequence[Searched]
) -> Iterator[tuple[Evidence, Searched]]:
    for text in searched:
        spans = {span for phrase in phrases for span in islice(spans_of(phrase, text), LOOKED_AT)}
        for start, end in sorted(spans):
            yield text.quoted(start, end), text


def spans_of(phrase: str, text: Searched) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands in a text."""
    if len(phrase) <= SHORT:
        for found in _exactly(phrase).finditer(text.text):
            yield found.span()
        return
    for found in _pattern(fold(phrase).text).finditer(text.folded.text):
        yield text.folded.span(*found.span())


def _few(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the first quotes, each sentence once."""
    by_sentence: dict[tuple[str, int], Evidence] = {}
    for one in evidence:
        by_sentence.setdefault((one.source, one.start), one)
    return tuple(by_sentence.values())[:MOST]


def _is_qualified(evidence: Evidence) -> bool:
    return _QUALIFIERS.search(fold(evidence.sentence).text) is not None


@lru_cache(maxsize=2000)
def _exactly(phrase: str) -> re.Pattern[str]:
    return re.compile(_LEFT + re.escape(phrase) + _right_of(phrase))


@lru_cache(maxsize=5000)
def _pattern(folded: str) -> re.Pattern[str]:
    words = [word for word in re.split(r"[\s-]+", folded) if word]
    if not words:
        return re.compile(r"(?!)")
    *others, last = words
    parts = [*(re.escape(word) for word in others), _one_or_many(last)]
    left = _LEFT if words[0][0].isalnum() else ""
    return re.compile(left + _BETWEEN.join(parts) + _right_of(folded))


def _right_of(phrase: str) -> str:
    # “C” is neither “C++” nor “C#”; a sign at the end of what is looked for ends the word itself.
    return rf"(?![\w&{_SIGNS}])" if phrase[-1].isalnum() else r"(?!\w)"


def _one_or_many(word: str) -> str:
    if not word[-1].isalpha():
        return re.escape(word)
    if word.endswith("s") and len(word) > _LONG_PLURAL and not word.endswith(("ss", "us", "is")):
        return re.escape(word[:-1]) + "s?"
    if len(word) > SHORT and word.endswith("y") and word[-2] not in "aeiou":
        return re.escape(word[:-1]) + "(?:y|ies)"
    return re.escape(word) + "(?:e?s)?"
