"""Taking the actions of a run whose time has come."""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import (
    AdvanceStage,
    ApplicationRow,
    ApplicationStatus,
    InvalidTransition,
)
from rolecall.domains.audit import api as audit
from rolecall.domains.automation import queries, repository
from rolecall.domains.automation.contracts import (
    Action,
    ActionKind,
    Condition,
    Outcome,
    Reason,
    Run,
    RunState,
)
from rolecall.domains.automation.events import CandidateMailDue, ReminderDue, RunChanged
from rolecall.domains.automation.rules.matching import Standing, refusal
from rolecall.domains.automation.service.facts import facts_of
from rolecall.domains.automation.service.mailing import words_of
from rolecall.domains.automation.service.times import TimeWanted, ask_for_time
from rolecall.domains.automation.service.triggering import has_move
from rolecall.domains.candidates import api as candidates
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job, TeamRole
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import NOTHING, Sentence, say

_A_DAY = timedelta(days=1)
_CALLED = {
    TeamRole.RECRUITER: say("recruiters"),
    TeamRole.HIRING_MANAGER: say("hiring managers"),
    TeamRole.INTERVIEWER: say("interviewers"),
}


async def run_due(uow: UnitOfWork, run_id: UUID) -> None:
    """Act, or keep why nothing was done; a run that has ended does nothing again."""
    run, trigger, conditions = await repository.get_run_for_update(uow, run_id)
    if run.state is not RunState.WAITING or run.due_at > clock.now():
        return
    application = await applications.lock_application(uow, run.application_id)
    standing = await _standing(uow, run, application, conditions)
    reason = refusal(trigger, conditions, standing, moves=has_move(run))
    if reason is not None:
        await repository.finish_run(uow, run.id, RunState.SKIPPED, at=clock.now(), reason=reason)
        _tell(uow, run)
        return
    job = await jobs.get_job(uow, application.job_id)
    actor = system_actor(uow.org_id, f"Automation: {run.rule_name}")
    outcomes = [
        await _act(uow, actor, run, number, action, application, job)
        for number, action in enumerate(run.actions)
    ]
    moved = any(one.kind == ActionKind.MOVE and one.reason is None for one in outcomes)
    await repository.finish_run(
        uow, run.id, RunState.DONE, at=clock.now(), outcomes=outcomes, moved=moved
    )
    audit.record(
        uow,
        actor,
        "automation.ran",
        "application",
        application.id,
        say(
            "The rule “{rule}” ran: {done:;}.",
            rule=run.rule_name,
            done=[one.summary for one in outcomes],
        ),
    )
    _tell(uow, run)


async def _standing(
    uow: UnitOfWork, run: Run, application: ApplicationRow, conditions: tuple[Condition, ...]
) -> Standing:
    rule = await queries.find_rule(uow, run.rule_id)
    stay = await applications.current_stay(uow, application.id)
    promises = await jobs.promises_of_job(uow, application.job_id)
    return Standing(
        rule_active=rule is not None and rule.active,
        still_there=stay is not None and stay.id == run.entry_id,
        undone=await applications.is_undone(uow, run.entry_id),
        decided=application.status is not ApplicationStatus.ACTIVE,
        job_running=promises.running,
        recent_moves=await queries.count_moves(uow, application.id, clock.now() - _A_DAY),
        facts=await facts_of(uow, application, conditions),
    )


async def _act(
    uow: UnitOfWork,
    actor: Actor,
    run: Run,
    number: int,
    action: Action,
    application: ApplicationRow,
    job: Job,
) -> Outcome:
    match action.kind:
        case ActionKind.MOVE:
            return await _move(uow, actor, action, application)
        case ActionKind.TAG:
            await candidates.tag_candidate(uow, actor, application.candidate_id, action.text)
            return Outcome(action.kind, say("tagged “{tag}”", tag=action.text))
        case ActionKind.MAIL:
            return await _mail(uow, run, number, action, application)
        case ActionKind.ASK_FOR_TIME:
            return await _ask_for_time(uow, actor, action, application, job)
        case ActionKind.ASK_FEEDBACK | ActionKind.REMIND:
            return await _tell_team(uow, actor, run, number, action, application, job)


