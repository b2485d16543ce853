"""Candidates and what hangs on them."""

from rolecall.domains.candidates.models.contacts import contacts, field_history
from rolecall.domains.candidates.models.notes import mentions, notes
from rolecall.domains.candidates.models.records import candidates, consents, links, terms
from rolecall.domains.candidates.models.sorting import (
    pool_members,
    pools,
    segments,
    taggings,
    tags,
)

__all__ = [
    "candidates",
    "consents",
    "contacts",
    "field_history",
    "links",
    "mentions",
    "notes",
    "pool_members",
    "pools",
    "segments",
    "taggings",
    "tags",
    "terms",
]
