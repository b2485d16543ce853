"""Starting operations, stopping them, and taking them back."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.operations import policy, queries, repository
from rolecall.domains.operations.contracts import (
    FILE,
    KEEP_FILES,
    MAX_ITEMS,
    OPEN,
    NewItem,
    Operation,
    OperationStatus,
    StartOperation,
)
from rolecall.domains.operations.events import OperationProgressed, OperationStarted
from rolecall.domains.operations.rules import outcomes
from rolecall.domains.operations.service.kinds import kind_named
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, Forbidden, InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def start_operation(
    uow: UnitOfWork, actor: Actor, command: StartOperation, items: Sequence[NewItem]
) -> Operation:
    """Freeze the items and let the work begin in the background.

    Whether the actor may do this is the caller's to decide now, and the kind's with each chunk.

    Raises:
        Conflict: code `empty`; nothing that was selected is there.
        InvalidInput: more is selected than one operation takes.
        Forbidden: no person asks, so nobody's permissions could be looked at later.
    """
    if actor.user_id is None:
        raise Forbidden(say("Operations belong to people; sign in as one."))
    if not items:
        raise Conflict(
            say("Nothing of the selection is there any more. Reload the list."), code="empty"
        )
    if len(items) > MAX_ITEMS:
        raise InvalidInput.of_field(
            "selection",
            say("One operation takes {max_items:,} at most. Narrow the list.", max_items=MAX_ITEMS),
            "too_many",
        )
    operation = _new(actor, actor.user_id, command, total=len(items))
    await _insert(uow, actor, operation, command)
    repository.write_items(uow, operation.id, items)
    return operation


async def cancel_operation(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> Operation:
    """Stop an operation; what is done stays done, and can be taken back where the kind allows it.

    Raises:
        NotFound: there is none that the actor sees.
        Conflict: code `operation_ended`; it has ended already.
    """
    operation = await _get_for_update(uow, actor, operation_id)
    if operation.status not in OPEN:
        raise Conflict(
            say("It has ended already, so there is nothing to stop."), code="operation_ended"
        )
    now = clock.now()
    await repository.end_operation(uow, operation_id, OperationStatus.CANCELLED, now)
    audit.record(
        uow,
        actor,
        "operations.cancelled",
        "operation",
        operation_id,
        say(
            "Stopped “{operation}” after {processed:,} of {total:,}.",
            operation=operation.title,
            processed=operation.processed,
            total=operation.total,
        ),
    )
    uow.emit(OperationProgressed(operation_id=operation_id))
    return replace(operation, status=OperationStatus.CANCELLED, finished_at=now)


async def undo_operation(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> Operation:
    """Take an operation back: by another one, which undoes item by item what was done.

    Raises:
        NotFound: there is none that the actor sees.
        Conflict: code `cannot_undo` with the reason, or `undone_already`.
    """
    operation = await _get_for_update(uow, actor, operation_id)
    refusal = outcomes.undo_refusal(operation, clock.now())
    undo = kind_named(operation.kind).undo
    if refusal or undo is None or actor.user_id is None:
        raise Conflict(refusal or say("Sign in as a person to take it back."), code="cannot_undo")
    command = StartOperation(
        kind=undo.kind,
        title=say("Undo: {operation}", operation=operation.title),
        parameters={"undoes": str(operation.title)},
    )
    taken_back = replace(
        _new(actor, actor.user_id, command, total=operation.done), undoes_id=operation_id
    )
    await _insert(uow, actor, taken_back, command)
    total = await repository.freeze_undo(uow, operation_id, taken_back.id)
    await repository.mark_undone(uow, operation_id, taken_back.id)
    return replace(taken_back, total=total)


def _new(actor: Actor, started_by: UUID, command: StartOperation, *, total: int) -> Operation:
    kind, now = kind_named(command.kind), clock.now()
    return Operation(
        id=ids.uuid7(),
        kind=command.kind,
        title=command.title,
        noun=kind.noun,
        status=OperationStatus.WAITING,
        remark="",
        total=total,
        done=0,
        skipped=0,
        refused=0,
        failed=0,
        started_by=started_by,
        started_by_name=actor.name,
        created_at=now,
        finished_at=None,
        undo_until=command.undo_until or (now + kind.undo.within if kind.undo else None),
        undoes_id=None,
        undone_by_id=None,
        file_name=command.file.name if command.file else None,
        file_until=now + KEEP_FILES if command.file else None,
    )


_NOUNS = {
    "application": say("application"),
    "block": say("block"),
    "candidate": say("candidate"),
}


async def _insert(
    uow: UnitOfWork, actor: Actor, operation: Operation, command: StartOperation
) -> None:
    parameters = dict(command.parameters)
    if command.file is not None:
        parameters[FILE] = asdict(command.file)
    await repository.insert_operation(
        uow, operation, parameters, ip=actor.ip, request_id=actor.request_id
    )
    audit.record(
        uow,
        actor,
        "operations.started",
        "operation",
        operation.id,
        say(
            "Started “{operation}” for {total:,} of kind {noun}.",
            operation=operation.title,
            total=operation.total,
            noun=_NOUNS.get(operation.noun, operation.noun),
        ),
    )
    uow.emit(OperationStarted(operation_id=operation.id))


async def _get_for_update(uow: UnitOfWork, actor: Actor, operation_id: UUID) -> Operation:
    operation = await queries.find_operation(uow, operation_id, lock=True)
    if operation is None or not policy.can_see(actor, operation.started_by):
        raise NotFound(say("There is no such operation."))
    return operation
