"""Reading the log and walking the chain."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.audit.contracts import AuditEntry, AuditFilter
from rolecall.domains.audit.models import entries, heads
from rolecall.domains.audit.rules import actor_called
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import remembered

WALK_BATCH = 2_000


async def list_entries(uow: UnitOfWork, wanted: AuditFilter, page: PageRequest) -> Page[AuditEntry]:
    """Return entries, newest first."""
    e = entries.c
    conditions: list[sa.ColumnElement[bool]] = [e.org_id == uow.org_id]
    if wanted.actor_id:
        conditions.append(e.actor_id == wanted.actor_id)
    if wanted.action:
        conditions.append(e.action == wanted.action)
    if wanted.record_type:
        conditions.append(e.record_type == wanted.record_type)
    if wanted.record_id:
        conditions.append(e.record_id == wanted.record_id)
    if wanted.since:
        conditions.append(e.at >= wanted.since)
    if wanted.until:
        conditions.append(e.at < wanted.until)
    listed = sa.select(e.seq, e.at, e.body).where(*conditions)
    return await fetch_page(uow, listed, page, e.seq, convert=_entry)


async def head(uow: UnitOfWork) -> tuple[int, bytes] | None:
    """Return the chain's last sequence number and hash, None when nothing was written yet."""
    row = await uow.fetch_one(
        sa.select(heads.c.seq, heads.c.hash).where(heads.c.org_id == uow.org_id)
    )
    return (row["seq"], row["hash"]) if row else None


async def walk(uow: UnitOfWork, org_id: UUID) -> AsyncIterator[list[Row]]:
    """Yield `(seq, body, hash, columns…)` in order, in batches."""
    after = 0
    while True:
        e = entries.c
        rows = await uow.fetch(
            sa.select(e.seq, e.at, e.actor_id, e.action, e.record_type, e.record_id, e.body, e.hash)
            .where(e.org_id == org_id, e.seq > after)
            .order_by(e.seq)
            .limit(WALK_BATCH)
        )
        if not rows:
            return
        yield rows
        after = rows[-1]["seq"]


def _entry(row: Row) -> AuditEntry:
    body: dict[str, Any] = json.loads(row["body"])
    actor, record = body["actor"], body["record"]
    return AuditEntry(
        seq=row["seq"],
        at=row["at"],
        actor_kind=actor["kind"],
        actor_id=UUID(actor["id"]) if actor["id"] else None,
        actor_name=actor_called(actor["name"]),
        action=body["action"],
        record_type=record["type"],
        record_id=UUID(record["id"]) if record["id"] else None,
        summary=remembered(body["summary"], body.get("said")),
        changes=body["changes"],
        ip=body["ip"],
        request_id=body["request"],
    )
