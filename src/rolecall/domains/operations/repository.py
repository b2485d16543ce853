"""Writing operations and what becomes of their items."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.operations.contracts import (
    OPEN,
    Item,
    ItemStatus,
    NewItem,
    Operation,
    OperationStatus,
    Outcome,
    Work,
)
from rolecall.domains.operations.models import items, operations
from rolecall.domains.operations.rules.exporting import names_any
from rolecall.infra.db import Row, UnitOfWork, Write, prepared
from rolecall.infra.disclosure import Withheld, withholds
from rolecall.infra.erasure import ERASED_NAME, Person, leaves_rows
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import kept, remembered, say

_o, _i = operations.c, items.c
_OPEN = tuple(sorted(status.value for status in OPEN))
_COUNTED = (ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.REFUSED, ItemStatus.FAILED)

_ITEM = Write(
    sa.insert(items).values(
        org_id=sa.bindparam("org_id"),
        operation_id=sa.bindparam("item_operation_id"),
        position=sa.bindparam("item_position"),
        subject_id=sa.bindparam("item_subject_id", type_=_i.subject_id.type),
        label=sa.bindparam("item_label"),
        label_said=sa.bindparam("item_label_said", type_=_i.label_said.type),
        given=sa.bindparam("item_given", type_=_i.given.type),
        status=ItemStatus.WAITING.value,
        code="",
        detail="",
    )
)

_LOCK = prepared(
    sa.select(
        _o.id,
        _o.kind,
        _o.title,
        _o.title_said,
        _o.parameters,
        _o.started_by,
        _o.ip,
        _o.request_id,
        _o.status,
        _o.failed,
        _o.file_rows,
    )
    .where(_o.org_id == sa.bindparam("org_id"), _o.id == sa.bindparam("operation_id"))
    .with_for_update(key_share=True)
)

_TAKE = prepared(
    sa.select(_i.position, _i.subject_id, _i.label, _i.label_said, _i.given)
    .where(
        _i.org_id == sa.bindparam("org_id"),
        _i.operation_id == sa.bindparam("operation_id"),
        _i.status == ItemStatus.WAITING.value,
    )
    .order_by(_i.position)
    .limit(sa.bindparam("most", type_=sa.Integer))
)

_RESULT = prepared(
    sa.update(items)
    .where(
        _i.org_id == sa.bindparam("its_org"),
        _i.operation_id == sa.bindparam("its_operation"),
        _i.position == sa.bindparam("its_position"),
    )
    .values(
        status=sa.bindparam("to_status"),
        code=sa.bindparam("to_code"),
        detail=sa.bindparam("to_detail"),
        detail_said=sa.bindparam("to_detail_said", type_=_i.detail_said.type),
        undo=sa.bindparam("to_undo", type_=_i.undo.type),
        line=sa.bindparam("to_line", type_=_i.line.type),
    )
)


async def insert_operation(
    uow: UnitOfWork,
    operation: Operation,
    parameters: Any,
    *,
    ip: str,
    request_id: str,
) -> None:
    """Insert an operation.

    Raises:
        Conflict: code `undone_already`; another operation takes the same one back.
    """
    o = operation
    try:
        await uow.execute(
            sa.insert(operations).values(
                org_id=uow.org_id,
                id=o.id,
                kind=o.kind,
                title=o.title,
                title_said=kept(o.title),
                noun=o.noun,
                parameters=parameters,
                status=o.status.value,
                remark=o.remark,
                total=o.total,
                done=0,
                skipped=0,
                refused=0,
                failed=0,
                started_by=o.started_by,
                started_by_name=o.started_by_name,
                ip=ip,
                request_id=request_id,
                created_at=o.created_at,
                finished_at=None,
                undo_until=o.undo_until,
                undoes_id=o.undoes_id,
                undone_by_id=None,
                file_name=o.file_name,
                file_until=o.file_until,
                file_id=None,
                file_rows=0,
            )
        )
    except asyncpg.UniqueViolationError as error:
        raise Conflict(say("It was taken back already."), code="undone_already") from error


def write_items(uow: UnitOfWork, operation_id: UUID, frozen: Sequence[NewItem]) -> None:
    """Freeze the items of an operation."""
    for position, item in enumerate(frozen):
        uow.write(
            _ITEM,
            org_id=uow.org_id,
            item_operation_id=operation_id,
            item_position=position,
            item_subject_id=item.subject_id,
            item_label=item.label,
            item_label_said=kept(item.label),
            item_given=None if item.given is None else dict(item.given),
        )


async def lock_work(uow: UnitOfWork, operation_id: UUID) -> Work | None:
    """Return what running the operation needs to know of it, with the operation locked.

    Whoever stops it or takes it back waits for the chunk, so that they see all that was done.
    """
    row = await uow.fetch_one(_LOCK, org_id=uow.org_id, operation_id=operation_id)
    if row is None:
        return None
    found = dict(row)
    title = remembered(found.pop("title"), found.pop("title_said"))
    return Work(**{**found, "title": title, "status": OperationStatus(row["status"])})


async def take_items(uow: UnitOfWork, operation_id: UUID, most: int) -> list[Item]:
    """Return the next items without an outcome, of an operation that is locked."""
    rows = await uow.fetch(_TAKE, org_id=uow.org_id, operation_id=operation_id, most=most)
    return [
        Item(
            row["position"],
            row["subject_id"],
            remembered(row["label"], row["label_said"]),
            row["given"] or {},
        )
        for row in rows
    ]


async def write_outcomes(
    uow: UnitOfWork, operation_id: UUID, outcomes: Sequence[tuple[int, Outcome]]
) -> None:
    """Write what became of items, by position, and count them."""
    await uow.execute_many(
        _RESULT,
        [
            {
                "its_org": uow.org_id,
                "its_operation": operation_id,
                "its_position": position,
                "to_status": outcome.status.value,
                "to_code": outcome.code,
                "to_detail": outcome.detail,
                "to_detail_said": kept(outcome.detail),
                "to_undo": None if outcome.undo is None else dict(outcome.undo),
                "to_line": outcome.line,
            }
            for position, outcome in outcomes
        ],
    )
    counted = {
        status.value: _o[status.value] + sum(one.status is status for _, one in outcomes)
        for status in _COUNTED
    }
    begun = sa.case(
        (_o.status == OperationStatus.WAITING.value, OperationStatus.RUNNING.value),
        else_=_o.status,
    )
    await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id == operation_id)
        .values(
            status=begun,
            file_rows=_o.file_rows + sum(outcome.rows for _, outcome in outcomes),
            **counted,
        )
    )


async def end_operation(
    uow: UnitOfWork, operation_id: UUID, status: OperationStatus, at: datetime, remark: str = ""
) -> bool:
    """End an operation that is still open; tells whether it was."""
    written = await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id == operation_id, _o.status.in_(_OPEN))
        .values(status=status.value, finished_at=at, remark=remark, remark_said=kept(remark))
    )
    return bool(written)


async def note_file(uow: UnitOfWork, operation_id: UUID, file_id: UUID) -> None:
    """Note which file the operation made."""
    await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id == operation_id)
        .values(file_id=file_id)
    )


async def drop_lines(uow: UnitOfWork, operation_id: UUID) -> None:
    """Forget the parts of the operation's file."""
    await uow.execute(
        sa.update(items)
        .where(_i.org_id == uow.org_id, _i.operation_id == operation_id, _i.line.is_not(None))
        .values(line=None)
    )


