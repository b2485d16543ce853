"""Devices that are pushed to."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.identity.contracts import (
    NewPushDevice,
    OwnPushDevices,
    PushDevice,
    PushOutcome,
)
from rolecall.domains.identity.rules.push_devices import MAX_DEVICES, MAX_ENDPOINT
from rolecall.infra.http import In, Out
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_Base64Url = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+={0,2}$", max_length=120)]


class PushKeysIn(In):
    """The keys of a `PushSubscription`, as its `toJSON()` writes them (base64url)."""

    p256dh: _Base64Url
    auth: _Base64Url


class AddPushDeviceIn(In):
    """A browser's `PushSubscription`."""

    endpoint: Annotated[str, StringConstraints(min_length=1, max_length=MAX_ENDPOINT)]
    keys: PushKeysIn
    public_key: _Base64Url | None = Field(
        default=None,
        description="The `applicationServerKey` of the subscription; by default the current one.",
    )
    replaces: _Base64Url | None = Field(
        default=None, description="The fingerprint of the endpoint that this browser had before."
    )

    def command(self) -> NewPushDevice:
        """Return it in bytes.

        Raises:
            InvalidInput: something is not base64url.
        """
        return NewPushDevice(
            endpoint=self.endpoint,
            p256dh=_bytes("keys", self.keys.p256dh),
            auth=_bytes("keys", self.keys.auth),
            public_key=self.public_key.rstrip("=") if self.public_key else None,
            replaces=_bytes("replaces", self.replaces) if self.replaces else None,
        )


class PushDeviceOut(Out):
    """One device of the login."""

    id: UUID
    program: str = Field(description="Browser and system, empty where they did not tell.")
    fingerprint: str = Field(
        description="SHA-256 of the endpoint in base64url, by which a browser knows itself."
    )
    created_at: datetime
    seen_at: datetime = Field(description="When the portal was last open there.")
    pushed_at: datetime | None = Field(description="When its push service last took a message.")
    problem: str = Field(description="Why its push service refused the last message, or empty.")

    @classmethod
    def of(cls, device: PushDevice) -> "PushDeviceOut":
        """Render a device."""
        return cls(
            id=device.id,
            program=device.program,
            fingerprint=urlsafe_b64encode(device.fingerprint).rstrip(b"=").decode(),
            created_at=device.created_at,
            seen_at=device.seen_at,
            pushed_at=device.pushed_at,
            problem=device.problem,
        )


class PushDevicesOut(Out):
    """The login's devices."""

    items: list[PushDeviceOut]
    most: int = Field(description="How many a login may have.")
    public_key: str = Field(description="The `applicationServerKey` of a subscription.")

    @classmethod
    def of(cls, own: OwnPushDevices) -> "PushDevicesOut":
        """Render them."""
        items = [PushDeviceOut.of(one) for one in own.devices]
        return cls(items=items, most=MAX_DEVICES, public_key=own.public_key)


class PushTriedOut(Out):
    """What became of a message that tries whether a device is reached."""

    outcome: PushOutcome = Field(
        description="`taken`: it should be there in a moment. `gone`: the browser takes none any "
        "more, and the device was removed. `refused`: the push service would refuse it again. "
        "`later`: it was not reached, or is busy."
    )


def _bytes(field: str, text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except binascii.Error as error:
        raise InvalidInput.of_field(field, say("This is not base64url.")) from error
