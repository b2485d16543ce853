"""Looking at operations."""

from uuid import UUID

from rolecall.access import Actor, Decision
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import OpenedFile
from rolecall.domains.operations import policy, queries
from rolecall.domains.operations.contracts import FILE_OF, ItemResult, ItemStatus, Operation
from rolecall.domains.operations.rules import outcomes
from rolecall.domains.operations.service.kinds import kind_named
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.languages import translated
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.spreadsheets import csv_file


async def list_operations(
    uow: UnitOfWork, actor: Actor, page: PageRequest, *, is_open: bool | None = None
) -> Page[Operation]:
    """Return the operations that the actor sees, newest first."""
    whose = None if policy.sees_all(actor) else actor.user_id
    return await queries.list_operations(uow, whose, page, is_open=is_open)


async def get_operation(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> Operation:
    """Return an operation.

    Raises:
        NotFound: there is none that the actor sees.
    """
    operation = await queries.find_operation(uow, operation_id)
    if operation is None or not policy.can_see(actor, operation.started_by):
        raise NotFound(say("There is no such operation."))
    return operation


async def list_results(
    uow: UnitOfWork,
    actor: Actor,
    operation_id: UUID,
    status: ItemStatus | None,
    page: PageRequest,
) -> Page[ItemResult]:
    """Return what became of the items.

    Raises:
        NotFound: there is no operation that the actor sees.
    """
    await get_operation(uow, actor, operation_id)
    return await queries.list_results(uow, operation_id, status, page)


async def read_results(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> bytes:
    """Return what became of all items, as CSV.

    Raises:
        NotFound: there is no operation that the actor sees.
    """
    await get_operation(uow, actor, operation_id)
    found = await queries.all_results(uow, operation_id)
    return csv_file(outcomes.results_csv(found, translated))


async def open_file(db: Database, actor: Actor, operation_id: UUID) -> OpenedFile:
    """Open the file that an export made; call it outside any transaction.

    Raises:
        NotFound: there is no such operation, or it has no file (any more).
        Forbidden: somebody else made it, or the actor may not read such records any more.
        StorageUnavailable: the bytes are not to be had now.
    """
    async with db.transaction(actor.tenant) as uow:
        operation = await get_operation(uow, actor, operation_id)
        is_over = operation.file_until is not None and operation.file_until <= clock.now()
        if operation.file_id is None or is_over:
            raise NotFound(say("There is no file. Files of exports can be fetched for seven days."))
        _may_fetch(actor, operation).require()
        audit.record(
            uow, actor, "operations.file_fetched", "operation", operation_id,
            say("Fetched the file of “{operation}”.", operation=operation.title),
        )  # fmt: skip
    return await files.open_file(db.runtime, actor.tenant, actor, operation.file_id)


@files.readable_through(FILE_OF)
async def may_read_file(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> bool:
    """Tell whether this actor may read the file of an operation."""
    operation = await queries.find_operation(uow, operation_id)
    return operation is not None and bool(_may_fetch(actor, operation))


def _may_fetch(actor: Actor, operation: Operation) -> Decision:
    return policy.can_fetch_file(actor, operation.started_by, kind_named(operation.kind).file_needs)
