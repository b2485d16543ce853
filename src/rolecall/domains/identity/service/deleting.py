"""Deleting a login.

Guarantees: it happens whole or not at all, in one transaction under the lock of the login's row; a
second deletion finds nothing to do. A member of an organization cannot go: who administers, is on a
hiring team or holds interviews is taken out of these by the end of the membership. Sessions with
their tokens, mailed links, passkeys and devices are gone with the commit. The row stays as an id
without an address, so that nothing points nowhere; its name stays where an organization shows it
beside what was done there, and goes where none does. The address can be registered anew.
"""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor, Role
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    AccountDeletion,
    MembershipHeld,
    UserStatus,
)
from rolecall.domains.identity.events import LoginDeleted
from rolecall.domains.identity.queries import members as member_queries
from rolecall.domains.identity.queries import users as queries
from rolecall.domains.identity.repository import leaving as repository
from rolecall.domains.identity.repository import members as member_repository
from rolecall.domains.identity.repository import users as user_repository
from rolecall.domains.identity.service.confirming import require_recent_proof
from rolecall.domains.identity.service.sessions import forget, login_of
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import PLATFORM, PLATFORM_ORG, Tenant

_OPERATOR = "Operator"


async def look_at_deletion(db: Database, actor: Actor) -> AccountDeletion:
    """Return what keeps the login from being deleted, and what would stay of it."""
    user_id, _ = login_of(actor)
    async with db.transaction(Tenant(PLATFORM_ORG, user_id)) as uow:
        held = await member_queries.list_memberships(uow, user_id)
        keeps_name = await repository.was_member(uow, user_id)
    found: list[MembershipHeld] = []
    for one in held:
        administers = one.role is Role.ORGANIZATION_ADMIN and not one.has_own_role
        last = False
        if administers:
            async with db.transaction(Tenant(one.organization.id, user_id)) as uow:
                last = await member_repository.count_with_role(uow, Role.ORGANIZATION_ADMIN) <= 1
        found.append(MembershipHeld(one.organization.id, one.organization.name, last))
    return AccountDeletion(found, keeps_name)


async def delete_own_account(db: Database, actor: Actor) -> None:
    """Delete the login of whoever asks.

    Raises:
        Forbidden: the last proof to be there is too long ago; code `confirmation_needed`.
        Conflict: it is a member of an organization; code `still_a_member`.
    """
    user_id, _ = login_of(actor)
    async with db.transaction(Tenant(PLATFORM_ORG, user_id)) as uow:
        row = await user_repository.lock_user(uow, user_id)
        # Asked twice at one moment: the second finds it done.
        if row is None or row["status"] == UserStatus.DELETED.value:
            return
        await require_recent_proof(uow, actor)
        await _delete(uow, actor, row)


async def delete_account_of(db: Database, email: str) -> None:
    """Delete the login with an address, for an operator whom its owner asked.

    Raises:
        NotFound: no login has this address.
        Conflict: it is a member of an organization; code `still_a_member`.
    """
    async with db.transaction(PLATFORM) as uow:
        user = await queries.find_by_email(uow, email)
    if user is None:
        raise NotFound(say("No account has this e-mail address."))
    async with db.transaction(Tenant(PLATFORM_ORG, user.id)) as uow:
        row = await user_repository.lock_user(uow, user.id)
        if row is not None and row["status"] != UserStatus.DELETED.value:
            await _delete(uow, system_actor(PLATFORM_ORG, _OPERATOR), row)


async def _delete(uow: UnitOfWork, actor: Actor, row: Row) -> None:
    user_id: UUID = row["id"]
    # Read after the lock: whoever joins holds the row, too, until they have joined.
    held = await member_queries.list_memberships(uow, user_id)
    if held:
        raise _still_a_member([one.organization.name for one in held])
    keeps_name = await repository.was_member(uow, user_id)
    await repository.delete_ways_in(uow, user_id)
    await repository.empty_user(uow, user_id, keeps_name=keeps_name)
    audit.record(
        uow,
        actor,
        "identity.account_deleted",
        "user",
        user_id,
        say("Deleted the account."),
    )
    uow.emit(
        LoginDeleted(
            user_id=user_id,
            email=row["email"],
            locale=row["locale"],
            time_zone=row["time_zone"],
            deleted_at=clock.now(),
        )
    )
    forget(uow, user_id=user_id)


def _still_a_member(names: Sequence[str]) -> Conflict:
    return Conflict(
        say(
            "You are still a member of {names}. Ask an administrator there to remove you; if you "
            "are the last one, make somebody else an administrator first.",
            names=", ".join(names),
        ),
        code="still_a_member",
    )
