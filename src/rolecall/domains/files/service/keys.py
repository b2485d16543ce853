"""Each organization's data keys, and their rotation.

Guarantees: a data key exists only wrapped by the root secret; a rotation can be stopped and begun
again at any point, and runs while people work; no key is ever forgotten, so whatever is still
sealed with an old one opens.
"""

from collections.abc import Awaitable, Callable

from rolecall.domains.files import queries, repository
from rolecall.domains.files.contracts import RotationReport, WrappedKey
from rolecall.domains.files.service.sealing import SEALED, place_of
from rolecall.infra.crypto import DataKey, KeyRing, Place
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.tenant import Tenant

_BATCH = 200

Reencrypt = Callable[[UnitOfWork, KeyRing, int], Awaitable[int]]
"""Moves up to so many values under the ring's current key, in one transaction; returns how many."""

_sealed: dict[str, Reencrypt] = {}


def reencrypts(name: str) -> Callable[[Reencrypt], Reencrypt]:
    """Register who re-encrypts the values of `table.column` when keys are rotated.

    Raises:
        ValueError: someone else does already.
    """

    def register(function: Reencrypt) -> Reencrypt:
        if _sealed.setdefault(name, function) is not function:
            raise ValueError(f"{name} is re-encrypted twice")
        return function

    return register


async def get_key_ring(uow: UnitOfWork) -> KeyRing:
    """Return the keys of the transaction's organization; the first call makes the first key.

    Raises:
        UnknownKey: the root secret is not the one the keys were wrapped with.
    """
    wrapped = await queries.list_data_keys(uow)
    if not wrapped:
        # Another transaction may be making it as well: then theirs counts.
        await _add_key(uow, 1)
        wrapped = await queries.list_data_keys(uow)
    roots = uow.runtime.keys
    return KeyRing([roots.unwrap(key.wrapped, _owner(uow)) for key in wrapped])


async def rotate_keys(db: Database, tenant: Tenant, *, new_data_key: bool) -> RotationReport:
    """Bring one organization's keys and values up to date.

    Data keys move under the current root secret. With `new_data_key` a new one is made, and every
    value that a domain registered moves under it, in small transactions.

    Raises:
        UnknownKey: an earlier root secret is needed and was not given.
    """
    async with db.transaction(tenant) as uow:
        rewrapped = await _rewrap(uow)
        if new_data_key:
            newest = await queries.list_data_keys(uow)
            await _add_key(uow, newest[0].generation + 1 if newest else 1)
        current = (await get_key_ring(uow)).current_id
    moved = {name: await _move_all(db, tenant, one) for name, one in sorted(_sealed.items())}
    return RotationReport(current, rewrapped, moved)


async def _move_all(db: Database, tenant: Tenant, reencrypt: Reencrypt) -> int:
    total = 0
    while True:
        async with db.transaction(tenant) as uow:
            moved = await reencrypt(uow, await get_key_ring(uow), _BATCH)
        total += moved
        if moved < _BATCH:
            return total


async def _rewrap(uow: UnitOfWork) -> int:
    roots, count = uow.runtime.keys, 0
    for key in await queries.list_data_keys(uow):
        if not roots.is_current(key.wrapped):
            material = roots.unwrap(key.wrapped, _owner(uow))
            await repository.rewrap_data_key(uow, key.generation, roots.wrap(material, _owner(uow)))
            count += 1
    return count


async def _add_key(uow: UnitOfWork, generation: int) -> None:
    key = DataKey.new()
    wrapped = uow.runtime.keys.wrap(key, _owner(uow))
    await repository.insert_data_key(uow, WrappedKey(generation, key.id, wrapped))


def _owner(uow: UnitOfWork) -> str:
    return f"org:{uow.org_id}"


@reencrypts("files.file_key")
async def _reencrypt_file_keys(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    rows = await repository.lock_files_of_other_keys(uow, ring.current_id, limit)
    for row in rows:
        place = Place(uow.org_id, "files", "file_key", row["id"])
        await repository.reseal_file_key(
            uow, row["id"], ring.reencrypt(row["file_key"], place), ring.current_id
        )
    return len(rows)


@reencrypts("file_texts.body")
async def _reencrypt_texts(uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
    rows = await repository.lock_texts_of_other_keys(uow, ring.current_id, limit)
    for row in rows:
        file_id = row["file_id"]
        envelopes = {
            column: ring.reencrypt(row[column], place_of(uow.org_id, column, file_id))
            for column in SEALED
            if row[column] is not None
        }
        await repository.reseal_text(uow, file_id, envelopes, ring.current_id)
    return len(rows)
