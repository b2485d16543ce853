"""`/api/v1/candidates/{candidate_id}/profile`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.profiles.contracts import RemoveItem
from rolecall.domains.profiles.schemas import (
    JsonResume,
    ProfileEditedOut,
    ProfileItemIn,
    ProfileItemPatch,
    ProfileOrderIn,
    ProfileOut,
)
from rolecall.domains.profiles.service import editing, viewing
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/candidates/{candidate_id}/profile", tags=["candidates"])
_READ = org(Permission.CANDIDATES_READ)
_CHANGE = org(Permission.CANDIDATES_UPDATE)


@router.get("", **_READ)
async def get_profile(uow: Uow, actor: ActorDep, candidate_id: UUID) -> ProfileOut:
    """Return what was read in the person's résumés, and what people made of it."""
    return ProfileOut.of(await viewing.view_profile(uow, actor, candidate_id))


@router.get("/json-resume", **_READ)
async def export_profile(uow: Uow, actor: ActorDep, candidate_id: UUID) -> JsonResume:
    """Return the profile as a JSON Resume document (jsonresume.org, schema 1.0.0)."""
    return await viewing.export_profile(uow, actor, candidate_id)


@router.post("/items", status_code=201, **_CHANGE)
async def add_profile_item(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: ProfileItemIn
) -> ProfileEditedOut:
    """Add an item by hand."""
    return ProfileEditedOut.of(await editing.add_item(uow, actor, candidate_id, body.command()))


@router.patch("/items/{profile_item_id}", **_CHANGE)
async def edit_profile_item(
    uow: Uow,
    actor: ActorDep,
    candidate_id: UUID,
    profile_item_id: UUID,
    body: ProfileItemPatch,
    if_match: IfMatch,
    response: Response,
) -> ProfileEditedOut:
    """Change values; with `If-Match`, only if the item is still at that version."""
    command = body.command(profile_item_id, if_match)
    edited = await editing.edit_item(uow, actor, candidate_id, command)
    if edited.item is not None:
        set_etag(response, edited.item.version)
    return ProfileEditedOut.of(edited)


@router.delete("/items/{profile_item_id}", **_CHANGE)
async def remove_profile_item(
    uow: Uow, actor: ActorDep, candidate_id: UUID, profile_item_id: UUID, if_match: IfMatch
) -> ProfileEditedOut:
    """Take an item off the profile; no later reading brings it back."""
    command = RemoveItem(profile_item_id, if_match)
    return ProfileEditedOut.of(await editing.remove_item(uow, actor, candidate_id, command))


@router.post("/removed-items/{removed_item_id}/restore", **_CHANGE)
async def restore_profile_item(
    uow: Uow, actor: ActorDep, candidate_id: UUID, removed_item_id: UUID
) -> ProfileEditedOut:
    """Bring a removed item back."""
    return ProfileEditedOut.of(
        await editing.restore_item(uow, actor, candidate_id, removed_item_id)
    )


@router.put("/order", **_CHANGE)
async def arrange_profile_items(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: ProfileOrderIn
) -> ProfileEditedOut:
    """Put the items of a section into an order."""
    return ProfileEditedOut.of(
        await editing.arrange_items(uow, actor, candidate_id, body.command())
    )


@router.post("/changes/{profile_change_id}/undo", **_CHANGE)
async def undo_profile_change(
    uow: Uow, actor: ActorDep, candidate_id: UUID, profile_change_id: UUID
) -> ProfileEditedOut:
    """Let everything be as it was before a change, unless its items were changed since."""
    return ProfileEditedOut.of(
        await editing.undo_change(uow, actor, candidate_id, profile_change_id)
    )


@router.post("/read-again", status_code=202, **_CHANGE)
async def read_resumes_again(uow: Uow, actor: ActorDep, candidate_id: UUID) -> ProfileOut:
    """Have the résumés read again; what people did stays as it is."""
    return ProfileOut.of(await editing.read_again(uow, actor, candidate_id))
