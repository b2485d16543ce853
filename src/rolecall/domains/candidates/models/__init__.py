"""Candidates and what hangs on them."""

from rolecall.domains.candidates.models.contacts import contacts, field_history
from rolecall.domains.candidates.models.duplicates import match_keys, pairs, scans
from rolecall.domains.candidates.models.merging import merges, moves
from rolecall.domains.candidates.models.notes import mentions, note_terms, notes
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
    "match_keys",
    "mentions",
    "merges",
    "moves",
    "note_terms",
    "notes",
    "pairs",
    "pool_members",
    "pools",
    "scans",
    "segments",
    "taggings",
    "tags",
    "terms",
]
