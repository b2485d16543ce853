"""The dry run: every row looked at, nothing written among the records."""

from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.imports import policy, queries, repository
from rolecall.domains.imports.contracts import Import, RowState
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.service.judging import judge_rows
from rolecall.domains.imports.service.loading import (
    FIRST,
    LAST,
    ROWS_OF,
    blocks_of,
    load,
    require_editable,
    require_read,
)
from rolecall.domains.imports.service.mapping import require_mapped
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import Item, ItemStatus, Outcome, StartOperation
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say

BLOCK: Final = 500
"""Rows of one transaction: about a third of a second."""
_CHECK: Final = "imports.check"


async def start_check(uow: UnitOfWork, actor: Actor, import_id: UUID) -> Import:
    """Begin to look at all rows.

    Raises:
        NotFound: there is no such import.
        Conflict: code `import_busy` (résumés are still being read, too), `import_done`, or
            `job_not_open`.
        InvalidInput: the columns do not tell who people are.
    """
    policy.can_import(actor).require()
    found = await load(uow, import_id, lock=True)
    require_editable(found)
    require_mapped(found)
    await require_read(uow, found)
    if found.settings.into is not None:
        await applications.job_for_import(uow, actor, found.settings.into)
    if found.check is not None:
        await repository.forget_verdicts(uow, import_id)
    command = StartOperation(
        kind=_CHECK,
        title=say("Check “{file}”", file=found.file_name),
        parameters={ROWS_OF: str(import_id)},
    )
    begun = await operations.start_operation(uow, actor, command, blocks_of(found, BLOCK))
    await repository.note_operation(
        uow, import_id, check_id=begun.id, checked_version=found.version
    )
    uow.emit(ImportChanged(import_id=import_id))
    return await load(uow, import_id)


@operations.kind(_CHECK, noun="block", at_once=1)
async def check_blocks(uow: UnitOfWork, chunk: operations.Chunk) -> list[Outcome]:
    """Say of each row of the blocks what it would become."""
    policy.can_import(chunk.actor).require()
    found = await load(uow, UUID(chunk.parameters[ROWS_OF]))
    return [await _check(uow, found, item) for item in chunk.items]


async def _check(uow: UnitOfWork, found: Import, item: Item) -> Outcome:
    taken = await repository.take_rows(
        uow, found.id, item.given[FIRST], item.given[LAST], tuple(RowState)
    )
    rows = [queries.source_row(row) for row in taken]
    judged = await judge_rows(uow, found, rows)
    await repository.write_verdicts(uow, found.id, [verdict for _, verdict in judged])
    wrong = sum(verdict.state in {RowState.ERROR, RowState.DUPLICATE} for _, verdict in judged)
    return Outcome(ItemStatus.DONE, say("{wrong:,} to mend.", wrong=wrong) if wrong else "")
