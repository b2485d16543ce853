"""By what two records are found to be one person.

Guarantees: a key is the same for all spellings of one thing, and two things never share one; what
is too little to tell people apart (a first name, a number too short to dial) makes no key.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import phonenumbers
from babel.core import get_global

from rolecall.domains.candidates.contracts import Identity, MatchKey, MatchKind
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.terms import bare_words

RULES_VERSION: Final = 1
"""Counted up when keys are made otherwise: all records are then looked through again."""

_GOOGLE: Final = frozenset({"gmail.com", "googlemail.com"})
_EMPLOYER: Final = re.compile(
    r"(?:\s+at\s+|\s*@\s*|\s+bei\s+|\s+chez\s+)(?P<employer>\S.*)$", re.IGNORECASE
)
_LEGAL_FORMS: Final = frozenset(
    (
        "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc",
        "incorporated", "kg", "limited", "llc", "llp", "ltd", "mbh", "nv", "oy", "plc", "pty", "sa",
        "sarl", "sas", "se", "spa", "srl", "the",
    )
)  # fmt: skip
_BASE: Final = {MatchKind.EMAIL: 3, MatchKind.PHONE: 2, MatchKind.NAME_EMPLOYER: 1}
_SHORTEST, _LONGEST = 7, 15
"""Digits of a number: E.164 allows fifteen, and hardly any with fewer than seven are a person's."""
_NAME_WORDS: Final = 2
"""Words that a name has at least: a first name alone is nobody's."""


def keys_of(person: Identity, region: str) -> frozenset[MatchKey]:
    """Return by what this record is found. `region` is the country of numbers without a code."""
    found = {MatchKey(MatchKind.EMAIL, mailbox(one)) for one in person.emails if "@" in one}
    numbers = (e164(one, region) for one in person.phones)
    found |= {MatchKey(MatchKind.PHONE, number) for number in numbers if number}
    together = name_at_employer(person)
    if together:
        found.add(MatchKey(MatchKind.NAME_EMPLOYER, together))
    return frozenset(found)


def mailbox(email: str) -> str:
    """Return the mailbox that an address leads to.

    What follows a plus sign is a note of the owner (RFC 5233 calls it detail), and Google ignores
    dots and knows two names of its domain (support.google.com/mail/answer/7436150). It makes two
    records worth a look, no more: whose address it is stays with the address as it was given.
    """
    local, _, domain = normalise_email(email).rpartition("@")
    local = local.partition("+")[0] or local
    if domain in _GOOGLE:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def e164(number: str, region: str) -> str:
    """Return a number as ITU-T E.164 writes it, empty for what cannot be dialled.

    Where the country is not known, a number without a code is its digits: it is the same as itself.
    """
    digits = "".join(character for character in number if character.isdecimal())
    if not region and not number.strip().startswith(("+", "00")):
        return digits if _SHORTEST <= len(digits) <= _LONGEST else ""
    if number.strip().startswith("00"):
        number = f"+{digits[2:]}"
    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def name_at_employer(person: Identity) -> str:
    """Return name and employer without case, accents, order of the names and legal form."""
    name = sorted(bare_words(person.full_name))
    stated = person.employer or _employer_in(person.headline)
    employer = [word for word in bare_words(stated) if word not in _LEGAL_FORMS]
    if len(name) < _NAME_WORDS or not employer:
        return ""
    return f"{' '.join(name)} | {' '.join(employer)}"


def region_of(time_zone: str) -> str:
    """Return the country (ISO 3166) that a time zone is in, by Unicode's CLDR; empty for none."""
    return str(get_global("zone_territories").get(time_zone) or "")


def strength(reasons: Iterable[MatchKey]) -> int:
    """Return how likely it is that two records with this in common are one person."""
    kinds = {reason.kind for reason in reasons}
    return max(_BASE[kind] for kind in kinds) + len(kinds) - 1


def is_asked_again(reasons: Sequence[MatchKey], settled: Iterable[MatchKey]) -> bool:
    """Tell whether a pair that is two people for what was known then has more in common now."""
    return not set(reasons) <= set(settled)


def _employer_in(headline: str) -> str:
    found = _EMPLOYER.search(headline)
    return found["employer"] if found else ""
