"""Removing imports: their rows are personal data."""

from collections.abc import Collection
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.files import api as files
from rolecall.domains.imports import policy, repository
from rolecall.domains.imports.contracts import KEEP, RESUME_OF
from rolecall.domains.imports.events import ImportChanged
from rolecall.domains.imports.service.loading import is_open, load
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def remove_import(uow: UnitOfWork, actor: Actor, import_id: UUID) -> None:
    """Forget an import with its rows. The records that it made stay; it cannot be taken back then.

    Raises:
        NotFound: there is no such import.
        Conflict: code `import_busy`; something works on it.
    """
    policy.can_import(actor).require()
    found = await load(uow, import_id, lock=True)
    if is_open(found.check) or is_open(found.run):
        raise Conflict(say("Stop what is under way first."), code="import_busy")
    await _let_go(uow, (import_id,))
    await repository.delete_import(uow, import_id)
    audit.record(
        uow, actor, "imports.removed", "import", import_id, say("Removed an import with its rows.")
    )
    uow.emit(ImportChanged(import_id=import_id))


async def forget_old(uow: UnitOfWork) -> int:
    """Remove the imports whose time is over; returns how many."""
    before = clock.now() - KEEP
    await _let_go(uow, await repository.old_resumes(uow, before))
    return await repository.forget_old(uow, before)


async def _let_go(uow: UnitOfWork, import_ids: Collection[UUID]) -> None:
    """Remove the documents that are on nobody's record."""
    await files.let_go(uow, RESUME_OF, await repository.files_of(uow, import_ids))
