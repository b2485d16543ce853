"""Moving applications through their workflow."""

from dataclasses import dataclass, replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries, repository, rules
from rolecall.domains.applications.contracts import (
    STATUS_WORDS,
    AdvanceStage,
    ApplicationRow,
    ApplicationStatus,
    InvalidTransition,
    StageRef,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.events import StageChanged, TransitionUndone
from rolecall.domains.applications.service.following import refresh_directory
from rolecall.domains.applications.service.migrating import stage_by_now
from rolecall.domains.applications.service.promises import (
    deadline_on_entry,
    deadline_on_return,
    tell_of_alert,
)
from rolecall.domains.applications.service.workflow import (
    allowed_targets,
    stage_ref,
    stages,
    workflow_of,
)
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.api import Change
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, VersionMismatch
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class _Words:
    """Why a move is made, as people say it."""

    reason: str = ""
    reason_id: UUID | None = None
    note: str = ""


_NO_WORDS = _Words()


async def advance_stage(
    uow: UnitOfWork, actor: Actor, command: AdvanceStage
) -> tuple[ApplicationRow, Transition]:
    """Move an application to another stage of its workflow.

    Raises:
        NotFound: there is no such application in this organization.
        VersionMismatch: it changed since `expected_version` was read.
        InvalidInput: the workflow has no such stage.
        InvalidTransition: the workflow has no such move; carries the allowed targets.
    """
    policy.can_advance(actor).require()
    application = await repository.get_for_update(uow, command.application_id)
    if command.expected_version not in {None, application.version}:
        raise VersionMismatch(
            say(
                "This application is in {stage_name} now; someone moved it meanwhile. "
                "Reload and decide again.",
                stage_name=application.stage_name,
            ),
            headers={"ETag": f'"{application.version}"'},
            current_stage=application.stage_key,
        )
    target = rules.target_stage(
        await stages(uow, application),
        await allowed_targets(uow, application),
        application.stage,
        command.to_stage,
    )
    reason = command.reason
    if command.reason_id is not None:
        known = await jobs.rejection_reason(uow, command.reason_id)
        reason = reason or known.label
    words = _Words(reason, command.reason_id, command.note)
    return await _move(uow, actor, application, target, TransitionKind.MOVED, words)


async def reopen_application(
    uow: UnitOfWork, actor: Actor, application_id: UUID, reason: str
) -> tuple[ApplicationRow, Transition]:
    """Bring a rejected application back to the stage that it left.

    Raises:
        InvalidTransition: it is not rejected.
    """
    policy.can_reopen(actor).require()
    application = await repository.get_for_update(uow, application_id)
    newest = await queries.newest_decision(uow, application_id)
    workflow = await workflow_of(uow, application)
    left = rules.reopen_target(application.status, newest, allowed=workflow.may_reopen)
    if left is None or newest is None:
        raise InvalidTransition(
            say(
                "Only a rejected application can be reopened; this one is in {stage_name}.",
                stage_name=application.stage_name,
            ),
            current_stage=application.stage_key,
            allowed_targets=[stage.key for stage in await allowed_targets(uow, application)],
        )
    found = await stage_by_now(uow, workflow, application.job_id, left, newest.at)
    target = found or stage_ref(workflow.entry)
    return await _move(uow, actor, application, target, TransitionKind.REOPENED, _Words(reason))


async def undo_transition(
    uow: UnitOfWork, actor: Actor, application_id: UUID, transition_id: UUID
) -> tuple[ApplicationRow, Transition]:
    """Take the newest move back within its window; mails that wait because of it are recalled.

    Raises:
        Conflict: code `cannot_undo`, with the reason.
    """
    policy.can_advance(actor).require()
    application = await repository.get_for_update(uow, application_id)
    newest = await queries.newest_transition(uow, application_id)
    refusal = rules.undo_refusal(newest, transition_id, clock.now())
    if refusal or newest is None or newest.from_stage is None:
        raise Conflict(refusal or say("There is no move to undo."), code="cannot_undo")
    stage = (await workflow_of(uow, application)).find_stage(newest.from_stage.key)
    if stage is None:
        raise Conflict(
            say(
                "The job's workflow has changed, and “{from_stage}” is no longer in it. "
                "Move the application instead.",
                from_stage=newest.from_stage.name,
            ),
            code="cannot_undo",
        )
    moved = await _move(
        uow, actor, application, stage_ref(stage), TransitionKind.UNDONE, undoes=transition_id
    )
    uow.emit(
        TransitionUndone(
            application_id=application_id,
            job_id=application.job_id,
            undone_transition_id=transition_id,
            back_to_stage=newest.from_stage.key,
        )
    )
    return moved


async def withdraw_application(
    uow: UnitOfWork, actor: Actor, application_id: UUID, reason: str
) -> tuple[ApplicationRow, Transition]:
    """Withdraw, as the candidate or for them. The caller has made sure whose application it is.

    Raises:
        Conflict: code `already_decided`; it is hired, rejected or withdrawn.
    """
    application = await repository.get_for_update(uow, application_id)
    if application.status is not ApplicationStatus.ACTIVE:
        raise Conflict(
            say(
                "This application is {status} already and cannot be withdrawn.",
                status=STATUS_WORDS[application.status],
            ),
            code="already_decided",
        )
    withdrawn = (await workflow_of(uow, application)).withdrawn
    target = stage_ref(withdrawn)
    withdrawal = await _move(
        uow, actor, application, target, TransitionKind.WITHDRAWN, _Words(reason)
    )
    # Who withdraws looks at the own applications next; the handler would come too late for that.
    await refresh_directory(uow, application_id)
    return withdrawal


async def hire_by_acceptance(uow: UnitOfWork, actor: Actor, application_id: UUID) -> ApplicationRow:
    """Move an application to the hired stage because its candidate accepted an offer.

    The caller has made sure whose application it is, and holds the offer. Somebody who was hired
    by hand meanwhile stays hired, and no second opening is filled.

    Raises:
        NotHireable: it is rejected or withdrawn, or its workflow has no such move from its stage.
        Conflict: all openings are filled; code `no_opening_left`.
    """
    application = await repository.get_for_update(uow, application_id)
    if application.status is ApplicationStatus.HIRED:
        return application
    target = rules.hired_stage(
        application.status, await allowed_targets(uow, application), application.stage
    )
    hired, _ = await _move(uow, actor, application, target, TransitionKind.ACCEPTED)
    await refresh_directory(uow, application_id)
    return hired


async def require_hireable(uow: UnitOfWork, application_id: UUID) -> ApplicationRow:
    """Return an application, locked, from whose stage the workflow leads to a hire in one move.

    Raises:
        NotFound: there is no such application.
        NotHireable: it is decided, or its workflow has no such move from its stage.
    """
    application = await repository.get_for_update(uow, application_id)
    rules.hired_stage(
        application.status, await allowed_targets(uow, application), application.stage
    )
    return application


async def _move(
    uow: UnitOfWork,
    actor: Actor,
    application: ApplicationRow,
    target: StageRef,
    kind: TransitionKind,
    words: _Words = _NO_WORDS,
    *,
    undoes: UUID | None = None,
) -> tuple[ApplicationRow, Transition]:
    """Write stage, transition, audit entry and event; count openings."""
    if application.erased_at is not None:
        raise Conflict(
            say("This person was erased. The application is counted, and stays where it is."),
            code="candidate_erased",
        )
    moved = Transition(
        id=ids.uuid7(),
        application_id=application.id,
        kind=kind,
        from_stage=application.stage,
        to_stage=target,
        at=clock.now(),
        by_kind=actor.kind.value,
        by_id=actor.user_id,
        by_name=actor.name,
        reason=words.reason,
        note=words.note,
        undoes_id=undoes,
    )
    status = rules.status_of(target.kind)
    if kind is TransitionKind.UNDONE:
        deadline = await deadline_on_return(uow, application, target, moved.at)
    else:
        deadline = await deadline_on_entry(uow, application.job_id, target, moved.at)
    repository.write_move(uow, moved, status.value, deadline, words.reason_id)
    tell_of_alert(uow, application.id, moved.at, deadline)
    await _count_openings(uow, actor, application, target)
    audit.record(
        uow,
        actor,
        f"applications.{kind.value}",
        "application",
        application.id,
        say(
            "From {stage_name} to {target}.", stage_name=application.stage_name, target=target.name
        ),
        {"stage": Change(application.stage_key, target.key)},
    )
    uow.emit(_stage_changed(application, moved))
    after = replace(
        application,
        status=status,
        stage_key=target.key,
        stage_name=target.name,
        stage_kind=target.kind,
        stage_entered_at=moved.at,
        promised_from=deadline.promised_from,
        due_at=deadline.due_at,
        alert_step=deadline.alert_step,
        alert_at=deadline.alert_at,
        version=application.version + 1,
    )
    return after, moved


async def _count_openings(
    uow: UnitOfWork, actor: Actor, application: ApplicationRow, target: StageRef
) -> None:
    was_hired, is_hired = application.stage_kind == "hired", target.kind == "hired"
    if is_hired and not was_hired:
        await jobs.fill_opening(uow, actor, application.job_id)
    elif was_hired and not is_hired:
        await jobs.unfill_opening(uow, actor, application.job_id)


def _stage_changed(application: ApplicationRow, moved: Transition) -> StageChanged:
    return StageChanged(
        application_id=application.id,
        job_id=application.job_id,
        candidate_id=application.candidate_id,
        transition_id=moved.id,
        kind=moved.kind.value,
        from_stage=application.stage_key,
        from_kind=application.stage_kind,
        to_stage=moved.to_stage.key,
        to_kind=moved.to_stage.kind,
        to_name=moved.to_stage.name,
        by_user_id=moved.by_id,
        at=moved.at,
        undo_until=moved.undo_until,
    )
