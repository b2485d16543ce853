"""Pure rules of candidate records."""

from rolecall.domains.candidates.rules.contacts import arranged, normalise_contact, phone_key
from rolecall.domains.candidates.rules.names import sort_name

__all__ = ["arranged", "normalise_contact", "phone_key", "sort_name"]
