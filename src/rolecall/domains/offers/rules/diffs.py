"""What differs between two versions, for people."""

from difflib import SequenceMatcher

from rolecall.domains.offers.contracts import (
    DiffLine,
    OfferContent,
    OfferVersion,
    TermChange,
    VersionDiff,
)
from rolecall.domains.offers.rules.letters import to_lines
from rolecall.domains.offers.rules.variables import (
    BUILT_IN,
    day_words,
    employment_words,
    pay_words,
)

_WORDS = "en"
"""The console's language."""


def diff_of(before: OfferVersion, after: OfferVersion) -> VersionDiff:
    """Return the terms that differ and the letter's lines, in order."""
    old, new = _terms(before.content), _terms(after.content)
    labels = list(dict.fromkeys([*old, *new]))
    terms = tuple(
        TermChange(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    )
    return VersionDiff(terms, tuple(_lines(to_lines(before.letter), to_lines(after.letter))))


def _lines(old: list[str], new: list[str]) -> list[DiffLine]:
    found: list[DiffLine] = []
    for op, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if op == "equal":
            found += [DiffLine("same", line) for line in old[old_from:old_to]]
            continue
        found += [DiffLine("removed", line) for line in old[old_from:old_to]]
        found += [DiffLine("added", line) for line in new[new_from:new_to]]
    return found


def terms_in_words(content: OfferContent) -> list[tuple[str, str, str]]:
    """Return name, label and words of every term, the custom ones last; empty ones too."""
    terms = content.terms
    own = {
        "pay": pay_words(terms.pay, _WORDS) if terms.pay else "",
        "start_date": day_words(terms.start_date, _WORDS) or "",
        "employment_type": employment_words(terms.employment_type, _WORDS),
        "location": terms.location,
        "reports_to": terms.reports_to,
        "expires_on": day_words(terms.expires_on, _WORDS) or "",
    }
    words = [(name, BUILT_IN[name], value) for name, value in own.items()]
    return words + [
        (field.key, field.label, terms.values.get(field.key, "")) for field in content.text.fields
    ]


def _terms(content: OfferContent) -> dict[str, str]:
    return {label: value for _, label, value in terms_in_words(content)}
