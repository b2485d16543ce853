"""Job boards: where else the open jobs of an organization can be read, and applied for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.jobs.contracts.jobs import Skill
from rolecall.domains.jobs.contracts.postings import PublicPosting
from rolecall.domains.jobs.contracts.questions import Question

MOST_BOARD_KEYS: Final = 20
"""How many keys an organization has in use at most."""
ROTATION_OVERLAP: Final = timedelta(hours=24)
"""How long the token before goes on working after a rotation: time to bring the new one out."""


class Board(StrEnum):
    """One way in which programs read the open jobs."""

    GREENHOUSE = "greenhouse"
    """The Job Board API of Greenhouse, for careers sites that were built for it."""
    LEVER = "lever"
    """The postings API (v0) of Lever, likewise."""
    INDEED = "indeed"
    ZIPRECRUITER = "ziprecruiter"
    TALENT = "talent"
    """Talent.com."""


FEEDS: Final = (Board.INDEED, Board.ZIPRECRUITER, Board.TALENT)
"""The boards that fetch a file."""
ON_FROM_THE_START: Final = frozenset({Board.GREENHOUSE, Board.LEVER})
"""They show what the careers pages show, to whom the organization tells the address. A feed is off:
whoever finds it would carry the jobs to a board that nobody chose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardJob:
    """An open job as boards show it: its posting, and what only its own page shows."""

    posting: PublicPosting
    description_html: str
    skills: tuple[Skill, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardKey:
    """What a careers site proves itself with when it hands an application in.

    The token is shown once; only its digest is kept. `asks_consent` says that the site shows the
    organization's consent text and takes no application without it, so that applications need not
    say it each by itself.
    """

    id: UUID
    name: str
    hint: str
    """The last characters of the token, to tell keys apart."""
    asks_consent: bool
    created_at: datetime
    created_by: UUID | None
    created_by_name: str
    rotated_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A key with its token, which nobody can see again."""

    key: BoardKey
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateBoardKey:
    """Make a key."""

    name: str
    asks_consent: bool = False
