"""The profile of a candidate, as an employer of theirs has it, corrected by themself.

Guarantees: it is found by an application: one that was made with the address that the login has
proved, or the one whose private link somebody holds. Of résumés it shows those that came with such
applications, with a link those of that one alone; profiles themselves keep what people did apart
from what is read. What a link is used for is limited in number.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.own import opened_by_login
from rolecall.domains.applications.service.status import opened_by_link
from rolecall.domains.profiles import api as profiles
from rolecall.domains.profiles.contracts import AddItem, EditItem, Owner, Profile, RemoveItem
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.sentences import say

CHANGES_BY_LINK = Rate("applications.profile_changes_by_link", 100, 3_600)


@dataclass(frozen=True, slots=True)
class ByLogin:
    """Who is signed in, and made the application with the address that they proved."""

    actor: Actor
    application_id: UUID


@dataclass(frozen=True, slots=True)
class ByLink:
    """Whoever holds the private link of an application, and from where they come."""

    token: str
    ip: str


Door = ByLogin | ByLink
"""By what somebody gets at a profile. What is none of theirs is `NotFound`, for all that follows;
with a link also `Gone`, once it is too old."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A person before their profile, in a transaction of the organization that has it."""

    uow: UnitOfWork
    actor: Actor
    owner: Owner
    application: ApplicationRow


@asynccontextmanager
async def opened(db: Database, door: Door) -> AsyncIterator[Opened]:
    """Open a transaction before a profile.

    Raises:
        NotFound, Gone: the door leads to none.
    """
    if isinstance(door, ByLink):
        async with opened_by_link(db, door.token) as (uow, application):
            name = application.candidate_name
            actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=door.ip)
            owner = Owner(application.candidate_id, frozenset({application.id}))
            yield Opened(uow, actor, owner, application)
        return
    async with opened_by_login(db, door.actor, door.application_id) as (uow, application):
        proved = normalise_email(door.actor.email)
        about = await queries.ids_of_candidate(uow, application.candidate_id)
        found = await queries.find_applications(uow, about)
        own = {one.id for one in found if normalise_email(one.candidate_email) == proved}
        yield Opened(uow, door.actor, Owner(application.candidate_id, frozenset(own)), application)


async def count_change_by_link(db: Database, token: str) -> None:
    """Count a change by a private link.

    Raises:
        NotFound, Gone: as for `opened_by_link`.
        TooManyRequests: there were many within an hour.
    """
    async with opened_by_link(db, token) as (_, application):
        pass
    await limiter_of(db.runtime).require(
        CHANGES_BY_LINK,
        str(application.id),
        detail=say("You have changed much within an hour. Try again in a while."),
    )


async def view_own(db: Database, door: Door) -> Profile:
    """Return what was read in one's résumés, and what one made of it."""
    async with opened(db, door) as it:
        return await profiles.view_own_profile(it.uow, it.owner)


async def add_own(db: Database, door: Door, command: AddItem) -> UUID:
    """Add an item; returns the change, by which it is undone.

    Raises:
        InvalidInput: as for `profiles.add_item`.
    """
    async with opened(db, door) as it:
        made = await profiles.add_item(it.uow, it.actor, it.owner.candidate_id, command, it.owner)
        return made.change.id


async def edit_own(db: Database, door: Door, command: EditItem) -> UUID:
    """Correct an item; returns the change.

    Raises:
        NotFound: it is no item that they see.
        InvalidInput, VersionMismatch: as for `profiles.edit_item`.
    """
    async with opened(db, door) as it:
        made = await profiles.edit_item(it.uow, it.actor, it.owner.candidate_id, command, it.owner)
        return made.change.id


async def remove_own(db: Database, door: Door, command: RemoveItem) -> UUID:
    """Take an item off; returns the change.

    Raises:
        NotFound, VersionMismatch: as for `edit_own`.
    """
    async with opened(db, door) as it:
        made = await profiles.remove_item(
            it.uow, it.actor, it.owner.candidate_id, command, it.owner
        )
        return made.change.id


async def restore_own(db: Database, door: Door, item_id: UUID) -> UUID:
    """Bring back what one took off; returns the change.

    Raises:
        NotFound: it is nothing that they took off.
    """
    async with opened(db, door) as it:
        made = await profiles.restore_item(
            it.uow, it.actor, it.owner.candidate_id, item_id, it.owner
        )
        return made.change.id


async def undo_own(db: Database, door: Door, change_id: UUID) -> UUID:
    """Undo a change that one made; returns the change that undid it.

    Raises:
        NotFound: it is no change of theirs.
        Conflict: as for `profiles.undo_change`.
    """
    async with opened(db, door) as it:
        made = await profiles.undo_change(
            it.uow, it.actor, it.owner.candidate_id, change_id, it.owner
        )
        return made.change.id
