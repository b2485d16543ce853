"""Writing candidate records."""

from rolecall.domains.candidates.repository import disclosing
from rolecall.domains.candidates.repository.contacts import remember, replace_contacts
from rolecall.domains.candidates.repository.records import (
    get_for_update,
    hold_by_email,
    hold_records,
    insert_candidate,
    insert_consent,
    note_application,
    replace_links,
    replace_terms,
    require_unmerged,
    update_candidate,
)

__all__ = [
    "disclosing",
    "get_for_update",
    "hold_by_email",
    "hold_records",
    "insert_candidate",
    "insert_consent",
    "note_application",
    "remember",
    "replace_contacts",
    "replace_links",
    "replace_terms",
    "require_unmerged",
    "update_candidate",
]
