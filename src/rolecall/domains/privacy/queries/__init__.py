"""Reading erasures with their receipts, requests for them, and copies of data."""

from rolecall.domains.privacy.queries.copies import (
    count_copies_since,
    find_copy,
    list_copies,
    list_copies_of,
    read_choices,
)
from rolecall.domains.privacy.queries.erasures import find_erasure, list_erasures
from rolecall.domains.privacy.queries.requests import (
    find_newest_request,
    find_open_request,
    find_request,
    find_request_of_erasure,
    list_due,
    list_requests,
)

__all__ = [
    "count_copies_since",
    "find_copy",
    "find_erasure",
    "find_newest_request",
    "find_open_request",
    "find_request",
    "find_request_of_erasure",
    "list_copies",
    "list_copies_of",
    "list_due",
    "list_erasures",
    "list_requests",
    "read_choices",
]
