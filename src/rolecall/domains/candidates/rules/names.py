"""Names."""

import unicodedata


def sort_name(full_name: str) -> str:
    """Return the form that names are sorted in."""
    return unicodedata.normalize("NFKC", full_name).casefold().strip()
