"""`/api/v1/applications/mine/{application_id}/profile`: what was read of oneself, corrected."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.schemas.own_profile import (
    MyChangeOut,
    MyProfileEditedOut,
    MyProfileItemIn,
    MyProfileItemPatch,
    MyProfileOut,
)
from rolecall.domains.applications.service import own_profile
from rolecall.domains.applications.service.own_profile import ByLogin
from rolecall.domains.profiles.contracts import RemoveItem
from rolecall.infra.db import Database
from rolecall.infra.http import ActorDep, DatabaseDep, IfMatch, Router, account

router = Router(prefix="/applications/mine/{application_id}/profile", tags=["my applications"])
_OWN = account(transaction=False)


@router.get("", **_OWN)
async def get_my_profile(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyProfileOut:
    """Return what the employer read in one's résumés."""
    return MyProfileOut.of(await own_profile.view_own(db, ByLogin(actor, application_id)))


@router.post("/items", status_code=201, **_OWN)
async def add_my_profile_item(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyProfileItemIn
) -> MyProfileEditedOut:
    """Add what was not read."""
    made = await own_profile.add_own(db, ByLogin(actor, application_id), body.command())
    return await _edited(db, actor, application_id, made)


@router.patch("/items/{my_profile_item_id}", **_OWN)
async def edit_my_profile_item(
    db: DatabaseDep,
    actor: ActorDep,
    application_id: UUID,
    my_profile_item_id: UUID,
    body: MyProfileItemPatch,
    if_match: IfMatch,
) -> MyProfileEditedOut:
    """Correct what was read; no later reading writes over it."""
    command = body.command(my_profile_item_id, if_match)
    made = await own_profile.edit_own(db, ByLogin(actor, application_id), command)
    return await _edited(db, actor, application_id, made)


@router.delete("/items/{my_profile_item_id}", **_OWN)
async def remove_my_profile_item(
    db: DatabaseDep,
    actor: ActorDep,
    application_id: UUID,
    my_profile_item_id: UUID,
    if_match: IfMatch,
) -> MyProfileEditedOut:
    """Take off what is not so; no later reading brings it back."""
    command = RemoveItem(my_profile_item_id, if_match)
    made = await own_profile.remove_own(db, ByLogin(actor, application_id), command)
    return await _edited(db, actor, application_id, made)


@router.post("/removed-items/{my_removed_item_id}/restore", **_OWN)
async def restore_my_profile_item(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, my_removed_item_id: UUID
) -> MyProfileEditedOut:
    """Bring back what one took off."""
    made = await own_profile.restore_own(db, ByLogin(actor, application_id), my_removed_item_id)
    return await _edited(db, actor, application_id, made)


@router.post("/changes/{my_profile_change_id}/undo", **_OWN)
async def undo_my_profile_change(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, my_profile_change_id: UUID
) -> MyProfileEditedOut:
    """Undo a change that one made."""
    made = await own_profile.undo_own(db, ByLogin(actor, application_id), my_profile_change_id)
    return await _edited(db, actor, application_id, made)


async def _edited(
    db: Database, actor: Actor, application_id: UUID, change_id: UUID
) -> MyProfileEditedOut:
    profile = await own_profile.view_own(db, ByLogin(actor, application_id))
    return MyProfileEditedOut(change=MyChangeOut(id=change_id), profile=MyProfileOut.of(profile))
