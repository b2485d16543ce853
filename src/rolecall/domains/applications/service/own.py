"""Applications of a login's own, in whichever organization."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import ApplicationRow, MyApplication
from rolecall.domains.identity import api as identity
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant


async def find_own(db: Database, actor: Actor, application_id: UUID) -> MyApplication:
    """Return an application that was made with the address that the login has proved.

    Raises:
        NotFound: there is none of theirs.
    """
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        found = await queries.find_mine(uow, normalise_email(actor.email), application_id)
    if found is None:
        raise NotFound(say("There is no such application of yours."))
    return found


async def has_proved_address(db: Database, actor: Actor) -> bool:
    """Tell whether a login has read mail at its address."""
    async with db.transaction(Tenant(PLATFORM_ORG, actor.user_id)) as uow:
        user = await identity.get_user(uow, actor.user_id) if actor.user_id else None
    return user is not None and user.email_verified


@asynccontextmanager
async def opened_by_login(
    db: Database, actor: Actor, application_id: UUID
) -> AsyncIterator[tuple[UnitOfWork, ApplicationRow]]:
    """Open a transaction of the organization of one's own application, with the application.

    It is to who is signed in what `opened_by_link` is to who holds the private link.

    Raises:
        NotFound: there is none of theirs.
    """
    mine = await find_own(db, actor, application_id)
    async with db.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        application = await queries.find_application(uow, application_id)
        if application is None:
            raise NotFound(say("There is no such application of yours."))
        yield uow, application
