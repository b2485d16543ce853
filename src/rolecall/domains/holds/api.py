"""What other domains use.

Whoever erases or removes something of a person asks `require_free` first, in the same transaction.
"""

from rolecall.domains.holds.queries import held_subjects, list_holds
from rolecall.domains.holds.service import holds_on, in_words, lift_hold, place_hold, require_free

__all__ = [
    "held_subjects",
    "holds_on",
    "in_words",
    "lift_hold",
    "list_holds",
    "place_hold",
    "require_free",
]
