"""Asking for an alert on the careers page: it waits, and one mail asks whether it is wanted.

Guarantees: the answer is the same whether the address is known, has alerts, or got mails enough;
the mail holds nothing that was typed, so that nobody's words are delivered to somebody else.
"""

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.job_alerts import queries, repository
from rolecall.domains.job_alerts.contracts import (
    PENDING_FOR,
    RECORD,
    AlertStatus,
    AskAlert,
    JobAlert,
)
from rolecall.domains.job_alerts.rules.statements import name_of
from rolecall.domains.job_alerts.service import guarding
from rolecall.domains.job_alerts.service.links import confirm_url
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.http.pages import texts
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import is_address, normalise_email
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

PACKAGE = "rolecall.domains.job_alerts"


def statement_of(organization: OrganizationRef, language: str) -> str:
    """Return what somebody agrees to who asks for an alert, as the page shows it."""
    return texts(PACKAGE, language)("statement", name=organization.name)


async def ask(
    db: Database, organization: OrganizationRef, wish: AskAlert, *, ip: str, proof: str
) -> None:
    """Keep a wish until it is confirmed, and mail the link by which it is.

    Raises:
        InvalidInput: the address is none, or the page showed another statement than holds now.
        TooManyRequests: many came from the same network.
    """
    email = wish.email.strip()
    if not is_address(email):
        raise InvalidInput.of_field(
            "email", say("Give a mail address such as name@example.com."), "invalid"
        )
    statement = statement_of(organization, wish.language)
    if wish.shown != name_of(statement):
        raise InvalidInput(
            say("What you agree to has changed. Please read it and send the form again.")
        )
    await guarding.require_room(db, organization.id, ip, proof)
    if not await guarding.may_mail(db, organization.id, email):
        return
    async with db.transaction(Tenant(organization.id)) as uow:
        alert = await _pending(uow, wish, email, statement)
        await repository.insert_alert(uow, alert)
        await _mail(uow, organization, alert)
        audit.record(
            uow,
            Actor(ActorKind.ANONYMOUS, org_id=organization.id, ip=ip),
            "job_alerts.asked",
            RECORD,
            alert.id,
            say("Asked on the careers page to hear of new jobs."),
        )


async def _pending(uow: UnitOfWork, wish: AskAlert, email: str, statement: str) -> JobAlert:
    now, norm = clock.now(), normalise_email(email)
    return JobAlert(
        id=ids.uuid7(),
        org_id=uow.org_id,
        reader_id=await queries.find_reader(uow, norm) or ids.uuid7(),
        email=email,
        email_norm=norm,
        locale=wish.language,
        search=wish.search,
        frequency=wish.frequency,
        status=AlertStatus.PENDING,
        statement=statement,
        asked_at=now,
        confirmed_at=None,
        since=now,
        changed_at=now,
        next_due_at=None,
        last_due_at=None,
        last_sent_at=None,
        version=1,
    )


async def _mail(uow: UnitOfWork, organization: OrganizationRef, alert: JobAlert) -> None:
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.JOB_ALERT_ASKED,
            recipient=Recipient(alert.email, locale=alert.locale, time_zone=organization.time_zone),
            variables={
                "frequency": alert.frequency.value,
                "confirm_url": confirm_url(uow.runtime, alert),
                "valid_days": PENDING_FOR.days,
            },
            brand=(await messaging.sender_of(uow)).brand,
            dedupe_key=f"job_alert_asked:{alert.id}",
            record=RecordRef(RECORD, alert.id),
        ),
    )
