"""Under which words a person is found. Pure."""

from collections.abc import Iterable

from rolecall.kernel.searching import digit_terms
from rolecall.kernel.terms import terms_of


def person_terms(full_name: str, contacts: Iterable[str]) -> frozenset[str]:
    """Return the terms of a name and of everything by which the person is reached."""
    values = tuple(contacts)
    found = terms_of(full_name, *(value for value in values if "@" in value))
    return found.union(*(digit_terms(value) for value in values if "@" not in value))
