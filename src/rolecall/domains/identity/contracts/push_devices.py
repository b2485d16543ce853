"""Devices on which a login reads its news at once (Web Push)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewPushDevice:
    """What a browser says of itself.

    `public_key` is the one that it was given and is bound to, None for the current one; `replaces`
    the fingerprint of the endpoint that it had before.
    """

    endpoint: str = field(repr=False)
    p256dh: bytes = field(repr=False)
    auth: bytes = field(repr=False)
    public_key: str | None = None
    replaces: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushDevice:
    """A device as its owner sees it.

    `problem` is the word for why its push service refused the last message, empty if it did not.
    """

    id: UUID
    program: str
    fingerprint: bytes
    created_at: datetime
    seen_at: datetime
    pushed_at: datetime | None
    problem: str


@dataclass(frozen=True, slots=True)
class OwnPushDevices:
    """A login's devices, and the public key of the installation that browsers are given."""

    devices: tuple[PushDevice, ...]
    public_key: str


@dataclass(frozen=True, slots=True)
class OpenedPushDevice:
    """Where a device is reached, in which language its owner reads, and what signs for it."""

    endpoint: str = field(repr=False)
    p256dh: bytes = field(repr=False)
    auth: bytes = field(repr=False)
    locale: str = ""
    signing_secret: bytes = field(default=b"", repr=False)


class PushOutcome(StrEnum):
    """What became of a message that tries whether a device is reached."""

    TAKEN = "taken"
    GONE = "gone"
    """Its browser takes no messages there any more; the device is forgotten."""
    REFUSED = "refused"
    LATER = "later"
    """Its push service was not reached or is busy."""
