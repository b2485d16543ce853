"""Beginning an application with a mail to the job's address.

Guarantees: a mail begins a draft, which nobody but its author opens, by a link that is mailed to
the address that it came from; nothing becomes an application that nobody sent, so a forged sender
costs its owner one mail and changes nothing; the same mail begins one draft, however often it is
delivered; machines are not answered.
"""

import hashlib
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications.contracts import Applicant
from rolecall.domains.applications.contracts.drafts import RESUME, Draft, DraftOrigin
from rolecall.domains.applications.events import DraftMailed
from rolecall.domains.applications.rules.answering import Outcome
from rolecall.domains.applications.service import confirming, drafting, guarding
from rolecall.domains.applications.service.drafts_read import read_draft
from rolecall.domains.applications.service.mailed_files import keep_files
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    IncomingMail,
    MailRefused,
    ReadMail,
    UnknownMailbox,
)
from rolecall.infra.db import Database
from rolecall.kernel.email_addresses import is_address
from rolecall.kernel.errors import Conflict, NotFound, TooManyRequests
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

MAILBOX = "apply"


async def require_open(db: Database, job_id: UUID) -> None:
    """Pass if a job takes applications.

    Raises:
        UnknownMailbox: there is no such job, or it takes none.
    """
    await _open_job_of(db, job_id)


async def begin_by_mail(db: Database, job_id: UUID, mail: IncomingMail) -> bool:
    """Begin an application with a mail; False if it was taken before, or a machine wrote it.

    Raises:
        UnknownMailbox: the job takes no applications.
        MailLoop: it came from one of our own addresses.
        MailRefused: it cannot be read, or says no address to answer to.
        TooManyRequests: the address got enough links for now; the sending server tries again.
    """
    tenant = Tenant(await _open_job_of(db, job_id))
    said = await messaging.open_mail(db, mail)
    if said.is_automatic or said.notice is not None:
        return False
    address = _address_of(said)
    draft_id = _draft_id(job_id, mail)
    async with db.transaction(tenant) as uow:
        if await drafting.find_by_id(uow, draft_id) is not None:
            return False
    if not await guarding.may_mail_back(db, job_id, address):
        raise TooManyRequests(
            say("Many mails came from this address. Please try again in a while."),
            retry_after=guarding.HOUR,
        )
    actor = Actor(ActorKind.CANDIDATE, org_id=tenant.org_id, name=said.from_name)
    kept = await keep_files(db, tenant, actor, said.files)
    async with db.transaction(tenant) as uow:
        await drafting.begin_draft(
            uow, job_id, origin=DraftOrigin.MAIL, is_proved=False, draft_id=draft_id
        )
        typed = {
            "full_name": said.from_name,
            "email": address,
            "cover_note": said.text,
            "source": "mail",
        }
        await drafting.keep_typed(uow, draft_id, typed, {})
        for name, ref in kept.items():
            await drafting.keep_file(uow, draft_id, name, ref)
        uow.emit(DraftMailed(draft_id=draft_id))
    return True


async def answer_mail(db: Database, org_id: UUID, draft_id: UUID) -> None:
    """Read the résumé of a draft that came by mail, and mail the link to it, once.

    Where its author may not apply, they are told so, and the draft goes.
    """
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        draft = await drafting.find_by_id(uow, draft_id)
    if draft is None:
        return
    if RESUME in draft.content.files and not draft.content.read:
        draft, _ = await read_draft(db, draft)
    async with db.transaction(tenant) as uow:
        if await drafting.was_mailed(uow, draft_id):
            return
        author = await _author(db, draft)
        if await confirming.has_applied(uow, draft.job_id, author.email):
            await confirming.tell_not_begun(uow, draft.job_id, author.email, Outcome.APPLIED)
            await drafting.discard_draft(uow, draft_id)
            return
        try:
            await confirming.mail_link(uow, draft, author, why=_why(draft))
        except Conflict:
            # The job closed between the mail and its answer.
            await confirming.tell_not_begun(uow, draft.job_id, author.email, Outcome.CLOSED)
            await drafting.discard_draft(uow, draft_id)


async def _author(db: Database, draft: Draft) -> Applicant:
    async with db.transaction(Tenant(draft.org_id)) as uow:
        organization = await identity.get_organization(uow)
    values = draft.content.values
    return Applicant(
        values.get("full_name", ""), values.get("email", ""), "", "", organization.locale
    )


def _why(draft: Draft) -> str:
    return "mailed" if RESUME in draft.content.files else "mailed_bare"


async def _open_job_of(db: Database, job_id: UUID) -> UUID:
    try:
        org_id = await jobs.organization_of_public_job(db, job_id)
        async with db.transaction(Tenant(org_id)) as uow:
            await jobs.get_open_job_for_application(uow, job_id)
    except (NotFound, Conflict) as error:
        raise UnknownMailbox(say("This job takes no applications now.")) from error
    return org_id


def _address_of(said: ReadMail) -> str:
    address = said.from_email.strip()
    if not is_address(address):
        raise MailRefused(say("The mail names no address that can be answered."))
    return address


def _draft_id(job_id: UUID, mail: IncomingMail) -> UUID:
    """Return the id that every delivery of one mail leads to."""
    same = f"{job_id}:{messaging.identity_of(mail.raw)}".encode()
    return UUID(bytes=hashlib.sha256(same).digest()[:16], version=5)


messaging.opens_mailbox(MAILBOX, messaging.Mailbox(require_open, begin_by_mail))
