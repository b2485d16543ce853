"""Asking for adjustments, and answering.

Guarantees: what was asked is read by its author and by members with a permission of its own, by
nobody else and by no machine; of an answer, interviewers read the line that was shared with them
and nothing more; the audit log says that somebody asked or answered and not what; what is sent
twice counts once.
"""

from rolecall.domains.accommodations.service import asking_candidates, disclosing
from rolecall.domains.accommodations.service.answering import answer_request, share
from rolecall.domains.accommodations.service.asking import (
    ask_by_link,
    ask_signed_in,
    ask_with_application,
)
from rolecall.domains.accommodations.service.reading import (
    get_case,
    open_case,
    open_own_case,
    shared_with,
)

__all__ = [
    "answer_request",
    "ask_by_link",
    "ask_signed_in",
    "ask_with_application",
    "asking_candidates",
    "disclosing",
    "get_case",
    "open_case",
    "open_own_case",
    "share",
    "shared_with",
]
