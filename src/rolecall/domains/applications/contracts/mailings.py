"""One message to many people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from rolecall.domains.messaging.contracts import Wording

MOST_AT_ONCE = 10_000
"""Records that one mailing is for."""
HOLD = timedelta(minutes=1)
"""A mailing that is sent at once waits this long, so that all of it can be taken back."""
PACE = timedelta(milliseconds=100)
"""From one mail of a mailing to the next, so that other mails find their way between them."""
SHOWN = 200
"""How many of those who get it a plan names."""
NAMED = 20
"""How many of those who are left out for one reason a plan names."""


class LeftOut(StrEnum):
    """Why somebody of a selection gets no mail."""

    GONE = "gone"
    NO_ADDRESS = "no_address"
    UNDELIVERABLE = "undeliverable"
    UNSUBSCRIBED = "unsubscribed"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    """Rejected or hired, unless the mailing is for these, too."""
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody of a selection. `emails` are all addresses of the person, `email` the first.

    `id` is what is written about: an application, or the person.
    """

    id: UUID
    candidate_id: UUID
    name: str
    email: str
    emails: tuple[str, ...]
    locale: str
    has_withdrawn: bool = False
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who gets the mail, in which language."""

    id: UUID
    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class LeftOutPeople:
    """Those who get none for one reason; `names` are the first of them."""

    reason: LeftOut
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailingPlan:
    """Who of a selection gets a mail, the first of them by name, and who does not."""

    receiving: int
    receivers: tuple[Receiver, ...]
    left_out: tuple[LeftOutPeople, ...]


@dataclass(frozen=True, slots=True)
class WriteToMany:
    """The words by language, at least one, and files for all; `send_at` None is at once.

    `with_decided` takes in those who were rejected or hired, where it is about applications.
    """

    texts: Mapping[str, Wording]
    send_at: datetime | None = None
    file_ids: tuple[UUID, ...] = ()
    with_decided: bool = False
