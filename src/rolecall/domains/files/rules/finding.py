"""Under which words a file is found by its text. Pure."""

from typing import Final

from rolecall.kernel.terms import terms_of

SEARCHED_LENGTH: Final = 100_000
"""Characters of a text that are searched: some thirty pages, more than a résumé has."""


def text_terms(text: str) -> frozenset[str]:
    """Return the terms of a text: its words, each once; single letters find nothing."""
    return frozenset(term for term in terms_of(text[:SEARCHED_LENGTH]) if len(term) > 1)
