"""The run: blocks of rows put among the records, each block once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

import structlog

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import PersonForJob
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ImportedPerson, ImportedRecord, ImportOutcome
from rolecall.domains.files import api as files
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import (
    RESUME_OF,
    UNDO_WITHIN,
    FileFormat,
    Import,
    Problem,
    RowApplication,
    RowState,
    SourceRow,
)
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.repository import Result
from rolecall.domains.imports.rules.people import ReadRow
from rolecall.domains.imports.service.judging import read_rows, resumes_to_add
from rolecall.domains.imports.service.loading import (
    FIRST,
    LAST,
    ROWS_OF,
    blocks_of,
    is_open,
    load,
)
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import (
    Item,
    ItemStatus,
    OperationStatus,
    Outcome,
    StartOperation,
    Undo,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict, RolecallError, Unavailable
from rolecall.kernel.sentences import NOTHING, Sentence, say

BLOCK: Final = 200
"""Rows of one transaction: about a fifth of a second, and as long as an undo of it."""
TAKE_BACK: Final = "imports.take_back"
_RUN: Final = "imports.run"
_STATES: Final = {
    ImportOutcome.CREATED: RowState.CREATED,
    ImportOutcome.UPDATED: RowState.UPDATED,
    ImportOutcome.UNCHANGED: RowState.LEFT,
}
_BROKEN: Final = Problem(
    "",
    say(
        "Something went wrong inside Rolecall with this row, and nothing of it was changed. "
        "Import it by itself; if it fails again, tell whoever runs this installation."
    ),
)
_log = structlog.get_logger("imports")


async def start_run(uow: UnitOfWork, actor: Actor, import_id: UUID) -> Import:
    """Begin to put the rows among the records, as the last dry run said.

    Raises:
        NotFound: there is no such import.
        Conflict: code `import_done`, `not_checked` (the settings changed since, or the dry run was
            stopped), or `job_not_open`.
    """
    policy.can_import(actor).require()
    found = await load(uow, import_id, lock=True)
    if found.run is not None:
        raise Conflict(say("This import was begun already."), code="import_done")
    done = found.check is not None and found.check.status is OperationStatus.DONE
    if is_open(found.check) or not done or found.checked_version != found.version:
        raise Conflict(say("Check the rows first; then import them."), code="not_checked")
    if found.settings.into is not None:
        await applications.job_for_import(uow, actor, found.settings.into)
    command = StartOperation(
        kind=_RUN,
        title=say("Import “{file}”", file=found.file_name),
        parameters={ROWS_OF: str(import_id)},
    )
    begun = await operations.start_operation(uow, actor, command, blocks_of(found, BLOCK))
    await repository.note_operation(uow, import_id, run_id=begun.id)
    audit.record(
        uow,
        actor,
        "imports.started",
        "import",
        import_id,
        say("Began to import {rows:,} rows.", rows=found.rows),
    )
    uow.emit(ImportChanged(import_id=import_id))
    return await load(uow, import_id)


@operations.kind(_RUN, noun="block", at_once=1, undo=Undo(TAKE_BACK, UNDO_WITHIN))
async def run_blocks(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Put the rows of blocks among the records."""
    policy.can_import(chunk.actor).require()
    found = await load(uow, UUID(chunk.parameters[ROWS_OF]))
    return [await _run(uow, chunk.actor, found, item) for item in chunk.items]


async def _run(uow: UnitOfWork, actor: Actor, found: Import, item: Item) -> Outcome:
    taken = await repository.take_rows(uow, found.id, item.given[FIRST], item.given[LAST])
    rows = [queries.source_row(row) for row in taken]
    read = list(zip(rows, await read_rows(uow, found, rows), strict=True))
    people = [(row, one.person) for row, one in read if one.person is not None]
    # What the cells mean may have changed since the dry run: a custom field lost an option.
    results = [_changed_meaning(row, one) for row, one in read if one.person is None]
    results += await _import_block(uow, actor, found, people)
    await repository.write_results(uow, found.id, results)
    counted = Counter(result.state for result in results)
    considered = sum(result.application is RowApplication.ADDED for result in results)
    can_undo = counted[RowState.CREATED] + counted[RowState.UPDATED] + considered > 0
    if can_undo:
        into = (
            say(", considered {number:,} for “{job}”", number=considered, job=found.job_title)
            if considered
            else NOTHING
        )
        audit.record(
            uow,
            actor,
            "imports.rows_imported",
            "import",
            found.id,
            say(
                "{item}: added {added:,} candidates, changed {changed:,}{into}.",
                item=item.label,
                added=counted[RowState.CREATED],
                changed=counted[RowState.UPDATED],
                into=into,
            ),
        )
    uow.emit(ImportChanged(import_id=found.id))
    return Outcome(
        ItemStatus.DONE,
        _told(counted, considered, item.given[LAST] - item.given[FIRST] + 1),
        undo={ROWS_OF: str(found.id), FIRST: item.given[FIRST], LAST: item.given[LAST]}
        if can_undo
        else None,
    )


