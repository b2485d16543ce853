"""Taking an import back: what it made goes, what it changed is as before; touched ones stay."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import FILES_OF
from rolecall.domains.files import api as files
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import Problem, RowApplication, RowState
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.repository import Result
from rolecall.domains.imports.service.loading import FIRST, LAST, ROWS_OF
from rolecall.domains.imports.service.running import TAKE_BACK
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel.errors import RolecallError, Unavailable
from rolecall.kernel.sentences import NOTHING, say

_DONE = (RowState.CREATED, RowState.UPDATED, RowState.LEFT)
_GONE = Outcome(ItemStatus.SKIPPED, say("The rows are not kept any more."))


@operations.kind(TAKE_BACK, noun="block", at_once=1)
async def take_back(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Take the rows of blocks back."""
    policy.can_import(chunk.actor).require()
    return [await _take_back(uow, chunk.actor, item) for item in chunk.items]


async def _take_back(uow: UnitOfWork, actor: Actor, item: Item) -> Outcome:
    import_id = UUID(item.given[ROWS_OF])
    # An import into a confidential job that the member does not see any more is left alone.
    if await queries.find_import(uow, import_id) is None:
        return _GONE
    taken = await repository.take_rows(uow, import_id, item.given[FIRST], item.given[LAST], _DONE)
    rows = [row for row in taken if row["state"] != RowState.LEFT or _was_added(row)]
    if not rows:
        return _GONE
    owners = {row["application_id"]: row["candidate_id"] for row in rows if _was_added(row)}
    resumes = [row["file_id"] for row in rows if row["file_id"]]
    why = await applications.remove_imported_applications(uow, actor, owners, import_id, resumes)
    results = await _people(uow, actor, import_id, rows, why)
    by_position = {row["position"]: row for row in rows}
    results = [_with_application(one, by_position[one.position], why) for one in results]
    await repository.write_results(uow, import_id, results)
    await _take_resumes(uow, by_position, results)
    _record(uow, actor, import_id, item, results)
    uow.emit(ImportChanged(import_id=import_id))
    kept = sum(
        one.state is RowState.KEPT or one.application is RowApplication.KEPT for one in results
    )
    return Outcome(
        ItemStatus.DONE, say("{kept:,} kept, because they were touched.", kept=kept) if kept else ""
    )


def _was_added(row: Row) -> bool:
    return bool(row["application"] == RowApplication.ADDED)


async def _take_resumes(
    uow: UnitOfWork, rows: Mapping[int, Row], results: Sequence[Result]
) -> None:
    """Take the documents off what is taken back; what is on no record any more goes at once."""
    for record_type, back in (
        ("application", [one for one in results if one.application is RowApplication.REMOVED]),
        (FILES_OF, [one for one in results if one.state in {RowState.REMOVED, RowState.RESTORED}]),
    ):
        file_ids = [rows[one.position]["file_id"] for one in back]
        await files.let_go(uow, record_type, [one for one in file_ids if one])


async def _people(
    uow: UnitOfWork, actor: Actor, import_id: UUID, rows: Sequence[Row], why: Mapping[UUID, str]
) -> list[Result]:
    """Take the records back; `why` says which applications stay, and keeps their people."""
    made: list[Row] = []
    results: list[Result] = []
    for row in rows:
        if row["state"] == RowState.UPDATED:
            results.append(await _restore(uow, actor, row))
        elif row["state"] == RowState.LEFT:
            results.append(Result(row["position"], RowState.LEFT, row["candidate_id"]))
        elif row["application_id"] in why:
            results.append(_kept(row, why[row["application_id"]]))
        else:
            made.append(row)
    return results + await _remove(uow, actor, import_id, made)


def _with_application(result: Result, row: Row, why: Mapping[UUID, str]) -> Result:
    """Return the result with what became of the row's application."""
    application_id, before = row["application_id"], row["application"]
    if before is None:
        return result
    if not _was_added(row):
        return replace(result, application=RowApplication(before), application_id=application_id)
    if application_id not in why:
        return replace(result, application=RowApplication.REMOVED, application_id=application_id)
    told = Problem("", why[application_id])
    problems = result.problems if told in result.problems else (*result.problems, told)
    return replace(
        result,
        application=RowApplication.KEPT,
        application_id=application_id,
        problems=problems,
    )


def _record(
    uow: UnitOfWork, actor: Actor, import_id: UUID, item: Item, results: Sequence[Result]
) -> None:
    counted = Counter(result.state for result in results)
    taken_out = sum(one.application is RowApplication.REMOVED for one in results)
    out = say(", took {number:,} out of the job", number=taken_out) if taken_out else NOTHING
    audit.record(
        uow,
        actor,
        "imports.rows_taken_back",
        "import",
        import_id,
        say(
            "{item}: removed {removed:,} candidates, restored {restored:,}, kept {kept:,}{out}.",
            item=item.label,
            removed=counted[RowState.REMOVED],
            restored=counted[RowState.RESTORED],
            kept=counted[RowState.KEPT],
            out=out,
        ),
    )


async def _remove(
    uow: UnitOfWork, actor: Actor, import_id: UUID, rows: Sequence[Row]
) -> list[Result]:
    if not rows:
        return []
    versions = {row["candidate_id"]: _undo(row)["version"] for row in rows}
    resumes = [row["file_id"] for row in rows if row["file_id"]]
    kept = await candidates.remove_imported(uow, actor, versions, import_id, resumes)
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
