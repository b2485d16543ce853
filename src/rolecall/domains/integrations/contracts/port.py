"""The port: what every connector can be asked, whatever system is behind it.

A connector is opened for one connection (its settings and secrets) and keeps nothing between calls
but a token. It decides nothing about rows: what it read goes through the mapping, what it writes
comes from the outbox. Cursors are documents that only the connector that made them understands.

Reads raise a `ConnectorError`. Writes answer with an `Outcome`, for what became of a write is a
fact to be kept; they raise `Unauthorised` alone.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from rolecall.domains.integrations.contracts.outcomes import Outcome, Probed

Cursor = Mapping[str, Any]
"""Where reading goes on: a JSON document, empty at the beginning of everything."""


class Category(StrEnum):
    """What kind of system is connected."""

    ATS = "ats"
    VMS = "vms"
    BOARD = "board"
    EMAIL = "email"
    SMS = "sms"
    CALENDAR = "calendar"
    PAYOUT = "payout"
    ANALYTICS = "analytics"
    SCREENING = "screening"
    SOCIAL = "social"


class Capability(StrEnum):
    """What a connector can do beyond reading whole streams."""

    INCREMENTAL = "incremental"
    """It can ask for what has changed since."""
    GET = "get"
    PUSH = "push"
    PROBE = "probe"
    """It can find out whether a write of ours has happened."""
    WEBHOOKS = "webhooks"
    SUBSCRIBE = "subscribe"
    """It can register the address of webhooks by itself."""
    REVOKE = "revoke"


class Entity(StrEnum):
    """What of ours a stream is about."""

    JOB = "job"
    CANDIDATE = "candidate"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Input:
    """One value that a person types to connect. A secret is never shown again."""

    name: str
    label: str
    secret: bool = False
    required: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stream:
    """A list of records. `external_id` is where in a record its id is (JMESPath).

    `incremental` streams give what has changed; what is missing from them says nothing.
    """

    name: str
    entity: Entity | None
    external_id: str = "id"
    updated_at: str = ""
    incremental: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be written. `idempotent`: writing it twice is writing it once."""

    name: str
    idempotent: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many requests in so many seconds, for all workers together."""

    requests: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What a connector is."""

    id: str
    name: str
    category: Category
    capabilities: frozenset[Capability]
    inputs: tuple[Input, ...]
    streams: tuple[Stream, ...]
    actions: tuple[Action, ...] = ()
    rate: Rate | None = None
    absent_passes: int = 2
    """After how many complete passes without it a record counts as deleted."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a connection opens with: what was typed, in plain."""

    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are to the other side, as far as it tells; empty words where it does not."""

    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it came. `external_id` is text, whatever the other side counts with."""

    external_id: str
    data: Mapping[str, Any]
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unusable:
    """A record that cannot be told apart or read: why, and what of it may be shown."""

    reason: str
    position: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `cursor` leads on from behind it and is stored together with its records.

    `complete` says that the pass ends here, with nothing left out: the one reason for which absence
    may be believed. `total` is how many records the other side says there are, if it does.
    """

    records: tuple[Record, ...]
    cursor: Cursor
    complete: bool
    unusable: tuple[Unusable, ...] = ()
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A webhook as it arrived: nothing of it is believed before `verify`."""

    headers: Mapping[str, str]
    body: bytes
    received_at: datetime

    def header(self, name: str) -> str:
        """Return a header, whatever case it was sent in; empty if it was not."""
        wanted = name.lower()
        return next((v for k, v in self.headers.items() if k.lower() == wanted), "")


@dataclass(frozen=True, slots=True)
class VendorEvent:
    """What a webhook says: something about a record, which is then read anew by its id.

    `id` is the other side's name of the event, or a digest of it where there is none: the inbox
    knows duplicates by it.
    """

    id: str
    kind: str
    stream: str
    external_id: str
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """The other side's name of the registered address."""

    id: str


class Connector(Protocol):
    """One opened connection."""

    @property
    def spec(self) -> Spec:
        """Return what this is."""
        ...

    async def check(self) -> Account:
        """Ask for something small that needs the credentials."""
        ...

    async def discover(self) -> Sequence[Stream]:
        """Return the streams that these credentials may read."""
        ...

    def pull(self, stream: str, cursor: Cursor) -> AsyncGenerator[Page, None]:
        """Yield the pages from behind the cursor to the end of the pass."""
        ...

    async def get(self, stream: str, external_id: str) -> Record | None:
        """Return one record, None if there is none."""
        ...

    async def push(self, action: str, payload: Mapping[str, Any], key: str) -> Outcome:
        """Write. `key` is the same for each attempt at one write."""
        ...

    async def probe(self, action: str, payload: Mapping[str, Any], key: str) -> Probed:
        """Find out whether the write of that key has happened."""
        ...

    def verify(self, delivery: Delivery) -> bool:
        """Tell whether a webhook was sent by the other side, just now."""
        ...

    def parse_event(self, delivery: Delivery) -> Sequence[VendorEvent]:
        """Return what a verified webhook says; nothing, if it is about nothing that is read."""
        ...

    async def ensure_subscription(self, url: str, secret: str, /) -> Subscription | None:
        """Have webhooks sent to an address, once; None where a person must do that over there."""
        ...

    async def revoke(self) -> None:
        """Give back what was granted, where the other side has a way to."""
        ...

    async def aclose(self) -> None:
        """Close what is open."""
        ...
