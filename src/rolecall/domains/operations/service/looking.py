"""Looking at operations."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.operations import policy, queries, rules
from rolecall.domains.operations.contracts import ItemResult, ItemStatus, Operation
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.pages import Page, PageRequest
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
        raise NotFound("There is no such operation.")
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
    return csv_file(rules.csv_line(rules.RESULTS_HEAD) + rules.results_csv(found))


async def read_file(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> tuple[str, bytes]:
    """Return the name and the content of the file that an export made.

    Raises:
        NotFound: there is no such operation, or it has no file (any more).
        Forbidden: somebody else made it.
    """
    operation = await get_operation(uow, actor, operation_id)
    if operation.file_name is None:
        raise NotFound("There is no file. Files of exports can be fetched for seven days.")
    policy.can_fetch_file(actor, operation.started_by).require()
    audit.record(
        uow, actor, "operations.file_fetched", "operation", operation_id,
        f"Fetched the file of “{operation.title}”.",
    )  # fmt: skip
    head = await queries.file_head(uow, operation_id)
    return operation.file_name, csv_file(head + await queries.file_lines(uow, operation_id))
