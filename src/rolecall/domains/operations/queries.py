"""Reading operations and what became of their items."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.operations.contracts import (
    ItemResult,
    ItemStatus,
    Operation,
    OperationStatus,
)
from rolecall.domains.operations.models import items, operations
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import remembered

_o, _i = operations.c, items.c
_SHOWN = (
    *(_o[name] for name in Operation.__dataclass_fields__),
    _o.title_said,
    _o.remark_said,
)
_RESULT = (
    _i.position,
    _i.subject_id,
    _i.label,
    _i.status,
    _i.code,
    _i.detail,
    _i.label_said,
    _i.detail_said,
)
_LINES_AT_ONCE = 20


async def list_operations(
    uow: UnitOfWork, started_by: UUID | None, page: PageRequest, *, is_open: bool | None = None
) -> Page[Operation]:
    """Return operations, newest first: of everybody, or of one member."""
    listed = sa.select(*_SHOWN).where(_o.org_id == uow.org_id)
    if started_by is not None:
        listed = listed.where(_o.started_by == started_by)
    if is_open is not None:
        listed = listed.where(_o.finished_at.is_(None) if is_open else _o.finished_at.is_not(None))
    return await fetch_page(uow, listed, page, _o.created_at, _o.id, convert=_operation)


async def find_operation(
    uow: UnitOfWork, operation_id: UUID, *, lock: bool = False
) -> Operation | None:
    """Return an operation, locked if asked."""
    found = sa.select(*_SHOWN).where(_o.org_id == uow.org_id, _o.id == operation_id)
    row = await uow.fetch_one(found.with_for_update() if lock else found)
    return _operation(row) if row else None


async def read_operations(
    uow: UnitOfWork, operation_ids: Collection[UUID]
) -> dict[UUID, Operation]:
    """Return those of these operations that are there, by id; who may see them is the caller's."""
    if not operation_ids:
        return {}
    rows = await uow.fetch(
        sa.select(*_SHOWN).where(_o.org_id == uow.org_id, _o.id.in_(sorted(operation_ids)))
    )
    return {row["id"]: _operation(row) for row in rows}


async def list_results(
    uow: UnitOfWork, operation_id: UUID, status: ItemStatus | None, page: PageRequest
) -> Page[ItemResult]:
    """Return what became of items, in their order; of one outcome if given."""
    listed = sa.select(*_RESULT).where(_i.org_id == uow.org_id, _i.operation_id == operation_id)
    if status is not None:
        listed = listed.where(_i.status == status.value)
    return await fetch_page(uow, listed, page, _i.position, convert=_result, descending=False)


async def all_results(uow: UnitOfWork, operation_id: UUID) -> list[ItemResult]:
    """Return what became of every item."""
    rows = await uow.fetch(
        sa.select(*_RESULT)
        .where(_i.org_id == uow.org_id, _i.operation_id == operation_id)
        .order_by(_i.position)
    )
    return [_result(row) for row in rows]


async def next_lines(uow: UnitOfWork, operation_id: UUID, after: int) -> list[tuple[int, str]]:
    """Return some of what items have added to the operation's file behind a position, in order."""
    rows = await uow.fetch(
        sa.select(_i.position, _i.line)
        .where(
            _i.org_id == uow.org_id,
            _i.operation_id == operation_id,
            _i.position > after,
            _i.line != "",
        )
        .order_by(_i.position)
        .limit(_LINES_AT_ONCE)
    )
    return [(row["position"], row["line"]) for row in rows]


def _operation(row: Row) -> Operation:
    found = dict(row)
    found["title"] = remembered(found["title"], found.pop("title_said"))
    found["remark"] = remembered(found["remark"], found.pop("remark_said"))
    found["status"] = OperationStatus(found["status"])
    return Operation(**found)


def _result(row: Row) -> ItemResult:
    return ItemResult(
        row["position"],
        row["subject_id"],
        remembered(row["label"], row["label_said"]),
        ItemStatus(row["status"]),
        row["code"],
        remembered(row["detail"], row["detail_said"]),
    )