async def mark_undone(uow: UnitOfWork, operation_id: UUID, undo_id: UUID) -> None:
    """Note which operation takes this one back."""
    await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id == operation_id)
        .values(undone_by_id=undo_id)
    )


async def freeze_undo(uow: UnitOfWork, operation_id: UUID, undo_id: UUID) -> int:
    """Make items of an undo of all that was done and can be taken back; returns how many."""
    done = sa.select(
        _i.org_id,
        sa.literal(undo_id, sa.Uuid),
        _i.position,
        _i.subject_id,
        _i.label,
        _i.label_said,
        _i.undo,
        sa.literal(ItemStatus.WAITING.value),
        sa.literal(""),
        sa.literal(""),
    ).where(
        _i.org_id == uow.org_id,
        _i.operation_id == operation_id,
        _i.status == ItemStatus.DONE.value,
        _i.undo.is_not(None),
    )
    columns = (
        "org_id",
        "operation_id",
        "position",
        "subject_id",
        "label",
        "label_said",
        "given",
        "status",
        "code",
        "detail",
    )
    total = await uow.execute(sa.insert(items).from_select(columns, done))
    await uow.execute(
        sa.update(operations).where(_o.org_id == uow.org_id, _o.id == undo_id).values(total=total)
    )
    return total


async def forget_old(uow: UnitOfWork, before: datetime, now: datetime) -> list[UUID]:
    """Delete operations from before an instant; return the files whose time is over."""
    is_old = _o.created_at < before
    spent = await uow.fetch(
        sa.select(_o.id, _o.file_id)
        .where(_o.org_id == uow.org_id, sa.or_(_o.file_until < now, is_old))
        .with_for_update()
    )
    await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id.in_([row["id"] for row in spent]))
        .values(file_name=None, file_until=None, file_id=None)
    )
    await uow.execute(sa.delete(operations).where(_o.org_id == uow.org_id, is_old))
    return [row["file_id"] for row in spent if row["file_id"] is not None]


