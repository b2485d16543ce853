"""Records that may be one person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

SHARED_AT_MOST: Final = 10
"""Records that one address, number or name with employer may lead to and still tell them apart.

What more have in common (the number of an agency's switchboard, a name that thousands bear) says
nothing about who they are, and makes no pairs: ten make 45, five thousand would make 12 million.
"""


class MatchKind(StrEnum):
    """What two records have in common. The strongest first."""

    EMAIL = "email"
    """Addresses that lead to one mailbox."""
    PHONE = "phone"
    NAME_EMPLOYER = "name_employer"


class PairState(StrEnum):
    """What was decided about a pair."""

    OPEN = "open"
    DIFFERENT = "different"
    """Two people; asked again only if something new is found in common."""


class PairView(StrEnum):
    """Which pairs of the queue are looked at."""

    OPEN = "open"
    LATER = "later"
    DIFFERENT = "different"


class PairDecision(StrEnum):
    """What is decided about a pair, beside merging it."""

    DIFFERENT = "different"
    LATER = "later"
    OPEN = "open"
    """Ask again, now."""


@dataclass(frozen=True, slots=True, order=True)
class MatchKey:
    """One thing by which a record is found, in the form in which all spellings are the same."""

    kind: MatchKind
    value: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What of a record tells who it is."""

    candidate_id: UUID
    full_name: str
    employer: str
    headline: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairMember:
    """One of the two, as the queue shows it."""

    id: UUID
    full_name: str
    email: str
    phone: str
    location: str
    headline: str
    employer: str
    applications_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two records that may be one person, and why.

    `strength` is 3 for one mailbox, 2 for one number, 1 for one name with one employer, and one
    more for each further reason.
    """

    id: UUID
    first: PairMember
    second: PairMember
    reasons: tuple[MatchKey, ...]
    strength: int
    state: PairState
    later_until: datetime | None
    found_at: datetime
    decided_by: str
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class DuplicateScan:
    """A pass over all records: how far it came."""

    id: UUID
    started_at: datetime
    finished_at: datetime | None
    seen: int
    found: int
    by_name: str
