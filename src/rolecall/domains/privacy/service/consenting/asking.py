"""Putting a new version before everybody who agreed to an earlier one, by mail."""

from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow, ApplicationStatus
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import Purpose, Wording
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import MailKind, QueueMessage, Recipient, RecordRef
from rolecall.domains.privacy import policy
from rolecall.domains.privacy.contracts import BLOCK, Asking
from rolecall.domains.privacy.events import ConsentAsking
from rolecall.domains.privacy.service.consenting.link import consent_url
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say

PACE = timedelta(milliseconds=100)
"""Between two mails: thousands at one instant would stand before every other mail."""


async def count_to_ask(uow: UnitOfWork, actor: Actor, wording_id: UUID) -> Asking:
    """Return how many agreed to an earlier version and to nothing since.

    Raises:
        NotFound: there is no such version.
        Conflict: code `wording_replaced`; a newer one holds.
    """
    policy.can_ask_anew(actor).require()
    wording = await _current(uow, wording_id)
    people = await candidates.count_given_before(uow, wording.purpose, wording.number)
    return Asking(wording_id, people)


async def ask_anew(uow: UnitOfWork, actor: Actor, wording_id: UUID) -> Asking:
    """Ask everybody by mail who agreed to an earlier version; nobody is asked twice.

    Raises:
        NotFound, Conflict: as for `count_to_ask`.
    """
    asking = await count_to_ask(uow, actor, wording_id)
    wording = await _current(uow, wording_id)
    audit.record(
        uow, actor, "consents.asked_anew", "consent_wording", wording_id,
        say("Asked people anew to agree to version {number} of a text.", number=wording.number),
    )  # fmt: skip
    uow.emit(ConsentAsking(wording_id=wording_id, after_id=None))
    return asking


async def go_on_asking(uow: UnitOfWork, wording_id: UUID, after_id: UUID | None) -> None:
    """Mail the next people; the last of them leads to the next block."""
    wording = await consents.find_wording(uow, wording_id)
    if wording is None:
        return
    current = await consents.current_wording(uow, wording.purpose)
    if current is None or current.id != wording_id:
        return
    block = await candidates.given_before(uow, wording.purpose, wording.number, after_id, BLOCK)
    known = await applications.read_applications(
        uow, [one.application_id for one in block if one.application_id is not None]
    )
    for position, consent in enumerate(block):
        application = known.get(consent.application_id) if consent.application_id else None
        if application is not None and _is_asked(application, wording.purpose):
            await _mail(uow, wording, application, PACE * position)
    if len(block) == BLOCK:
        uow.emit(
            ConsentAsking(wording_id=wording_id, after_id=block[-1].id),
            available_at=clock.now() + PACE * BLOCK,
        )


def _is_asked(application: ApplicationRow, purpose: Purpose) -> bool:
    """Tell whether somebody can still agree: to the notice as long as nothing is decided."""
    if application.erased_at is not None or not application.candidate_email:
        return False
    return purpose is not Purpose.APPLICATION or application.status is ApplicationStatus.ACTIVE


async def _mail(
    uow: UnitOfWork, wording: Wording, application: ApplicationRow, hold_for: timedelta
) -> None:
    sender = await messaging.sender_of(uow)
    await messaging.queue_message(
        uow,
        QueueMessage(
            kind=MailKind.CONSENT_ASKED,
            recipient=Recipient(
                application.candidate_email,
                application.candidate_name,
                locale=application.locale,
                time_zone=sender.time_zone,
            ),
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
                "purpose": wording.purpose.value,
                "consent_url": consent_url(uow, application),
            },
            brand=sender.brand,
            dedupe_key=f"consent_asked:{wording.id}:{application.id}",
            hold_for=hold_for or None,
            record=RecordRef("application", application.id),
        ),
    )


async def _current(uow: UnitOfWork, wording_id: UUID) -> Wording:
    wording = await consents.find_wording(uow, wording_id)
    if wording is None:
        raise NotFound(say("There is no such text."))
    current = await consents.current_wording(uow, wording.purpose)
    if current is None or current.id != wording_id:
        raise Conflict(
            say("A newer version holds by now; people are asked for that one."),
            code="wording_replaced",
        )
    return wording
