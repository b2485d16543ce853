"""What candidates are told about their applications."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.events import StageChanged
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.api import Sender, sender_of
from rolecall.domains.messaging.contracts import (
    MailKind,
    QueueMessage,
    Recipient,
    RecordRef,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

HOLD_MARGIN = timedelta(seconds=10)
"""A rejection leaves this much after the undo window, so that a late undo is still in time."""
BRIEF_HOLD = timedelta(seconds=10)
"""Other news waits just long enough for a slip of the hand; a later undo is set right by a mail."""

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


async def write_to_candidate(
    uow: UnitOfWork,
    application: ApplicationRow,
    kind: MailKind,
    variables: Mapping[str, Any],
    dedupe_key: str,
) -> None:
    """Write to the candidate, where there is an address."""
    if not application.candidate_email:
        return
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=_candidate(application, sender),
            variables={**_variables(uow, application), **variables},
            brand=sender.brand,
            dedupe_key=dedupe_key,
            record=record_of(application),
        ),
    )


async def tell_of_move(uow: UnitOfWork, application: ApplicationRow, event: StageChanged) -> None:
    """Tell where the application stands now.

    A rejection leaves once it can no longer be undone, any other news after a moment.
    """
    if not application.candidate_email:
        return
    sender = await sender_of(uow)
    kind = _OWN_MAILS.get(event.to_kind, MailKind.APPLICATION_STAGE_CHANGED)
    variables = _variables(uow, application)
    hold = BRIEF_HOLD
    if kind is MailKind.APPLICATION_STAGE_CHANGED:
        variables |= _stage(application, event.to_kind)
    if kind is MailKind.APPLICATION_REJECTED:
        variables["careers_url"] = sender.brand.home_url
        hold = event.undo_until + HOLD_MARGIN - clock.now()
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=kind,
            recipient=_candidate(application, sender),
            variables=variables,
            brand=sender.brand,
            dedupe_key=group_of(event.transition_id),
            group_key=group_of(event.transition_id),
            hold_for=hold,
            record=record_of(application),
        ),
    )


async def correct(uow: UnitOfWork, application: ApplicationRow, undone_id: UUID) -> None:
    """Tell where the application stands after a move was undone whose mail had already left."""
    if not application.candidate_email:
        return
    sender = await sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.APPLICATION_STAGE_CHANGED,
            recipient=_candidate(application, sender),
            variables=_variables(uow, application) | _stage(application, application.stage_kind),
            brand=sender.brand,
            dedupe_key=f"undone:{undone_id}",
            hold_for=BRIEF_HOLD,
            record=record_of(application),
        ),
    )


def _stage(application: ApplicationRow, kind: str) -> dict[str, str]:
    name, _ = applications.plain_stage(kind, application.locale)
    return {"stage_kind": kind, "stage_name": name}


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
