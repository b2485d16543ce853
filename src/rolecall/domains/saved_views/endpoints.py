"""`/api/v1/saved-views`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.saved_views import service
from rolecall.domains.saved_views.contracts import ViewPlace
from rolecall.domains.saved_views.schemas import (
    DefaultViewIn,
    ViewIn,
    ViewOut,
    ViewPatch,
    ViewsOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/saved-views", tags=["saved views"])
_SEES_A_LIST = org(
    Permission.APPLICATIONS_READ,
    Permission.APPLICATIONS_READ_ASSIGNED,
    Permission.CANDIDATES_READ,
)


@router.get("", **_SEES_A_LIST)
async def list_saved_views(uow: Uow, actor: ActorDep, place: ViewPlace) -> ViewsOut:
    """List the shared views of a list and one's own, by name."""
    found = await service.list_views(uow, actor, place)
    return ViewsOut(items=[ViewOut.of(view, actor) for view in found])


@router.post("", status_code=201, **_SEES_A_LIST)
async def create_saved_view(uow: Uow, actor: ActorDep, body: ViewIn, response: Response) -> ViewOut:
    """Keep a look at a list under a name."""
    view = await service.create_view(uow, actor, body.command())
    set_etag(response, view.version)
    return ViewOut.of(view, actor)


@router.put("/default", status_code=204, **_SEES_A_LIST)
async def choose_default_view(uow: Uow, actor: ActorDep, body: DefaultViewIn) -> None:
    """Let one's own list open with a view, or with none."""
    await service.choose_default(uow, actor, body.place, body.view_id)


@router.get("/{view_id}", **_SEES_A_LIST)
async def get_saved_view(uow: Uow, actor: ActorDep, view_id: UUID, response: Response) -> ViewOut:
    """Return a view that is shared or one's own."""
    view = await service.get_view(uow, actor, view_id)
    set_etag(response, view.version)
    return ViewOut.of(view, actor)


@router.patch("/{view_id}", **_SEES_A_LIST)
async def update_saved_view(
    uow: Uow,
    actor: ActorDep,
    view_id: UUID,
    body: ViewPatch,
    if_match: IfMatch,
    response: Response,
) -> ViewOut:
    """Change a view; with `If-Match`, only if it is still at that version."""
    view = await service.change_view(uow, actor, body.command(view_id, if_match))
    set_etag(response, view.version)
    return ViewOut.of(view, actor)


@router.delete("/{view_id}", status_code=204, **_SEES_A_LIST)
async def remove_saved_view(uow: Uow, actor: ActorDep, view_id: UUID, if_match: IfMatch) -> None:
    """Forget a view; with `If-Match`, only if it is still at that version."""
    await service.remove_view(uow, actor, view_id, if_match)
