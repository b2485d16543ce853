"""A login's own alerts, saved jobs and choices, in every organization.

Guarantees: all of it belongs to the address that the login has proved; what is changed is changed
under the organization that it belongs to.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import OwnApplication
from rolecall.domains.identity import api as identity
from rolecall.domains.job_alerts import policy, queries, repository
from rolecall.domains.job_alerts.contracts import (
    MAX_SAVED,
    ChangeAlert,
    JobAlert,
    MailChoice,
    OwnAlert,
    SavedJob,
)
from rolecall.domains.job_alerts.service.changing import change_alert, remove_alert
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import OncePublished
from rolecall.domains.messaging import api as messaging
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


async def list_own(uow: UnitOfWork, actor: Actor, page: PageRequest) -> Page[OwnAlert]:
    """Return the confirmed alerts of the login's proved address, newest first."""
    found = await queries.list_own(uow, normalise_email(actor.email), page)
    named = await identity.organizations_by_ids(uow, {one.org_id for one in found.items})
    return found.map(lambda one: OwnAlert(one, named[one.org_id]))


async def change_own(db: Database, actor: Actor, change: ChangeAlert) -> OwnAlert:
    """Change an alert of one's own.

    Raises:
        NotFound: there is none of theirs.
    """
    org_id = await _organization_of(db, actor, change.alert_id)
    async with db.transaction(Tenant(org_id, actor.user_id)) as uow:
        alert = await change_alert(uow, change, actor=actor)
        return OwnAlert(alert, await identity.get_organization(uow))


async def remove_own(db: Database, actor: Actor, alert_id: UUID) -> None:
    """Remove an alert of one's own.

    Raises:
        NotFound: there is none of theirs.
    """
    org_id = await _organization_of(db, actor, alert_id)
    async with db.transaction(Tenant(org_id, actor.user_id)) as uow:
        alert = await queries.find_alert(uow, alert_id, lock=True)
        if alert is None:
            raise _no_such_alert()
        await remove_alert(uow, alert, actor=actor)


async def list_saved(uow: UnitOfWork, actor: Actor, page: PageRequest) -> Page[SavedJob]:
    """Return the jobs that the login keeps, newest first, with what became of them."""
    address = normalise_email(actor.email)
    kept = await queries.list_saved(uow, address, page)
    job_ids = [job_id for job_id, _ in kept.items]
    known = await jobs.jobs_once_published(uow, job_ids)
    at = {one.org_id for one in known.values()}
    applied = await applications.list_own_of_organizations(uow, address, at)
    return kept.map(lambda one: _saved(known[one[0]], one[1], applied))


def _saved(
    job: OncePublished,
    saved_at: datetime,
    applied: Mapping[UUID, Mapping[UUID, Sequence[OwnApplication]]],
) -> SavedJob:
    there = applied.get(job.org_id)
    own = there.get(job.id, ()) if there else ()
    is_free = applications.may_apply(job.reapply_policy, [one.status for one in own])
    return SavedJob(
        job=job,
        saved_at=saved_at,
        application=own[-1] if own else None,
        may_reapply=there is not None and job.is_open and is_free,
    )


async def save(db: Database, actor: Actor, job_id: UUID) -> None:
    """Keep a job; that it is kept already is no error.

    Raises:
        NotFound: no such job is, or was, on pages that are shown.
        Forbidden: the login's address is not proved.
        Conflict: code `too_many_saved_jobs`.
    """
    org_id = await jobs.organization_of_public_job(db, job_id)
    address = normalise_email(actor.email)
    async with db.transaction(Tenant(org_id, actor.user_id)) as uow:
        await _require_verified(uow, actor)
        if await queries.count_saved(uow, address) >= MAX_SAVED:
            raise Conflict(
                say("You have saved {most} jobs. Remove one first.", most=MAX_SAVED),
                code="too_many_saved_jobs",
            )
        await repository.save_job(uow, address, job_id, clock.now())


async def forget(db: Database, actor: Actor, job_id: UUID) -> None:
    """Keep a job no more.

    Raises:
        NotFound: it is not kept, or not any more.
    """
    address = normalise_email(actor.email)
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        org_id = await queries.organization_of_saved(uow, address, job_id)
    if org_id is None:
        raise NotFound(say("You have not saved this job."))
    async with db.transaction(Tenant(org_id, actor.user_id)) as uow:
        await repository.forget_job(uow, address, job_id)


async def list_choices(uow: UnitOfWork, actor: Actor) -> list[MailChoice]:
    """Return, for each organization that the login has to do with, which mails it gets there."""
    address = normalise_email(actor.email)
    applied = await applications.list_employers_of(uow, address)
    alerts = await queries.count_own(uow, address)
    refused = await messaging.list_own_unsubscribed(uow, address)
    named = await identity.organizations_by_ids(uow, {*applied, *alerts, *refused})
    choices = [
        MailChoice(
            organization=organization,
            outreach=org_id not in refused,
            alerts=alerts.get(org_id, 0),
            applications=applied.get(org_id, 0),
        )
        for org_id, organization in named.items()
    ]
    return sorted(choices, key=lambda one: (one.organization.name.casefold(), one.organization.id))


async def choose(db: Database, actor: Actor, organization_id: UUID, *, outreach: bool) -> None:
    """Let mails about no application come from an organization, or end them.

    Raises:
        NotFound: the login has nothing to do with it.
        Forbidden: the login's address is not proved.
    """
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        known = {one.organization.id for one in await list_choices(uow, actor)}
    if organization_id not in known:
        raise NotFound(say("There is no such organization."))
    async with db.transaction(Tenant(organization_id, actor.user_id)) as uow:
        await _require_verified(uow, actor)
        await messaging.choose_outreach(uow, actor, actor.email, wanted=outreach)


async def _require_verified(uow: UnitOfWork, actor: Actor) -> None:
    user = await identity.get_user(uow, actor.user_id) if actor.user_id else None
    policy.can_keep(is_verified=user is not None and user.email_verified).require()


async def _organization_of(db: Database, actor: Actor, alert_id: UUID) -> UUID:
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        found: JobAlert | None = await queries.find_own(uow, normalise_email(actor.email), alert_id)
    if found is None:
        raise _no_such_alert()
    return found.org_id


def _no_such_alert() -> NotFound:
    return NotFound(say("There is no such alert of yours."))
