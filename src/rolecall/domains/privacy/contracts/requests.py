"""The vocabulary of erasures that candidates ask for (Regulation (EU) 2016/679, article 17)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.privacy.contracts.copies import AskedBy
from rolecall.domains.privacy.contracts.erasures import Erasure
from rolecall.kernel.sentences import Sentence

CONFIRM_WITHIN: Final = timedelta(days=2)
"""How long the mailed link confirms a request."""
CALL_OFF_WITHIN: Final = timedelta(days=3)
"""How long a candidate can think again before anything happens by itself."""
LEAVE_AFTER: Final = timedelta(minutes=15)
"""Between the withdrawals and the erasure: those who hear of them read a name still, and the last
mail leaves while there is an address."""
KEEP_PAGE: Final = timedelta(days=365)
"""How long the mailed link leads to the request and to its certificate."""
MOST_MAILS: Final = 3
"""Mails with a link that confirms, for one request."""
QUIET: Final = timedelta(minutes=5)
"""Asking again sooner than this sends no other mail: the first is on its way."""


class RequestStatus(StrEnum):
    """How far a request has come."""

    UNCONFIRMED = "unconfirmed"
    """The link was mailed, and nobody has pressed its button. Members are not told of it."""
    WAITING = "waiting"
    """The candidate can call it off; at the end of that time it is carried out."""
    REVIEW = "review"
    """A member has to look first, see `Look`."""
    HELD = "held"
    """A legal hold stands against it; it goes on when that ends."""
    LEAVING = "leaving"
    """Applications are withdrawn and the last mail is out; the erasure follows within minutes."""
    ERASED = "erased"
    REFUSED = "refused"
    CALLED_OFF = "called_off"
    LAPSED = "lapsed"
    """Nobody confirmed it in time, or the person was erased for another reason before."""


class Look(StrEnum):
    """Why a member has to look before a person is erased."""

    NOTHING = "nothing"
    SEVERAL_RECORDS = "several_records"
    """Members made several records one: they may be two people's (article 12(6))."""
    OTHER_ADDRESS = "other_address"
    """The address that confirmed it is not on the record any more."""
    HIRED = "hired"
    """An employer has duties to keep what belongs to an employment (article 17(3)(b))."""


class Ground(StrEnum):
    """Why a request can be refused."""

    EXPRESSION = "expression"
    """Article 17(3)(a): freedom of expression and information."""
    LEGAL_DUTY = "legal_duty"
    """Article 17(3)(b): a legal obligation to keep it."""
    PUBLIC_HEALTH = "public_health"
    """Article 17(3)(c)."""
    ARCHIVES = "archives"
    """Article 17(3)(d): archiving in the public interest, research, statistics."""
    CLAIMS = "claims"
    """Article 17(3)(e): legal claims."""
    NOT_IDENTIFIED = "not_identified"
    """Article 12(2): it cannot be shown whose data it is."""


ASKED: Final = frozenset(
    {RequestStatus.WAITING, RequestStatus.REVIEW, RequestStatus.HELD, RequestStatus.LEAVING}
)
"""Confirmed and not answered."""
UNDECIDED: Final = frozenset({RequestStatus.WAITING, RequestStatus.REVIEW, RequestStatus.HELD})
"""Can be carried out, refused and called off."""
RUNNING: Final = frozenset({RequestStatus.WAITING, RequestStatus.REVIEW, RequestStatus.LEAVING})
"""Has to be answered by its due date; of what is held the candidate was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request that somebody makes. `address` is where its link goes."""

    id: UUID
    number: str
    candidate_id: UUID
    asked_by: AskedBy
    application_id: UUID
    address: str
    locale: str
    requested_at: datetime
    due_on: date
    confirm_until: datetime
    mailed_at: datetime
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequest:
    """A request to be erased, and how far it has come.

    `due_on` is the last day of the month in which it has to be answered (article 12(3)); `runs_at`
    the end of the time in which it can be called off; `leaving_at` when the erasure follows.
    """

    id: UUID
    number: str
    candidate_id: UUID
    candidate_name: str
    status: RequestStatus
    asked_by: AskedBy
    application_id: UUID
    address: str
    locale: str
    requested_at: datetime
    due_on: date
    confirm_until: datetime
    mailed_at: datetime
    mails: int
    confirmed_at: datetime | None
    runs_at: datetime | None
    look: Look
    released_at: datetime | None
    """When a member said that it is to be carried out."""
    decided_by_name: str
    ground: Ground | None
    reason: str
    leaving_at: datetime | None
    erasure_id: UUID | None
    ended_at: datetime | None
    nonce: str = field(repr=False)
    version: int


@dataclass(frozen=True, slots=True)
class Stays:
    """What is kept when somebody is erased, and why, in words for them."""

    what: Sentence
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """What a candidate sees of their request."""

    org_id: UUID
    organization: str
    time_zone: str
    request: ErasureRequest
    open_jobs: tuple[str, ...]
    """The jobs whose applications will be withdrawn."""
    erasure: Erasure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the certificate says: number, instants, kinds and counts; nothing of the person.

    `by_request`: the person asked for it; otherwise a member or a rule of the organization began.
    """

    number: str
    by_request: bool
    organization: str
    color: str
    time_zone: str
    locale: str
    requested_at: datetime
    confirmed_at: datetime | None
    erased_at: datetime
    counts: Mapping[str, int]
    kept: tuple[str, ...]
