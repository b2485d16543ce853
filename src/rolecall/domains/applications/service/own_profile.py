"""The profile of who is signed in, as an employer of theirs has it, and correcting it.

Guarantees: it is found by an application that was made with the address that the login has proved,
and shows of résumés those that came with such applications; profiles themselves keep what people
did apart from what is read.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import queries
from rolecall.domains.applications.service.own import opened_by_login
from rolecall.domains.profiles import api as profiles
from rolecall.domains.profiles.contracts import AddItem, EditItem, Owner, Profile, RemoveItem
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.email_addresses import normalise_email


async def view_own(db: Database, actor: Actor, application_id: UUID) -> Profile:
    """Return what was read in one's résumés, and what one made of it.

    Raises:
        NotFound: it is no application of theirs.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        return await profiles.view_own_profile(uow, owner)


async def add_own(db: Database, actor: Actor, application_id: UUID, command: AddItem) -> UUID:
    """Add an item; returns the change, by which it is undone.

    Raises:
        NotFound: it is no application of theirs.
        InvalidInput: as for `profiles.add_item`.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        return (await profiles.add_item(uow, actor, owner.candidate_id, command, owner)).change.id


async def edit_own(db: Database, actor: Actor, application_id: UUID, command: EditItem) -> UUID:
    """Correct an item; returns the change.

    Raises:
        NotFound: it is no application of theirs, or no item that they see.
        InvalidInput, VersionMismatch: as for `profiles.edit_item`.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        return (await profiles.edit_item(uow, actor, owner.candidate_id, command, owner)).change.id


async def remove_own(db: Database, actor: Actor, application_id: UUID, command: RemoveItem) -> UUID:
    """Take an item off; returns the change.

    Raises:
        NotFound, VersionMismatch: as for `edit_own`.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        removed = await profiles.remove_item(uow, actor, owner.candidate_id, command, owner)
        return removed.change.id


async def restore_own(db: Database, actor: Actor, application_id: UUID, item_id: UUID) -> UUID:
    """Bring back what one took off; returns the change.

    Raises:
        NotFound: it is no application of theirs, or nothing that they took off.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        back = await profiles.restore_item(uow, actor, owner.candidate_id, item_id, owner)
        return back.change.id


async def undo_own(db: Database, actor: Actor, application_id: UUID, change_id: UUID) -> UUID:
    """Undo a change that one made; returns the change that undid it.

    Raises:
        NotFound: it is no application of theirs, or no change of theirs.
        Conflict: as for `profiles.undo_change`.
    """
    async with _opened(db, actor, application_id) as (uow, owner):
        undone = await profiles.undo_change(uow, actor, owner.candidate_id, change_id, owner)
        return undone.change.id


@asynccontextmanager
async def _opened(
    db: Database, actor: Actor, application_id: UUID
) -> AsyncIterator[tuple[UnitOfWork, Owner]]:
    async with opened_by_login(db, actor, application_id) as (uow, application):
        proved = normalise_email(actor.email)
        about = await queries.ids_of_candidate(uow, application.candidate_id)
        found = await queries.find_applications(uow, about)
        own = {one.id for one in found if normalise_email(one.candidate_email) == proved}
        yield uow, Owner(application.candidate_id, frozenset(own))
