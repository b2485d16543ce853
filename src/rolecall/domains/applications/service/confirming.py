"""Mailing the link that opens a draft, to the address in it.

Guarantees: the mail says nothing that a stranger typed; the link is kept sealed until it is sent;
a newer mail's link takes the place of an older one's.
"""

from rolecall.domains.applications.contracts import Applicant
from rolecall.domains.applications.contracts.drafts import Draft
from rolecall.domains.applications.service.drafting import make_mail_token
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