async def _import_block(
    uow: UnitOfWork,
    actor: Actor,
    found: Import,
    people: Sequence[tuple[SourceRow, ImportedPerson]],
) -> list[Result]:
    """Import all of a block; if that breaks, one by one, and say what broke."""
    if not people:
        return []
    try:
        async with uow.savepoint():
            return await _import(uow, actor, found, people)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001 - which row broke it is found out below
        _log.warning("block_broke", import_id=str(found.id), exc_info=True)
    results: list[Result] = []
    for one in people:
        try:
            async with uow.savepoint():
                results += await _import(uow, actor, found, [one])
        except Unavailable:
            raise
        except RolecallError as refusal:
            problem = Problem("", refusal.detail)
            results.append(Result(one[0].position, RowState.FAILED, None, (problem,)))
        except Exception:  # noqa: BLE001 - it is told as this row's outcome
            _log.exception("row_broke", import_id=str(found.id), position=one[0].position)
            results.append(Result(one[0].position, RowState.FAILED, None, (_BROKEN,)))
    return results


async def _import(
    uow: UnitOfWork,
    actor: Actor,
    found: Import,
    people: Sequence[tuple[SourceRow, ImportedPerson]],
) -> list[Result]:
    done = await candidates.import_people(
        uow, actor, [person for _, person in people], found.settings.existing, found.id
    )
    results = [_result(row, record) for (row, _), record in zip(people, done, strict=True)]
    into = found.settings.into
    if into is not None:
        considered = [
            PersonForJob(record.candidate_id, person.source, _file_of(row))
            for (row, person), record in zip(people, done, strict=True)
        ]
        made = await applications.import_applications(uow, actor, into, considered, found.id)
        results = [
            replace(
                result,
                application=RowApplication.ADDED if one.is_new else RowApplication.THERE,
                application_id=one.application_id,
            )
            for result, one in zip(results, made, strict=True)
        ]
    if found.format is not FileFormat.RESUMES:
        return results
    rows = {row.position: row for row, _ in people}
    versions = {one.position: record.version for one, record in zip(results, done, strict=True)}
    return await _with_resumes(uow, actor, found, rows, versions, results)


async def _with_resumes(
    uow: UnitOfWork,
    actor: Actor,
    found: Import,
    rows: Mapping[int, SourceRow],
    versions: Mapping[int, int],
    results: Sequence[Result],
) -> list[Result]:
    """Put the documents of rows on their records; one that has it already stays as it is.

    `versions` are those of the records, by row.
    """
    brought = await resumes_to_add(uow, found, rows, results)
    new = {
        one.candidate_id
        for one in results
        if one.candidate_id is not None and one.state is RowState.CREATED
    }
    await candidates.add_resumes(uow, actor, brought, new)
    held = [
        file_id
        for one in results
        if (file_id := _file_of(rows[one.position])) is not None
        and (one.candidate_id in brought or one.application is RowApplication.ADDED)
    ]
    await files.let_go(uow, RESUME_OF, held)
    return [
        replace(
            one,
            state=RowState.UPDATED,
            undo={"version": versions[one.position], "before": None},
        )
        if one.state is RowState.LEFT and one.candidate_id in brought
        else one
        for one in results
    ]


def _file_of(row: SourceRow) -> UUID | None:
    return None if row.resume is None else row.resume.file_id


def _result(row: SourceRow, record: ImportedRecord) -> Result:
    undo = None
    if record.outcome is not ImportOutcome.UNCHANGED:
        undo = {"version": record.version, "before": record.before}
    return Result(row.position, _STATES[record.outcome], record.candidate_id, (), undo)


def _changed_meaning(row: SourceRow, read: ReadRow) -> Result:
    return Result(row.position, RowState.FAILED, None, tuple(read.problems))


def _told(counted: Counter[RowState], considered: int, rows: int) -> Sentence:
    numbers = (
        say("{number:,} added", number=counted[RowState.CREATED]),
        say("{number:,} changed", number=counted[RowState.UPDATED]),
        say("{number:,} left as they were", number=counted[RowState.LEFT]),
        say("{number:,} failed", number=counted[RowState.FAILED]),
        say("{number:,} considered for the job", number=considered),
        say("{number:,} left out", number=rows - sum(counted.values())),
    )
    parts = [one for one in numbers if one.parts["number"]]
    return say("{parts}.", parts=parts) if parts else NOTHING
