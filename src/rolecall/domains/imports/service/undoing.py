"""Taking an import back: what it made goes, what it changed is as before; touched ones stay."""

from collections import Counter
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.imports import policy, repository
from rolecall.domains.imports.contracts import Problem, RowState
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.repository import Result
from rolecall.domains.imports.service.loading import FIRST, LAST, ROWS_OF
from rolecall.domains.imports.service.running import TAKE_BACK
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import RolecallError, Unavailable

_DONE = (RowState.CREATED, RowState.UPDATED)


@operations.kind(TAKE_BACK, noun="block", at_once=1)
async def take_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take the rows of blocks back."""
    policy.can_import(chunk.actor).require()
    return [await _take_back(uow, chunk.actor, item) for item in chunk.items]


async def _take_back(uow: UnitOfWork, actor: Actor, item: Item) -> Outcome:
    import_id = UUID(item.given[ROWS_OF])
    rows = await repository.take_rows(uow, import_id, item.given[FIRST], item.given[LAST], _DONE)
    if not rows:
        return Outcome(ItemStatus.SKIPPED, "The rows are not kept any more.")
    made = [row for row in rows if row["state"] == RowState.CREATED.value]
    results = await _remove(uow, actor, import_id, made)
    for row in rows:
        if row["state"] == RowState.UPDATED.value:
            results.append(await _restore(uow, actor, row))
    await repository.write_results(uow, import_id, results)
    counted = Counter(result.state for result in results)
    audit.record(
        uow, actor, "imports.rows_taken_back", "import", import_id,
        f"{item.label}: removed {counted[RowState.REMOVED]:,} candidates, "
        f"restored {counted[RowState.RESTORED]:,}, kept {counted[RowState.KEPT]:,}.",
    )  # fmt: skip
    uow.emit(ImportChanged(import_id=import_id))
    kept = counted[RowState.KEPT]
    return Outcome(ItemStatus.DONE, f"{kept:,} kept, because they were touched." if kept else "")


async def _remove(uow: UnitOfWork, actor: Actor, import_id: UUID, rows: list[Row]) -> list[Result]:
    if not rows:
        return []
    versions = {row["candidate_id"]: _undo(row)["version"] for row in rows}
    kept = await candidates.remove_imported(uow, actor, versions, import_id)
    return [
        _kept(row, kept[row["candidate_id"]])
        if row["candidate_id"] in kept
        else Result(row["position"], RowState.REMOVED, row["candidate_id"])
        for row in rows
    ]


async def _restore(uow: UnitOfWork, actor: Actor, row: Row) -> Result:
    undo = _undo(row)
    try:
        async with uow.savepoint():
            await candidates.restore_imported(
                uow, actor, row["candidate_id"], undo["version"], undo["before"] or {}
            )
    except Unavailable:
        raise
    except RolecallError as refusal:
        return _kept(row, refusal.detail)
    return Result(row["position"], RowState.RESTORED, row["candidate_id"])


def _kept(row: Row, why: str) -> Result:
    return Result(
        row["position"], RowState.KEPT, row["candidate_id"], (Problem("", why),), _undo(row)
    )


def _undo(row: Row) -> dict[str, Any]:
    undo: dict[str, Any] = row["undo"]
    return undo
