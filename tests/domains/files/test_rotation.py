"""Keys are rotated while everything stays readable."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Actor, ActorKind
from rolecall.domains.files import api as files
from rolecall.domains.files import queries
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.files.models import data_keys, texts
from rolecall.domains.files.models import files as files_table
from rolecall.domains.files.service import keys as key_service
from rolecall.domains.files.service.extracting import extract_text
from rolecall.infra.crypto import KeyRing, RootKeys, UnknownKey
from rolecall.infra.db import UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant

from tests.support.servers import SECRET

NEXT_SECRET = "the-next-root-secret-of-this-test-installation"


@pytest.fixture
def tenant() -> Tenant:
    return Tenant(ids.uuid7())


async def store(runtime: Runtime, tenant: Tenant, number: int) -> UUID:
    actor = Actor(ActorKind.SYSTEM, org_id=tenant.org_id)
    ref = await files.store_upload(
        runtime, tenant, actor,
        purpose=FilePurpose.RESUME, filename="cv.txt", content=f"Text {number}".encode(),
    )  # fmt: skip
    await extract_text(runtime.database, tenant, ref.id)
    return ref.id


async def everything(runtime: Runtime, tenant: Tenant, file_id: UUID) -> tuple[bytes, str | None]:
    actor = Actor(ActorKind.SYSTEM, org_id=tenant.org_id)
    opened = await files.open_file(runtime, tenant, actor, file_id)
    content = b"".join([piece async for piece in opened.content])
    async with runtime.database.transaction(tenant) as uow:
        return content, (await files.get_text(uow, file_id)).text


async def key_ids(runtime: Runtime, tenant: Tenant) -> tuple[set[str], set[str]]:
    async with runtime.database.transaction(tenant) as uow:
        of_files = await uow.fetch(sa.select(files_table.c.key_id))
        of_texts = await uow.fetch(sa.select(texts.c.key_id))
    return {row["key_id"] for row in of_files}, {row["key_id"] for row in of_texts}


async def test_a_new_data_key_takes_over_every_value(runtime: Runtime, tenant: Tenant) -> None:
    stored = [await store(runtime, tenant, number) for number in range(3)]
    (before,), _ = await key_ids(runtime, tenant)
    report = await files.rotate_keys(runtime, tenant.org_id, new_data_key=True)
    assert report.rewrapped == 0
    assert report.reencrypted["files.file_key"] == 3
    assert report.reencrypted["file_texts.body"] == 3
    assert report.current_key != before
    assert await key_ids(runtime, tenant) == ({report.current_key}, {report.current_key})
    for number, file_id in enumerate(stored):
        text = f"Text {number}"
        assert await everything(runtime, tenant, file_id) == (text.encode(), text)


async def test_a_second_run_finds_nothing_to_do(runtime: Runtime, tenant: Tenant) -> None:
    await store(runtime, tenant, 1)
    first = await files.rotate_keys(runtime, tenant.org_id, new_data_key=True)
    again = await files.rotate_keys(runtime, tenant.org_id, new_data_key=False)
    assert again.current_key == first.current_key
    assert again.rewrapped == 0
    assert set(again.reencrypted.values()) == {0}


async def test_a_rotation_goes_on_where_it_was_stopped(runtime: Runtime, tenant: Tenant) -> None:
    file_id = await store(runtime, tenant, 1)
    async with runtime.database.transaction(tenant) as uow:
        # As if the process had ended right after the new key was written.
        await key_service._add_key(uow, 2)
    assert await everything(runtime, tenant, file_id) == (b"Text 1", "Text 1")
    report = await files.rotate_keys(runtime, tenant.org_id, new_data_key=False)
    assert report.reencrypted["files.file_key"] == 1
    assert await everything(runtime, tenant, file_id) == (b"Text 1", "Text 1")


async def test_more_values_than_one_batch(runtime: Runtime, tenant: Tenant) -> None:
    calls: list[int] = []

    async def many(_uow: UnitOfWork, ring: KeyRing, limit: int) -> int:
        calls.append(limit)
        return limit if len(calls) < 3 else 1

    async with runtime.database.transaction(tenant) as uow:
        await files.get_key_ring(uow)
    total = await key_service._move_all(runtime.database, tenant, many)
    assert total == 2 * calls[0] + 1


async def test_changing_the_root_secret(runtime: Runtime, tenant: Tenant) -> None:
    file_id = await store(runtime, tenant, 1)
    try:
        after = replace(runtime, keys=RootKeys(NEXT_SECRET, [SECRET]))
        assert await everything(after, tenant, file_id) == (b"Text 1", "Text 1")
        report = await files.rotate_keys(after, tenant.org_id, new_data_key=False)
        assert report.rewrapped == 1
        alone = replace(runtime, keys=RootKeys(NEXT_SECRET))
        assert await everything(alone, tenant, file_id) == (b"Text 1", "Text 1")
        runtime.database.runtime = runtime
        with pytest.raises(UnknownKey, match="root secret"):
            await everything(runtime, tenant, file_id)
    finally:
        runtime.database.runtime = runtime


async def test_each_organization_has_a_key_of_its_own(runtime: Runtime) -> None:
    rings = []
    for _ in range(2):
        async with runtime.database.transaction(Tenant(ids.uuid7())) as uow:
            rings.append(await files.get_key_ring(uow))
    assert rings[0].current_id != rings[1].current_id


async def test_the_first_key_is_made_once(runtime: Runtime, tenant: Tenant) -> None:
    async with runtime.database.transaction(tenant) as first:
        ring = await files.get_key_ring(first)
        again = await files.get_key_ring(first)
    assert ring.current_id == again.current_id
    async with runtime.database.transaction(tenant) as second:
        assert (await files.get_key_ring(second)).current_id == ring.current_id
        assert await second.fetch_value(sa.select(sa.func.count()).select_from(data_keys)) == 1


async def test_two_first_uploads_at_once_agree_on_the_key(runtime: Runtime, tenant: Tenant) -> None:
    async def first() -> str:
        async with runtime.database.transaction(tenant) as uow:
            return (await files.get_key_ring(uow)).current_id

    assert len(set(await asyncio.gather(*(first() for _ in range(5))))) == 1


async def test_a_key_is_never_stored_as_it_is(runtime: Runtime, tenant: Tenant) -> None:
    async with runtime.database.transaction(tenant) as uow:
        await files.get_key_ring(uow)
        (kept,) = await queries.list_data_keys(uow)
        key = runtime.keys.unwrap(kept.wrapped, f"org:{tenant.org_id}")
    assert kept.wrapped.startswith(f"v1.{runtime.keys.current_id}.")
    assert key.material.hex() not in kept.wrapped
    assert key.id == kept.key_id
