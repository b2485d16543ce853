"""The use cases of saved views.

Guarantees: nobody sees another member's view that is not shared; a view is changed by its maker,
a shared one also by who administers the organization; no two shared views of one list, and no two
of one member, have the same name.
"""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.saved_views import policy, queries, repository
from rolecall.domains.saved_views.contracts import (
    MAX_VIEWS,
    ChangeView,
    NewView,
    SavedView,
    ViewPlace,
)
from rolecall.domains.saved_views.events import SavedViewChanged
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound, VersionMismatch
from rolecall.kernel.sentences import say


async def list_views(uow: UnitOfWork, actor: Actor, place: ViewPlace) -> list[SavedView]:
    """Return the shared views of a list and the actor's own, by name."""
    policy.can_use(actor, place).require()
    return await queries.list_views(uow, place, actor.user_id)


async def get_view(uow: UnitOfWork, actor: Actor, view_id: UUID) -> SavedView:
    """Return a view.

    Raises:
        NotFound: there is none that the actor sees.
    """
    view = await queries.find_view(uow, view_id, actor.user_id)
    if view is None or not policy.can_see(actor, view):
        raise NotFound(say("There is no such view. Whoever shared it may have taken it back."))
    return view


async def create_view(uow: UnitOfWork, actor: Actor, new: NewView) -> SavedView:
    """Keep a look at a list.

    Raises:
        Conflict: code `view_exists`; another view has this name.
        InvalidInput: the member keeps too many.
    """
    policy.can_use(actor, new.place).require()
    owner_id = _person(actor)
    if await queries.count_own(uow, new.place, owner_id) >= MAX_VIEWS:
        raise InvalidInput(
            say("You keep {max_views} views of this list. Remove one first.", max_views=MAX_VIEWS)
        )
    view = SavedView(
        id=ids.uuid7(),
        place=new.place,
        name=" ".join(new.name.split()),
        shown=new.shown,
        shared=new.shared,
        owner_id=owner_id,
        owner_name=actor.name,
        version=1,
    )
    await repository.insert_view(uow, view)
    _tell(uow, actor, view, "created")
    return view


async def change_view(uow: UnitOfWork, actor: Actor, command: ChangeView) -> SavedView:
    """Rename a view, share it, take it back, or change what it shows.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
        Conflict: code `view_exists`.
    """
    before = await _changeable(uow, actor, command.view_id, command.expected_version)
    changed = replace(
        before,
        name=before.name if command.name is None else " ".join(command.name.split()),
        shown=before.shown if command.shown is None else command.shown,
        shared=before.shared if command.shared is None else command.shared,
    )
    if changed == before:
        return before
    view = replace(changed, version=before.version + 1)
    await repository.update_view(uow, view)
    if before.shared and not view.shared:
        await repository.forget_defaults_of_others(uow, view.id, view.owner_id)
    _tell(uow, actor, view, "changed", was_shared=before.shared)
    return view


async def remove_view(
    uow: UnitOfWork, actor: Actor, view_id: UUID, expected_version: int | None
) -> None:
    """Forget a view.

    Raises:
        NotFound: there is none of this id that the actor sees.
        Forbidden: it is somebody else's.
        VersionMismatch: it changed since `expected_version` was read.
    """
    view = await _changeable(uow, actor, view_id, expected_version)
    await repository.delete_view(uow, view_id, view.version)
    _tell(uow, actor, view, "removed")


async def choose_default(
    uow: UnitOfWork, actor: Actor, place: ViewPlace, view_id: UUID | None
) -> None:
    """Let the actor's list open with a view, or (None) with none.

    Raises:
        NotFound: there is no such view of this list that the actor sees.
    """
    policy.can_use(actor, place).require()
    user_id = _person(actor)
    if view_id is not None and (await get_view(uow, actor, view_id)).place is not place:
        raise NotFound(say("There is no such view of this list."))
    await repository.set_default(uow, user_id, place, view_id)
    audit.record(
        uow, actor, "saved_views.default_chosen", "saved_view", view_id or user_id,
        say("Chose with which view a list opens."),
    )  # fmt: skip
    uow.emit(SavedViewChanged(view_id=view_id or user_id))


async def _changeable(
    uow: UnitOfWork, actor: Actor, view_id: UUID, expected_version: int | None
) -> SavedView:
    view = await get_view(uow, actor, view_id)
    policy.can_change(actor, view).require()
    if expected_version not in {None, view.version}:
        raise VersionMismatch(say("Somebody else changed this view meanwhile. Load it again."))
    return view


def _person(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Views belong to people; sign in as one."))
    return actor.user_id


def _tell(
    uow: UnitOfWork, actor: Actor, view: SavedView, verb: str, *, was_shared: bool = False
) -> None:
    """Record it; what somebody calls a view of their own is for nobody else to read."""
    if view.shared or was_shared:
        summary = {
            "created": say("Created the shared view “{view}”.", view=view.name),
            "changed": say("Changed the shared view “{view}”.", view=view.name),
            "removed": say("Removed the shared view “{view}”.", view=view.name),
        }[verb]
    else:
        summary = {
            "created": say("Created a view of their own."),
            "changed": say("Changed a view of their own."),
            "removed": say("Removed a view of their own."),
        }[verb]
    audit.record(uow, actor, f"saved_views.{verb}", "saved_view", view.id, summary)
    uow.emit(SavedViewChanged(view_id=view.id))