async def forget_items(uow: UnitOfWork, person: Person) -> int:
    """Take what items tell of a person's records out of them; returns how many there were.

    Those that wait keep what their kind needs to know.
    """
    is_over = _i.status != ItemStatus.WAITING.value
    return await uow.execute(
        sa.update(items)
        .where(
            _i.org_id == uow.org_id,
            _i.subject_id.in_(person.ids),
            sa.or_(_i.label != ERASED_NAME, _i.undo.is_not(None), _i.line.is_not(None)),
        )
        .values(
            label=ERASED_NAME,
            label_said=sa.null(),
            detail="",
            detail_said=sa.null(),
            given=sa.case((is_over, sa.null()), else_=_i.given),
            undo=None,
            line=None,
        )
    )


async def lock_exports_of(uow: UnitOfWork, person: Person) -> list[Row]:
    """Lock and return `id`, `file_id` of exports that tell of a person and still have the rows."""
    rows = await uow.fetch(
        sa.select(_o.id, _o.file_id, _i.given)
        .join(items, sa.and_(_i.org_id == _o.org_id, _i.operation_id == _o.id))
        .where(_o.org_id == uow.org_id, _o.file_name.is_not(None))
        .order_by(_o.id)
        .with_for_update(of=operations)
    )
    wanted = {str(one) for one in person.ids}
    return list({row["id"]: row for row in rows if names_any(row["given"], wanted)}.values())


async def drop_file(uow: UnitOfWork, operation_id: UUID) -> None:
    """Forget the file of an operation, and the parts of one that is not made yet."""
    await drop_lines(uow, operation_id)
    await uow.execute(
        sa.update(operations)
        .where(_o.org_id == uow.org_id, _o.id == operation_id)
        .values(file_name=None, file_until=None, file_id=None)
    )


# What was done to a record stands with the record; here it is one of many.
withholds(Withheld.COPY, operations, items)
leaves_rows(
    items,
    emptied=("label", "label_said", "detail", "detail_said", "given", "undo", "line"),
    kept=("operation_id", "position", "subject_id", "status", "code"),
)
leaves_rows(
    operations,
    emptied=("file_name", "file_until", "file_id"),
    kept=(
        "id", "kind", "title", "title_said", "noun", "parameters", "status", "remark",
        "remark_said", "total", "done", "skipped", "refused", "failed", "started_by",
        "started_by_name", "ip", "request_id", "created_at", "finished_at", "undo_until",
        "undoes_id", "undone_by_id", "file_rows",
    ),
)  # fmt: skip
