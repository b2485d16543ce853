"""Beginning an application with an answer to a mail that invites to a job.

Guarantees: only an answer from the address that was written to, with a résumé, begins one, and its
link goes to that address whoever signs the mail; what begins is a draft, which no member opens and
which becomes an application when its author agrees and sends it; answers to one mail begin one
draft, however often they are delivered or sent; whoever cannot apply is told why, once. The answer
itself stays in the conversation, with what was made of it.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications.contracts.drafts import DraftOrigin
from rolecall.domains.applications.events import DraftMailed
from rolecall.domains.applications.rules.answering import Outcome, asks_to_apply
from rolecall.domains.applications.service import confirming, drafting, guarding
from rolecall.domains.applications.service.mailed_files import keep_files
from rolecall.domains.files import api as files
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Arrival, IncomingFile, Message
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.tenant import Tenant


async def begin_by_answer(db: Database, org_id: UUID, arrival_id: UUID) -> None:
    """Begin an application with an answer, if it is one to a mail that invites to a job.

    Raises:
        RetryLater: the address got enough mails for now.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        arrival = await messaging.find_arrival(uow, arrival_id)
        if arrival is None or arrival.message_id is None or not asks_to_apply(arrival):
            return
        message = await messaging.find_message(uow, arrival.message_id)
        if message is None or message.topic_id is None:
            return
        job_id, draft_id = message.topic_id, _draft_id(message)
        if await drafting.find_by_id(uow, draft_id) is not None:
            return
    if not await guarding.may_mail_back(db, job_id, message.recipient):
        raise RetryLater("the address got enough mails", after=timedelta(seconds=guarding.HOUR))
    async with db.transaction(tenant) as uow:
        try:
            why_not = await _why_not(uow, job_id, message.recipient)
        except NotFound:
            return
        if why_not is not None:
            await confirming.tell_not_begun(uow, job_id, message.recipient, why_not)
            await messaging.set_outcome(uow, arrival_id, why_not)
            return
    actor = Actor(ActorKind.CANDIDATE, org_id=org_id, name=arrival.from_name)
    kept = await keep_files(db, tenant, actor, await _copies(db, tenant, actor, arrival))
    async with db.transaction(tenant) as uow:
        await drafting.begin_draft(
            uow, job_id, origin=DraftOrigin.MAIL, is_proved=False, draft_id=draft_id
        )
        typed = {
            "full_name": arrival.from_name,
            "email": message.recipient,
            "cover_note": arrival.text,
            "source": "mail",
        }
        await drafting.keep_typed(uow, draft_id, typed, {})
        for field, ref in kept.items():
            await drafting.keep_file(uow, draft_id, field, ref)
        await messaging.set_outcome(uow, arrival_id, Outcome.BEGUN)
        uow.emit(DraftMailed(draft_id=draft_id))


async def _why_not(uow: UnitOfWork, job_id: UUID, email: str) -> Outcome | None:
    """Return why somebody cannot apply for a job now, None where they can.

    Raises:
        NotFound: there is no such job any more.
    """
    try:
        await jobs.get_open_job_for_application(uow, job_id)
    except Conflict:
        return Outcome.CLOSED
    return Outcome.APPLIED if await confirming.has_applied(uow, job_id, email) else None


def _draft_id(message: Message) -> UUID:
    """Return the id that all answers to one mail lead to."""
    same = f"{message.topic_id}:answer:{message.id}".encode()
    return UUID(bytes=hashlib.sha256(same).digest()[:16], version=5)


async def _copies(
    db: Database, tenant: Tenant, actor: Actor, arrival: Arrival
) -> Sequence[IncomingFile]:
    """Return the files of an answer as if they had come once more.

    The draft has files of its own: those of the answer are the team's, and stay when the draft is
    deleted; those of the draft are read as a résumé and are nobody's before it is sent.
    """
    return [
        IncomingFile(one.filename, await _bytes(db, tenant, actor, one.file_id))
        for one in arrival.attachments
        if one.file_id is not None
    ]


async def _bytes(db: Database, tenant: Tenant, actor: Actor, file_id: UUID) -> bytes:
    opened = await files.open_file(db.runtime, tenant, actor, file_id)
    return b"".join([chunk async for chunk in opened.content])
