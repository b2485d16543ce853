"""Writing erasures, requests for them, and copies of data."""

from rolecall.domains.privacy.repository.copies import (
    erase_copies,
    insert_copy,
    over_copies,
    update_copy,
    write_choices,
)
from rolecall.domains.privacy.repository.erasures import (
    done_parts,
    finish,
    insert_erasure,
    insert_part,
    lock_work,
    note_checked,
)
from rolecall.domains.privacy.repository.requests import (
    close_requests,
    insert_request,
    update_request,
)

__all__ = [
    "close_requests",
    "done_parts",
    "erase_copies",
    "finish",
    "insert_copy",
    "insert_erasure",
    "insert_part",
    "insert_request",
    "lock_work",
    "note_checked",
    "over_copies",
    "update_copy",
    "update_request",
    "write_choices",
]
