"""A login's devices that are pushed to: adding, listing, removing.

Guarantees: only a login that has proved its address has devices; an endpoint belongs to one login,
the one that switched it on last; what is kept to reach a device is sealed; a device is signed for
by the pair of keys whose public half its browser was given, whatever was rotated since; signing out
of a session, however it is ended, forgets the device that it was used on.
"""

import json
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.identity.contracts import (
    NewPushDevice,
    OpenedPushDevice,
    OwnPushDevices,
)
from rolecall.domains.identity.queries import push_devices as queries
from rolecall.domains.identity.queries import users as user_queries
from rolecall.domains.identity.repository import push_devices as repository
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.rules.places import program_of
from rolecall.domains.identity.rules.push_devices import KEY_PURPOSE, MAX_DEVICES, fingerprint_of
from rolecall.domains.identity.service.sessions import login_of
from rolecall.infra.crypto import KeyRing, Place
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbound import NoAnswer, Outbound
from rolecall.infra.providers.push import VapidKey, check_address
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG


async def own_push_devices(uow: UnitOfWork, actor: Actor) -> OwnPushDevices:
    """Return the login's devices, and the key that browsers are given. Under the platform."""
    user_id, _ = login_of(actor)
    ring = await files.get_key_ring(uow)
    return OwnPushDevices(
        await queries.list_devices(uow, user_id), _pair(ring, ring.current_id).public
    )


async def add_push_device(uow: UnitOfWork, actor: Actor, new: NewPushDevice) -> None:
    """Push to this browser from now on; one that is known already shows itself. Under the platform.

    Raises:
        InvalidInput: the endpoint may not be asked, or the keys are none, or not ours.
        Conflict: the address is not proved, or the login has as many devices as it may have.
    """
    user_id, session_id = login_of(actor)
    _check(uow, new)
    if not (await user_queries.get_user(uow, user_id)).email_verified:
        raise Conflict(
            say("Confirm your e-mail address first, by the link that we mailed to you."),
            code="email_not_verified",
        )
    ring = await files.get_key_ring(uow)
    signer_key_id = _signer(ring, new.public_key)
    # Of two that are added at once, the second counts the first.
    await user_repository.lock_user(uow, user_id)
    fingerprint = fingerprint_of(new.endpoint)
    if new.replaces is not None and new.replaces != fingerprint:
        await repository.delete_replaced(uow, user_id, new.replaces)
    known = await repository.lock_device(uow, fingerprint)
    now = clock.now()
    if known is not None and known["user_id"] == user_id:
        await repository.update_device(
            uow,
            known["id"],
            {
                "session_id": session_id,
                "sealed": _seal(ring, known["id"], new),
                "sealed_key_id": ring.current_id,
                "signer_key_id": signer_key_id,
                "program": program_of(actor.user_agent),
                "seen_at": now,
            },
        )
        return
    if known is not None:
        # A new id: what is on its way to the one who was signed in here before ends.
        await repository.delete_device(uow, known["id"])
    if len(await queries.list_devices(uow, user_id)) >= MAX_DEVICES:
        raise Conflict(
            say("You have {most} devices already. Remove one first.", most=MAX_DEVICES),
            code="too_many_push_devices",
        )
    device_id = ids.uuid7()
    added = await repository.insert_device(
        uow,
        {
            "id": device_id,
            "user_id": user_id,
            "session_id": session_id,
            "fingerprint": fingerprint,
            "sealed": _seal(ring, device_id, new),
            "sealed_key_id": ring.current_id,
            "signer_key_id": signer_key_id,
            "program": program_of(actor.user_agent),
            "created_at": now,
            "seen_at": now,
        },
    )
    if not added:
        raise Conflict(
            say("Somebody else signed in in this browser at the same moment. Try again."),
            code="push_device_taken",
        )
    audit.record(
        uow, actor, "identity.push_device_added", "push_device", device_id,
        say("Switched on messages on a device."),
    )  # fmt: skip


async def remove_push_device(uow: UnitOfWork, actor: Actor, device_id: UUID) -> None:
    """Push to a device no more.

    Raises:
        NotFound: the login has no such device.
    """
    user_id, _ = login_of(actor)
    if not await repository.delete_device(uow, device_id, user_id):
        raise NotFound(say("There is no such device, or it was removed already."))
    audit.record(
        uow, actor, "identity.push_device_removed", "push_device", device_id,
        say("Switched off messages on a device."),
    )  # fmt: skip


