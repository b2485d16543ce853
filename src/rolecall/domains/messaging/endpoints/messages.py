"""`/api/v1/messages`: what was written to candidates."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.messaging import queries
from rolecall.domains.messaging.contracts import RecordRef
from rolecall.domains.messaging.schemas import MessageDetailOut, MessageOut, MessagesOut
from rolecall.domains.messaging.service import queueing
from rolecall.infra.http import ActorDep, Paging, Router, Uow, org, page_out

router = Router(prefix="/messages", tags=["messages"])
_LIST = "messages:-id"


@router.get("", **org(Permission.MESSAGES_READ))
async def list_messages(uow: Uow, paging: Paging, application_id: UUID) -> MessagesOut:
    """List the mails about an application, newest first."""
    record = RecordRef("application", application_id)
    page = await queries.list_messages(uow, [record], paging.request(_LIST))
    return page_out(page, paging, _LIST, MessageOut.model_validate)


@router.get("/{message_id}", **org(Permission.MESSAGES_READ))
async def get_message(uow: Uow, actor: ActorDep, message_id: UUID) -> MessageDetailOut:
    """Return a mail with its text."""
    return MessageDetailOut.of(await queueing.get_message(uow, actor, message_id))


@router.post("/{message_id}/recall", **org(Permission.MESSAGES_READ))
async def recall_message(uow: Uow, actor: ActorDep, message_id: UUID) -> MessageDetailOut:
    """Keep a mail from leaving that is held or waits; 409 once it has left."""
    return MessageDetailOut.of(await queueing.recall_message(uow, actor, message_id))


@router.post("/{message_id}/release", **org(Permission.MESSAGES_READ))
async def release_message(uow: Uow, actor: ActorDep, message_id: UUID) -> MessageDetailOut:
    """Send a mail now that waits for its time; 409 for any other."""
    return MessageDetailOut.of(await queueing.release_message(uow, actor, message_id))


@router.post("/{message_id}/resend", **org(Permission.MESSAGES_READ))
async def resend_message(uow: Uow, actor: ActorDep, message_id: UUID) -> MessageDetailOut:
    """Send a mail again that did not arrive, or may not have; 409 for any other."""
    return MessageDetailOut.of(await queueing.resend_message(uow, actor, message_id))