async def _move(
    uow: UnitOfWork, actor: Actor, action: Action, application: ApplicationRow
) -> Outcome:
    command = AdvanceStage(
        application_id=application.id, to_stage=action.stage_key, reason=actor.name
    )
    try:
        moved, _ = await applications.advance_stage(uow, actor, command)
    except (InvalidTransition, InvalidInput):
        return Outcome(
            action.kind, say("no move to {stage}", stage=action.stage_key), Reason.NO_SUCH_MOVE
        )
    return Outcome(action.kind, say("moved to {stage}", stage=moved.stage_name))


async def _mail(
    uow: UnitOfWork, run: Run, number: int, action: Action, application: ApplicationRow
) -> Outcome:
    if not application.candidate_email:
        return Outcome(action.kind, say("no mail"), Reason.NO_ADDRESS)
    mail = await words_of(uow, action, application.locale)
    if mail is None:
        return Outcome(
            action.kind, say("no mail “{subject}”", subject=action.subject), Reason.NO_MESSAGE
        )
    uow.emit(
        CandidateMailDue(
            run_id=run.id,
            number=number,
            application_id=application.id,
            subject=mail.wording.subject,
            text=mail.wording.body,
            whole=mail.whole,
            files=tuple(one.file_id for one in mail.attachments if one.file_id is not None),
            at=clock.now(),
        )
    )
    return Outcome(action.kind, say("sent “{subject}”", subject=action.subject))


async def _tell_team(
    uow: UnitOfWork,
    actor: Actor,
    run: Run,
    number: int,
    action: Action,
    application: ApplicationRow,
    job: Job,
) -> Outcome:
    people, whom = _of_team(job, action)
    if not people:
        return Outcome(action.kind, say("no {role} to tell", role=whom), Reason.NOBODY)
    if action.kind is ActionKind.REMIND:
        uow.emit(
            ReminderDue(
                run_id=run.id,
                number=number,
                application_id=application.id,
                user_ids=people,
                text=action.text,
            )
        )
        return Outcome(action.kind, say("reminded the {role}: {text}", role=whom, text=action.text))
    await applications.ask_to_assess(uow, actor, application.id, people)
    return Outcome(action.kind, say("asked the {role} for feedback", role=whom))


async def _ask_for_time(
    uow: UnitOfWork, actor: Actor, action: Action, application: ApplicationRow, job: Job
) -> Outcome:
    nothing = say("no time asked for “{interview}”", interview=action.subject)
    people, _ = _of_team(job, action)
    if not people:
        return Outcome(action.kind, nothing, Reason.NOBODY)
    if not application.candidate_email:
        return Outcome(action.kind, nothing, Reason.NO_ADDRESS)
    if action.kit_id is None:
        return Outcome(action.kind, nothing, Reason.NO_KIT)
    wanted = TimeWanted(application_id=application.id, kit_id=action.kit_id, user_ids=people)
    reason = await ask_for_time(uow, actor, wanted)
    if reason is not None:
        return Outcome(action.kind, nothing, reason)
    return Outcome(
        action.kind,
        say("asked the candidate to choose a time for “{interview}”", interview=action.subject),
    )


def _of_team(job: Job, action: Action) -> tuple[tuple[UUID, ...], Sentence]:
    """Return whom of the hiring team an action is about, and what they are called together."""
    people = tuple(member.user_id for member in job.hiring_team if member.role is action.team_role)
    return people, NOTHING if action.team_role is None else _CALLED[action.team_role]


def _tell(uow: UnitOfWork, run: Run) -> None:
    uow.emit(RunChanged(application_id=run.application_id, run_id=run.id, rule_id=run.rule_id))
