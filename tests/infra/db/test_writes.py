from typing import Any
from uuid import UUID

import asyncpg
import pytest
import sqlalchemy as sa

from rolecall.domains.audit.models import entries, heads
from rolecall.infra.db import Database, Write
from rolecall.infra.db.writes import joined
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict
from rolecall.kernel.tenant import Tenant

HEAD = Write(
    sa.insert(heads).values(org_id=sa.bindparam("org_id"), seq=sa.bindparam("head_seq"), hash=b"h")
)
ENTRY = Write(
    sa.insert(entries).values(
        org_id=sa.bindparam("org_id"),
        seq=sa.bindparam("entry_seq"),
        at=sa.bindparam("entry_at"),
        action="tested",
        record_type="test",
        body="{}",
        hash=b"h",
    )
)
_COUNT = sa.select(sa.func.count()).select_from(entries)


def entry(org_id: UUID, seq: int) -> dict[str, Any]:
    return {"org_id": org_id, "entry_seq": seq, "entry_at": clock.now()}


async def test_different_writes_go_out_as_one_statement(database: Database) -> None:
    org_id = ids.uuid7()
    sent: list[str] = []
    async with database.transaction(Tenant(org_id)) as uow:
        with (await uow.connection()).query_logger(lambda record: sent.append(record.query)):
            uow.write(HEAD, org_id=org_id, head_seq=1)
            uow.write(ENTRY, **entry(org_id, 1))
            await uow.flush()
    async with database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(_COUNT.where(entries.c.org_id == org_id)) == 1
    (only,) = sent
    assert "audit_heads" in only
    assert "audit_entries" in only


async def test_a_repeated_write_is_done_each_time(database: Database) -> None:
    org_id = ids.uuid7()
    async with database.transaction(Tenant(org_id)) as uow:
        for seq in range(1, 5):
            uow.write(ENTRY, **entry(org_id, seq))
        uow.write(HEAD, org_id=org_id, head_seq=4)
    async with database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(_COUNT.where(entries.c.org_id == org_id)) == 4


async def test_what_follows_sees_what_was_written(database: Database) -> None:
    org_id = ids.uuid7()
    async with database.transaction(Tenant(org_id)) as uow:
        uow.write(HEAD, org_id=org_id, head_seq=7)
        uow.write(ENTRY, **entry(org_id, 7))
        assert await uow.fetch_value(_COUNT.where(entries.c.org_id == org_id)) == 1


async def write_both(database: Database, head_of: UUID, entry_of: UUID) -> None:
    async with database.transaction(Tenant(head_of)) as uow:
        await uow.execute(sa.insert(heads).values(org_id=head_of, seq=1, hash=b"h"))
        uow.write(ENTRY, **entry(entry_of, 1))


async def test_a_refused_write_undoes_everything(database: Database) -> None:
    org_id = ids.uuid7()
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await write_both(database, org_id, ids.uuid7())
    async with database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(sa.select(sa.func.count()).select_from(heads)) == 0


def test_refuses_one_name_for_two_values() -> None:
    queued = [
        (HEAD, {"org_id": ids.uuid7(), "head_seq": 1}),
        (ENTRY, entry(ids.uuid7(), 1)),
    ]
    with pytest.raises(ValueError, match="disagree about the parameter org_id"):
        joined(queued)


def plain(org_id: UUID, seq: int) -> dict[str, Any]:
    """An audit entry as a row of values."""
    return {
        "org_id": org_id,
        "seq": seq,
        "at": clock.now(),
        "action": "tested",
        "record_type": "test",
        "body": "{}",
        "hash": b"h",
    }


async def test_rows_of_one_kind_are_written_and_none_is_nothing(database: Database) -> None:
    org_id = ids.uuid7()
    async with database.transaction(Tenant(org_id)) as uow:
        await uow.insert(entries, [])
        await uow.insert(entries, [plain(org_id, seq) for seq in range(1, 4)])
    async with database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(_COUNT.where(entries.c.org_id == org_id)) == 3


async def insert_twice(database: Database, org_id: UUID) -> None:
    async with database.transaction(Tenant(org_id)) as uow:
        await uow.insert(entries, [plain(org_id, 1), plain(org_id, 2), plain(org_id, 1)])


async def test_one_refused_row_refuses_all(database: Database) -> None:
    org_id = ids.uuid7()
    with pytest.raises(Conflict):
        await insert_twice(database, org_id)
    async with database.transaction(Tenant(org_id)) as uow:
        assert await uow.fetch_value(_COUNT.where(entries.c.org_id == org_id)) == 0
