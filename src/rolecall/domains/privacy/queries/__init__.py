"""Reading erasures with their receipts, and copies of data."""

from rolecall.domains.privacy.queries.copies import (
    count_copies_since,
    find_copy,
    list_copies,
    list_copies_of,
    read_choices,
)
from rolecall.domains.privacy.queries.erasures import find_erasure, list_erasures

__all__ = [
    "count_copies_since",
    "find_copy",
    "find_erasure",
    "list_copies",
    "list_copies_of",
    "list_erasures",
    "read_choices",
]