async def list_push_device_ids(uow: UnitOfWork, email_norm: str) -> list[UUID]:
    """Return the devices of the login that has proved an address."""
    return await queries.list_ids_by_email(uow, email_norm)


async def open_push_device(
    db: Database, device_id: UUID, email_norm: str
) -> OpenedPushDevice | None:
    """Return how a device is reached; None if it is gone, or not of the proved address any more."""
    async with db.transaction(PLATFORM) as uow:
        row = await queries.find_sealed(uow, device_id, email_norm)
        return None if row is None else _opened(await files.get_key_ring(uow), device_id, row)


async def open_own_push_device(
    db: Database, device_id: UUID, user_id: UUID
) -> OpenedPushDevice | None:
    """Return how a device of a login is reached; None if it has no such device."""
    async with db.transaction(PLATFORM) as uow:
        row = await queries.find_own_sealed(uow, device_id, user_id)
        return None if row is None else _opened(await files.get_key_ring(uow), device_id, row)


async def note_push(db: Database, device_id: UUID, problem: str = "") -> None:
    """Note what became of a message: taken, or refused by this word."""
    async with db.transaction(PLATFORM) as uow:
        if problem:
            await repository.update_device(uow, device_id, {"problem": problem})
        else:
            await repository.note_pushed(uow, device_id, clock.now())


async def forget_push_device(db: Database, device_id: UUID) -> None:
    """Forget a device of which its push service says that it is gone."""
    async with db.transaction(PLATFORM) as uow:
        await repository.delete_device(uow, device_id)


@files.reencrypts("push_devices.sealed")
async def reencrypt_push_devices(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    """Move devices under the platform's current key; other organizations have none."""
    if uow.org_id != PLATFORM_ORG:
        return 0
    rows = await repository.lock_sealed_with_other_keys(uow, ring.current_id, limit)
    for row in rows:
        sealed = ring.reencrypt(row["sealed"], _place(row["id"]))
        await repository.update_device(
            uow, row["id"], {"sealed": sealed, "sealed_key_id": ring.current_id}
        )
    return len(rows)


def _check(uow: UnitOfWork, new: NewPushDevice) -> None:
    hosts = uow.runtime.settings.outbound.hosts()
    try:
        Outbound(hosts, encrypted=True).target(new.endpoint)
    except NoAnswer as error:
        raise InvalidInput.of_field(
            "endpoint", say("This is no address of a push service that can be asked over https.")
        ) from error
    try:
        check_address(new.p256dh, new.auth)
    except ValueError as error:
        raise InvalidInput.of_field(
            "keys", say("These are no keys of a browser. Switch messages on once more.")
        ) from error


def _pair(ring: KeyRing, key_id: str) -> VapidKey:
    return VapidKey.from_secret(ring.secret_of(KEY_PURPOSE, key_id))


def _signer(ring: KeyRing, public_key: str | None) -> str:
    """Return the data key from which the pair comes whose public half a browser was given."""
    if public_key is None:
        return ring.current_id
    for key_id in ring.ids:
        if _pair(ring, key_id).public == public_key:
            return key_id
    raise InvalidInput.of_field(
        "public_key",
        say("This device listens to another installation. Switch messages on once more."),
    )


def _seal(ring: KeyRing, device_id: UUID, new: NewPushDevice) -> str:
    kept = {"endpoint": new.endpoint, "p256dh": new.p256dh.hex(), "auth": new.auth.hex()}
    return ring.encrypt(json.dumps(kept).encode(), _place(device_id))


def _opened(ring: KeyRing, device_id: UUID, row: Row) -> OpenedPushDevice:
    found = json.loads(ring.decrypt(row["sealed"], _place(device_id)))
    return OpenedPushDevice(
        endpoint=found["endpoint"],
        p256dh=bytes.fromhex(found["p256dh"]),
        auth=bytes.fromhex(found["auth"]),
        locale=row["locale"],
        signing_secret=ring.secret_of(KEY_PURPOSE, row["signer_key_id"]),
    )


def _place(device_id: UUID) -> Place:
    return Place(PLATFORM_ORG, "push_devices", "sealed", device_id)
