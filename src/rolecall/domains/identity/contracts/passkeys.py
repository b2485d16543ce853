"""Passkeys: what a login signs in with instead of a password (WebAuthn Level 3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class PasskeyHome(StrEnum):
    """Where a passkey lives, by its backup flags (WebAuthn Level 3, section 6.1.3)."""

    DEVICE = "device"
    """On one device for good."""
    SYNCABLE = "syncable"
    """It may be copied, and was not when it was last used."""
    SYNCED = "synced"
    """Copied to the other devices of its owner."""

    @classmethod
    def of(cls, *, eligible: bool, backed_up: bool) -> "PasskeyHome":
        """Return what the flags BE and BS say."""
        if not eligible:
            return cls.DEVICE
        return cls.SYNCED if backed_up else cls.SYNCABLE


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """For whom passkeys are made: `rp_id` is a domain, `origin` the one of the only pages to ask.

    Both are None where the address of the installation allows none.
    """

    rp_id: str | None
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey as its owner sees it.

    `suspected_at` is when its counter went back, which a copy of it would explain; `is_usable`
    tells whether it was made for the address that the installation has now.
    """

    id: UUID
    name: str
    rp_id: str
    home: PasskeyHome
    created_at: datetime
    last_used_at: datetime | None
    suspected_at: datetime | None
    is_usable: bool


@dataclass(frozen=True, slots=True)
class OwnPasskeys:
    """A login's passkeys, and what it can do about them now.

    `confirmed_until` is how long the session may change them; in the past, it has to be confirmed.
    """

    passkeys: Sequence[Passkey]
    relying_party: RelyingParty
    has_password: bool
    confirmed_until: datetime


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What a browser needs to make or use a passkey: its options, and the token to bring back."""

    options: Mapping[str, Any]
    token: str


@dataclass(frozen=True, slots=True)
class CeremonyAnswer:
    """What a browser brings back: the token, and the credential as `toJSON()` writes it."""

    token: str
    credential: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPasskey:
    """A verified credential, to be kept for a login."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    backup_eligible: bool
    backed_up: bool
    aaguid: UUID
    transports: Sequence[str]


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a passkey that was used says of itself, once its signature has been verified."""

    sign_count: int
    backup_eligible: bool
    backed_up: bool
