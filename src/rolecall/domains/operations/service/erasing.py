"""Erasing a person from operations: names of items, what undoing needs, files of exports."""

from rolecall.domains.files import api as files
from rolecall.domains.operations import repository
from rolecall.domains.operations.contracts import OperationStatus
from rolecall.domains.operations.events import OperationProgressed
from rolecall.domains.operations.models import items, operations
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Erased, Person, erases
from rolecall.kernel import clock
from rolecall.kernel.sentences import say

_STOPPED = say("Somebody in it was erased. Make the export again to have the others.")


@erases("operations", operations, items)
async def erase_operations(uow: UnitOfWork, person: Person) -> Erased:
    """Forget the person in items, and whole files of exports that tell of them."""
    exports = await repository.lock_exports_of(uow, person)
    for row in exports:
        await repository.end_operation(
            uow, row["id"], OperationStatus.STOPPED, clock.now(), _STOPPED
        )
        await repository.drop_file(uow, row["id"])
        if row["file_id"] is not None:
            await files.delete_made(uow, row["file_id"])
        uow.emit(OperationProgressed(operation_id=row["id"]))
    named = await repository.forget_items(uow, person)
    return Erased({"operation_items": named, "export_files": len(exports)})
