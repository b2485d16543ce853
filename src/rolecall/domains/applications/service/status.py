"""The candidate's private view of one application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import (
    ApplicationRow,
    ApplicationStatus,
    TransitionKind,
)
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.applications.service.moving import withdraw_application
from rolecall.domains.applications.service.status_link import read_status_token
from rolecall.domains.applications.service.texting import TextOffer, note_own_consent, offer_of
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

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
    """What the candidate sees: no reasons, no notes, no names of people."""

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


async def open_status(db: Database, token: str) -> StatusView:
    """Return what a private link shows.

    Raises:
        NotFound: the link is not one of ours, or has been replaced by a newer one.
        Gone: it is too old.
    """
    async with opened_by_link(db, token) as (uow, application):
        return await _view(uow, application)


async def withdraw_by_link(db: Database, token: str, reason: str, ip: str) -> StatusView:
    """Withdraw the application that a private link belongs to.

    Raises:
        NotFound, Gone: as for `open_status`.
        Conflict: code `already_decided`.
    """
    async with opened_by_link(db, token) as (uow, application):
        name = application.candidate_name
        actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=ip)
        after, _ = await withdraw_application(uow, actor, application.id, reason)
        return await _view(uow, after)


async def choose_texts(db: Database, token: str, ip: str, *, given: bool) -> StatusView:
    """Agree to text messages, or take that back.

    Raises:
        NotFound, Gone: as for `open_status`.
        Conflict: texts are not offered, or the phone said STOP.
    """
    async with opened_by_link(db, token) as (uow, application):
        await note_own_consent(uow, application, ip, given=given)
        return await _view(uow, application)


@asynccontextmanager
async def opened_by_link(
    db: Database, token: str
) -> AsyncIterator[tuple[UnitOfWork, ApplicationRow]]:
    """Open a transaction of the organization that a private link names, with its application.

    Raises:
        NotFound, Gone: as for `open_status`.
    """
    org_id, application_id, nonce = read_status_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        application = await queries.find_application(uow, application_id)
        if application is None or application.link_nonce != nonce:
            raise NotFound(
                say("This link is not valid any more. The newest mail has the right one.")
            )
        yield uow, application


async def _view(uow: UnitOfWork, application: ApplicationRow) -> StatusView:
    history = await queries.list_transitions(uow, application.id)
    steps = [
        StatusStep(move.at, *plain_stage(move.to_stage.kind, application.locale))
        for move in history
        if not move.undone and move.kind not in _NOT_TOLD
    ]
    stage, sentence = plain_stage(application.stage_kind, application.locale)
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
    )
