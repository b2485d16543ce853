"""What the holder of a private link can do: read, withdraw, choose about text messages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.moving import withdraw_application
from rolecall.domains.applications.service.status_link import read_status_token
from rolecall.domains.applications.service.status_view import StatusView, view_status
from rolecall.domains.applications.service.texting import note_own_consent
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant


async def open_status(db: Database, token: str) -> StatusView:
    """Return what a private link shows.

    Raises:
        NotFound: the link is not one of ours, or has been replaced by a newer one.
        Gone: it is too old.
    """
    async with opened_by_link(db, token) as (uow, application):
        return await view_status(uow, application)


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
        return await view_status(uow, after)


async def choose_texts(db: Database, token: str, ip: str, *, given: bool) -> StatusView:
    """Agree to text messages, or take that back.

    Raises:
        NotFound, Gone: as for `open_status`.
        Conflict: texts are not offered, or the phone said STOP.
    """
    async with opened_by_link(db, token) as (uow, application):
        await note_own_consent(uow, application, ip, given=given)
        return await view_status(uow, application)


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
