"""`/api/v1/notifications`: the inbox behind the bell."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.messaging import queries
from rolecall.domains.messaging.schemas import (
    MarkedOut,
    NotificationOut,
    NotificationsOut,
    PreferenceIn,
    PreferenceOut,
    PreferencesOut,
    UnreadOut,
)
from rolecall.domains.messaging.service import inbox
from rolecall.infra.http import ActorDep, Paging, Router, Uow, org, page_out

router = Router(prefix="/notifications", tags=["notifications"])
_LIST = "notifications:-id"


@router.get("", **org(Permission.NOTIFICATIONS_READ))
async def list_notifications(
    uow: Uow, actor: ActorDep, paging: Paging, unread: bool = False
) -> NotificationsOut:
    """List one's own notifications, newest first."""
    page = await queries.list_notifications(
        uow, inbox.reader_of(actor), paging.request(_LIST), unread=unread
    )
    return page_out(page, paging, _LIST, NotificationOut.model_validate)


@router.get("/unread-count", **org(Permission.NOTIFICATIONS_READ))
async def count_unread_notifications(uow: Uow, actor: ActorDep) -> UnreadOut:
    """Count one's own unread notifications."""
    return UnreadOut(count=await queries.count_unread(uow, inbox.reader_of(actor)))


@router.post("/read-all", **org(Permission.NOTIFICATIONS_READ))
async def mark_all_notifications_read(uow: Uow, actor: ActorDep) -> MarkedOut:
    """Mark all of one's own notifications read."""
    return MarkedOut(marked=await inbox.mark_all_read(uow, actor))


@router.get("/preferences", **org(Permission.NOTIFICATIONS_READ))
async def list_notification_preferences(uow: Uow, actor: ActorDep) -> PreferencesOut:
    """List what one wants to be told, by kind."""
    wishes = await inbox.list_preferences(uow, actor)
    return PreferencesOut(items=[PreferenceOut.model_validate(wish) for wish in wishes])


@router.put("/preferences", **org(Permission.NOTIFICATIONS_READ))
async def set_notification_preference(
    uow: Uow, actor: ActorDep, body: PreferenceIn
) -> PreferenceOut:
    """Say whether one wants mails and notifications of a kind."""
    return PreferenceOut.model_validate(await inbox.set_preference(uow, actor, body.wish()))


@router.post("/{notification_id}/read", **org(Permission.NOTIFICATIONS_READ))
async def mark_notification_read(
    uow: Uow, actor: ActorDep, notification_id: UUID
) -> NotificationOut:
    """Mark one of one's own notifications read."""
    return NotificationOut.model_validate(await inbox.mark_read(uow, actor, notification_id))
