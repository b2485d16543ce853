"""Mailing the link that opens a draft, to the address in it, or why there is none.

Guarantees: the mail says nothing that a stranger typed; the link is kept sealed until it is sent;
a newer mail's link takes the place of an older one's.
"""

from uuid import UUID

from rolecall.domains.applications import repository
from rolecall.domains.applications.contracts import Applicant
from rolecall.domains.applications.contracts.drafts import Draft
from rolecall.domains.applications.rules import reapplying
from rolecall.domains.applications.rules.answering import Outcome
from rolecall.domains.applications.service.drafting import make_mail_token
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import api as jobs
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import ids


async def mail_link(uow: UnitOfWork, draft: Draft, to: Applicant, *, why: str = "confirm") -> None:
    """Mail the link to a draft; `why` is `confirm`, or `mailed` where the draft came by mail."""
    token = await make_mail_token(uow, draft.id)
    job = await jobs.get_open_job_for_application(uow, draft.job_id)
    organization = await identity.get_organization(uow)
    sender = await messaging.sender_of(uow)
    page = f"{uow.runtime.public_url}/careers/{organization.slug}/jobs/{draft.job_id}"
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.APPLICATION_TO_FINISH,
            recipient=Recipient(to.email, locale=to.locale, time_zone=organization.time_zone),
            variables={
                "job_title": job.title,
                "draft_url": f"{page}/apply/go-on/{token}",
                "expires_at": draft.expires_at,
                "begun": why,
            },
            brand=sender.brand,
            dedupe_key=f"application_draft:{draft.id}:{ids.uuid7()}",
        ),
    )


async def has_applied(uow: UnitOfWork, job_id: UUID, email: str) -> bool:
    """Tell whether who reads mail at an address has applied, and may not apply once more now."""
    candidate_id = await candidates.find_candidate_id(uow, email)
    held = await repository.hold_earlier(uow, job_id, candidate_id) if candidate_id else None
    if held is None:
        return False
    policy = (await identity.get_settings(uow)).reapply_policy
    return not reapplying.may_apply(policy, held[1])


async def tell_not_begun(uow: UnitOfWork, job_id: UUID, email: str, why: Outcome) -> None:
    """Mail that no application was begun, because the job is closed or there is one already."""
    job = await jobs.get_job(uow, job_id)
    organization = await identity.get_organization(uow)
    sender = await messaging.sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.APPLICATION_NOT_BEGUN,
            recipient=Recipient(
                email, locale=organization.locale, time_zone=organization.time_zone
            ),
            variables={
                "job_title": job.title,
                "reason": why.value,
                "careers_url": f"{uow.runtime.public_url}/careers/{organization.slug}",
            },
            brand=sender.brand,
            dedupe_key=f"application_not_begun:{job_id}:{ids.uuid7()}",
        ),
    )
