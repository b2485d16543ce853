"""The candidate's view of one application, for the private page and the portal alike.

Guarantees: it says nothing that the organization keeps to itself: no reasons, no notes, no mail
that has not left, and of the team what the organization chose to tell.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import (
    ApplicationRow,
    ApplicationStatus,
    CandidateMessage,
    CandidateTask,
    Decider,
    PromisedNews,
    TransitionKind,
)
from rolecall.domains.applications.rules.candidate_messages import as_candidate_reads
from rolecall.domains.applications.rules.deciders import deciding
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.applications.service.file_access import RECORD_TYPE
from rolecall.domains.applications.service.texting import TextOffer, offer_of
from rolecall.domains.applications.service.waiting import list_tasks
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus, OrganizationSettings, ShownDecider
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import RecordRef
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

_NOT_TOLD = frozenset({TransitionKind.UNDONE, TransitionKind.MIGRATED})
"""A move that was taken back never happened, as far as the candidate is concerned, and how the
team names its stages is the team's affair."""


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One step of the history, as the candidate reads it."""

    at: datetime
    stage: str
    sentence: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """What the candidate sees: no reasons, no notes; names as the organization tells them.

    `decider` and `promise` are None where nothing is told, and once it is decided.
    """

    org_id: UUID
    application_id: UUID
    job_id: UUID
    job_title: str
    candidate_name: str
    locale: str
    status: ApplicationStatus
    stage_kind: str
    stage: str
    sentence: str
    applied_at: datetime
    can_withdraw: bool
    steps: tuple[StatusStep, ...]
    texts: TextOffer | None = None
    """About text messages, None where the organization sends none."""
    decider: Decider | None = None
    promise: PromisedNews | None = None
    tasks: tuple[CandidateTask, ...] = ()
    documents: tuple[str, ...] = ()
    """Names of the files that came with the application; later ones stand with a message."""
    asks_about_you: bool = False
    """Whether the organization asks voluntary questions about oneself."""
    messages: tuple[CandidateMessage, ...] = ()
    has_earlier_messages: bool = False


async def view_status(uow: UnitOfWork, application: ApplicationRow, locale: str = "") -> StatusView:
    """Return what its candidate sees of an application; stages are in `locale`.

    Without one, they are in the language of the application.
    """
    language = locale or application.locale
    history = await queries.list_transitions(uow, application.id)
    steps = [
        StatusStep(move.at, *plain_stage(move.to_stage.kind, language))
        for move in history
        if not move.undone and move.kind not in _NOT_TOLD
    ]
    stage, sentence = plain_stage(application.stage_kind, language)
    settings = await identity.get_settings(uow)
    conversation = await messaging.read_conversation(
        uow, [RecordRef("application", application.id)], application.candidate_email
    )
    return StatusView(
        org_id=uow.org_id,
        application_id=application.id,
        job_id=application.job_id,
        job_title=application.job_title,
        candidate_name=application.candidate_name,
        locale=application.locale,
        status=application.status,
        stage_kind=application.stage_kind,
        stage=stage,
        sentence=sentence,
        applied_at=application.applied_at,
        can_withdraw=application.status is ApplicationStatus.ACTIVE,
        steps=tuple(steps),
        texts=await offer_of(uow, application),
        decider=await _decider(uow, application, settings.shown_decider),
        promise=await _promise(uow, application, settings),
        tasks=tuple(await list_tasks(uow, application.id)),
        documents=await _documents(uow, application),
        asks_about_you=settings.asks_self_identification,
        messages=as_candidate_reads(conversation.items),
        has_earlier_messages=conversation.has_earlier,
    )


async def _documents(uow: UnitOfWork, application: ApplicationRow) -> tuple[str, ...]:
    attached = await files.list_attached(uow, RECORD_TYPE, application.id)
    answered = await queries.answers_of(uow, [application.id])
    sent = {one for one in answered.get(application.id, {}).values() if isinstance(one, str)}
    return tuple(
        one.filename
        for one in attached
        # An answer that is a file is its id. What came along beside it, with a mail for instance,
        # was there before the application was; later files came with a message.
        if one.id == application.resume_file_id
        or str(one.id) in sent
        or (one.uploaded_by is None and one.created_at <= application.applied_at)
    )


async def _decider(
    uow: UnitOfWork, application: ApplicationRow, shown: ShownDecider
) -> Decider | None:
    if shown is ShownDecider.NOBODY or application.status is not ApplicationStatus.ACTIVE:
        return None
    team = (await jobs.get_job(uow, application.job_id)).hiring_team
    wanted = {one.user_id for one in team}
    members = await identity.get_members_by_ids(uow, wanted) if wanted else {}
    active = {key for key, one in members.items() if one.status is MemberStatus.ACTIVE}
    role, people = deciding(team, active)
    if shown is ShownDecider.ROLE:
        return Decider(role)
    return Decider(role, tuple(members[one].full_name for one in people))


async def _promise(
    uow: UnitOfWork, application: ApplicationRow, settings: OrganizationSettings
) -> PromisedNews | None:
    due_at = application.due_at
    if due_at is None or not settings.shows_promised_date:
        return None
    if application.status is not ApplicationStatus.ACTIVE:
        return None
    calendar = await identity.working_calendar(uow)
    return PromisedNews(calendar.last_day(due_at), is_past=due_at <= clock.now())
