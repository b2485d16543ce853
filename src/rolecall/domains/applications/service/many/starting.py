"""Freezing a selection and starting what is done with it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries
from rolecall.domains.applications.contracts.selections import (
    AddMany,
    AssignMany,
    ExportMany,
    ManyAction,
    MoveMany,
    PoolMany,
    Selection,
    TagMany,
    Target,
)
from rolecall.domains.applications.service.many.adding import ADD
from rolecall.domains.applications.service.many.assigning import ASSIGN
from rolecall.domains.applications.service.many.exporting import start_export
from rolecall.domains.applications.service.many.moving import MOVE
from rolecall.domains.applications.service.many.selecting import selected, selected_ids
from rolecall.domains.applications.service.workflow import stages
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef
from rolecall.domains.jobs import api as jobs
from rolecall.domains.operations import api as operations
from rolecall.domains.operations.contracts import (
    NewItem,
    Operation,
    StartOperation,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Forbidden, InvalidInput
from rolecall.kernel.sentences import Sentence, say


async def start_with_many(
    uow: UnitOfWork, actor: Actor, selection: Selection, action: ManyAction
) -> Operation:
    """Begin to do one thing with all selected applications, or with their candidates.

    Raises:
        Forbidden: the actor may not do it with any application.
        InvalidInput: nothing is selected, or what the action names is not there.
        NotFound: the job, the pool or a tag is not there.
    """
    if not policy.can_read_all(actor):
        raise Forbidden(say("Only who sees all applications works on many at once."))
    if isinstance(action, ExportMany):
        ids = await selected_ids(uow, selection)
        return await start_export(uow, actor, ids, selection.wanted, action)
    targets = await selected(uow, selection)
    if isinstance(action, TagMany):
        return await candidates.start_tagging(
            uow, actor, _people(targets), action.add, action.remove
        )
    if isinstance(action, PoolMany):
        return await candidates.start_pooling(uow, actor, _people(targets), action.pool_id)
    if isinstance(action, AddMany):
        command = await _addition(uow, actor, action)
        return await operations.start_operation(uow, actor, command, _people(targets))
    if isinstance(action, MoveMany):
        command = await _move(uow, actor, action, targets)
    else:
        command = await _assignment(uow, actor, action)
    items = [NewItem(one.id, one.candidate_name, {"version": one.version}) for one in targets]
    return await operations.start_operation(uow, actor, command, items)


def _people(targets: Sequence[Target]) -> list[NewItem]:
    """Return each candidate once, however many of the applications are theirs."""
    names = {one.candidate_id: one.candidate_name for one in targets}
    return [NewItem(candidate_id, name) for candidate_id, name in names.items()]


async def _move(
    uow: UnitOfWork, actor: Actor, action: MoveMany, targets: Sequence[Target]
) -> StartOperation:
    policy.can_advance(actor).require()
    if action.reason_id is not None:
        await jobs.rejection_reason(uow, action.reason_id)
    parameters = {
        "to_stage": action.to_stage,
        "reason": action.reason,
        "reason_id": str(action.reason_id) if action.reason_id else None,
    }
    name = await _name_of_stage(uow, action.to_stage, targets)
    return _command(MOVE, say("Move to {stage}", stage=name), parameters)


async def _name_of_stage(uow: UnitOfWork, key: str, targets: Sequence[Target]) -> str:
    """Return what the first application's workflow calls the stage.

    Raises:
        InvalidInput: it has no such stage.
    """
    for target in targets[:1]:
        for application in await queries.find_applications(uow, [target.id]):
            for stage in await stages(uow, application):
                if stage.key == key:
                    return stage.name
        raise InvalidInput.of_field(
            "action.to_stage", say("The workflow has no such stage. Reload and choose again.")
        )
    return key


async def _addition(uow: UnitOfWork, actor: Actor, action: AddMany) -> StartOperation:
    policy.can_advance(actor).require()
    job = await jobs.get_open_job_for_application(uow, action.job_id)
    return _command(ADD, say("Add to “{job}”", job=job.title), {"job_id": str(job.id)})


async def _assignment(uow: UnitOfWork, actor: Actor, action: AssignMany) -> StartOperation:
    policy.can_assign(actor).require()
    members = await identity.get_members_by_ids(uow, {*action.add, *action.remove})
    missing = {*action.add, *action.remove} - members.keys()
    if missing or not members:
        raise InvalidInput.of_field(
            "action.add", say("Only members of this organization can be asked to assess."),
            "not_a_member",
        )  # fmt: skip
    return _command(
        ASSIGN,
        _assigning(action, members),
        {"add": _texts(action.add), "remove": _texts(action.remove)},
    )


def _assigning(action: AssignMany, members: Mapping[UUID, MemberRef]) -> Sentence:
    added = [members[user_id].full_name for user_id in action.add]
    removed = [members[user_id].full_name for user_id in action.remove]
    if added and removed:
        return say("Ask {added} to assess, release {removed}", added=added, removed=removed)
    if added:
        return say("Ask {added} to assess", added=added)
    return say("Release {removed}", removed=removed)


def _texts(ids: Sequence[UUID]) -> list[str]:
    return [str(one) for one in ids]


def _command(kind: str, title: Sentence, parameters: dict[str, Any]) -> StartOperation:
    return StartOperation(kind=kind, title=title, parameters=parameters)
