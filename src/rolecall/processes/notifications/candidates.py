"""What candidates are told about their applications."""

from datetime import timedelta
from typing import Any

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.events import StageChanged
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.processes.notifications.branding import Sender, sender_of

HOLD_MARGIN = timedelta(seconds=10)
"""A mail leaves this much after the undo window, so that an undo in its last second is in time."""

_OWN_MAILS = {
    "hired": MailKind.APPLICATION_HIRED,
    "rejected": MailKind.APPLICATION_REJECTED,
}


def record_of(application: ApplicationRow) -> RecordRef:
    """Return what messages and notifications about an application name."""
    return RecordRef("application", application.id)


def group_of(transition_id: object) -> str:
    """Return the key under which the mails of a move are recalled."""
    return f"transition:{transition_id}"


async def confirm_receipt(uow: UnitOfWork, application: ApplicationRow) -> None:
    """Thank for the application, with the link to the private status page."""
    if not application.candidate_email:
        return
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.APPLICATION_RECEIVED,
            recipient=_candidate(application, sender),
            variables=_variables(uow, application) | {"submitted_at": application.applied_at},
            brand=sender.brand,
            dedupe_key=f"application:{application.id}:received",
            record=record_of(application),
        ),
    )


async def tell_of_move(uow: UnitOfWork, application: ApplicationRow, event: StageChanged) -> None:
    """Tell where the application stands now, once the move can no longer be undone."""
    if not application.candidate_email:
        return
    sender = await sender_of(uow)
    kind = _OWN_MAILS.get(event.to_kind, MailKind.APPLICATION_STAGE_CHANGED)
    variables = _variables(uow, application)
    if kind is MailKind.APPLICATION_STAGE_CHANGED:
        name, _ = applications.plain_stage(event.to_kind, application.locale)
        variables |= {"stage_kind": event.to_kind, "stage_name": name}
    if kind is MailKind.APPLICATION_REJECTED:
        variables["careers_url"] = sender.brand.home_url
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=_candidate(application, sender),
            variables=variables,
            brand=sender.brand,
            dedupe_key=group_of(event.transition_id),
            group_key=group_of(event.transition_id),
            hold_for=event.undo_until + HOLD_MARGIN - clock.now(),
            record=record_of(application),
        ),
    )


def _candidate(application: ApplicationRow, sender: Sender) -> Recipient:
    return Recipient(
        application.candidate_email,
        application.candidate_name,
        locale=application.locale,
        time_zone=sender.time_zone,
    )


def _variables(uow: UnitOfWork, application: ApplicationRow) -> dict[str, Any]:
    return {
        "candidate_name": application.candidate_name,
        "job_title": application.job_title,
        "status_url": applications.status_url(uow, application),
    }
