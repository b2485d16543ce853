"""Passkeys, and proving once more to be there."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.identity.contracts import (
    Ceremony,
    CeremonyAnswer,
    OwnPasskeys,
    Passkey,
    PasskeyHome,
    RelyingParty,
)
from rolecall.domains.identity.rules.passkeys import MAX_PASSKEYS
from rolecall.domains.identity.schemas.accounts import Password
from rolecall.infra.http import In, Out

PasskeyName = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class ConfirmIn(In):
    """The password of whoever is signed in."""

    password: Password


class CeremonyOut(Out):
    """What a browser needs to make or use a passkey."""

    options: dict[str, Any] = Field(
        description="For `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`."
    )
    ceremony: str = Field(description="To be sent back with the credential, within ten minutes.")

    @classmethod
    def of(cls, ceremony: Ceremony) -> "CeremonyOut":
        """Render it."""
        return cls(options=dict(ceremony.options), ceremony=ceremony.token)


class CeremonyAnswerIn(In):
    """What a browser made of it."""

    ceremony: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    credential: dict[str, Any] = Field(
        description="The PublicKeyCredential, as its `toJSON()` writes it."
    )

    def answer(self) -> CeremonyAnswer:
        """Return the answer."""
        return CeremonyAnswer(self.ceremony, self.credential)


class AddPasskeyIn(CeremonyAnswerIn):
    """A new passkey and what its owner calls it."""

    name: PasskeyName


class RenamePasskeyIn(In):
    """What its owner calls it."""

    name: PasskeyName


class PasskeySiteOut(Out):
    """Where passkeys work; `origin` is None where this installation's address allows none."""

    origin: str | None

    @classmethod
    def of(cls, party: RelyingParty) -> "PasskeySiteOut":
        """Render it."""
        return cls(origin=party.origin)


class PasskeyOut(Out):
    """One passkey of the login."""

    id: UUID
    name: str
    domain: str
    home: PasskeyHome
    created_at: datetime
    last_used_at: datetime | None
    suspected_at: datetime | None = Field(
        description="When its counter went back, which a copy of it would explain."
    )
    is_usable: bool = Field(description="Whether it was made for the address of today.")

    @classmethod
    def of(cls, passkey: Passkey) -> "PasskeyOut":
        """Render a passkey."""
        return cls(
            id=passkey.id,
            name=passkey.name,
            domain=passkey.rp_id,
            home=passkey.home,
            created_at=passkey.created_at,
            last_used_at=passkey.last_used_at,
            suspected_at=passkey.suspected_at,
            is_usable=passkey.is_usable,
        )


class PasskeysOut(Out):
    """The login's passkeys."""

    items: list[PasskeyOut]
    most: int = Field(description="How many a login may have.")
    origin: str | None = Field(description="At which address they work, None where nowhere.")
    has_password: bool
    confirmed_until: datetime = Field(
        description="Until when this session may add and remove; then it has to be confirmed."
    )

    @classmethod
    def of(cls, own: OwnPasskeys) -> "PasskeysOut":
        """Render them."""
        return cls(
            items=[PasskeyOut.of(one) for one in own.passkeys],
            most=MAX_PASSKEYS,
            origin=own.relying_party.origin,
            has_password=own.has_password,
            confirmed_until=own.confirmed_until,
        )
