"""Asking for texts, taking them back, sending them again.

Guarantees: a text is queued with the commit of what caused it or not at all, only to a number whose
owner agreed, and leaves in the hours in which it may; the first to a number says who writes and how
to make it stop.
"""

from datetime import datetime, timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.messaging import policy
from rolecall.domains.messaging.contracts import (
    Direction,
    NotRecallable,
    NotResendable,
    RecordRef,
)
from rolecall.domains.messaging.contracts.messages import MESSAGE_WORDS
from rolecall.domains.messaging.contracts.texts import (
    NoTextConsent,
    QueueText,
    Standing,
    Texting,
    TextMessage,
    TextSettings,
    TextStatus,
)
from rolecall.domains.messaging.events import TextChanged, TextQueued
from rolecall.domains.messaging.queries import texts as queries
from rolecall.domains.messaging.repository import texts as repository
from rolecall.domains.messaging.rules.phone_numbers import dialable, zones_of
from rolecall.domains.messaging.rules.quiet_hours import OpenHours, next_open
from rolecall.domains.messaging.rules.segments import measure
from rolecall.domains.messaging.rules.text_consent import standing
from rolecall.domains.messaging.rules.text_words import opt_out_line
from rolecall.domains.messaging.service.texts.account import open_account
from rolecall.domains.messaging.service.texts.consent import standing_of
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

UNDO_WINDOW = timedelta(seconds=10)
"""A text waits this long, so that it can be taken back."""
_RECALLABLE = frozenset({TextStatus.HELD, TextStatus.QUEUED})
_RESENDABLE = frozenset({TextStatus.FAILED, TextStatus.UNCERTAIN, TextStatus.SUPPRESSED})


def opens_at(settings: TextSettings, number: str, time_zone: str, at: datetime) -> datetime:
    """Return the first instant from `at` on at which a text to a number may leave."""
    hours = OpenHours(settings.from_hour, settings.until_hour)
    return next_open(at, zones_of(number, time_zone), hours)


async def queue_text(uow: UnitOfWork, wanted: QueueText) -> UUID:
    """Send a text once the transaction commits and the hour is right; returns its id.

    Raises:
        TextsAreOff: the organization sends none.
        NoTextConsent: the person has not agreed, or not any more.
    """
    account = await open_account(uow)
    _require(await standing_of(uow, wanted.number, wanted.candidate_id))
    body = wanted.body
    if not await queries.was_texted(uow, wanted.number):
        body = f"{body}\n\n{opt_out_line(wanted.locale, account.organization)}"
    now = clock.now()
    leaves = opens_at(account.settings, wanted.number, account.time_zone, now + UNDO_WINDOW)
    text_id = ids.uuid7()
    await repository.insert_text(
        uow,
        {
            "id": text_id,
            "direction": Direction.OUT.value,
            "number": wanted.number,
            "name": wanted.recipient_name,
            "candidate_id": wanted.candidate_id,
            "record_type": wanted.record.type,
            "record_id": wanted.record.id,
            "author_id": wanted.author_id,
            "body": body,
            "segments": measure(body).segments,
            "dedupe_key": f"out:{text_id}",
            "status": TextStatus.HELD.value,
            "available_at": leaves,
            "created_at": now,
        },
    )
    uow.emit(TextQueued(text_id=text_id), available_at=leaves)
    tell_changed(uow, text_id, wanted.record)
    return text_id


async def read_texting(
    uow: UnitOfWork, phone: str, candidate_id: UUID, locale: str
) -> Texting | None:
    """Return what a composer of texts has to know, None where texts are switched off."""
    settings = await queries.get_settings(uow)
    if not settings.enabled:
        return None
    organization = await identity.get_organization(uow)
    number = dialable(phone, organization.time_zone) if phone else ""
    if not number:
        return Texting(
            number="", standing=Standing.NONE, opens_at=None,
            time_zone=organization.time_zone, opt_out_line="", log=(),
        )  # fmt: skip
    now = clock.now()
    leaves = opens_at(settings, number, organization.time_zone, now)
    log = await queries.list_consents(uow, number)
    known = await queries.was_texted(uow, number)
    return Texting(
        number=number,
        standing=standing(log, candidate_id),
        opens_at=leaves if leaves > now else None,
        time_zone=zones_of(number, organization.time_zone)[0],
        opt_out_line="" if known else opt_out_line(locale, organization.name),
        log=tuple(entry for entry in log if entry.candidate_id in {None, candidate_id}),
    )


async def are_texts_on(uow: UnitOfWork) -> bool:
    """Tell whether the organization sends texts."""
    return (await queries.get_settings(uow)).enabled


async def recall_text(uow: UnitOfWork, actor: Actor, text_id: UUID) -> TextMessage:
    """Take back a text that waits.

    Raises:
        NotFound: there is none in this organization.
        NotRecallable: it has left, or may have.
    """
    policy.can_direct_messages(actor).require()
    row = await _lock(uow, text_id)
    if TextStatus(row["status"]) not in _RECALLABLE:
        raise NotRecallable(
            say(
                "This text is {status}; only one that has not left can be taken back.",
                status=MESSAGE_WORDS[row["status"]],
            )
        )
    await repository.update_text(
        uow, text_id, {"status": TextStatus.RECALLED.value, "finished_at": clock.now()}
    )
    audit.record(
        uow,
        actor,
        "messages.text_recalled",
        "text",
        text_id,
        say("Took back a text before it left."),
    )
    return await _changed(uow, text_id)


async def resend_text(uow: UnitOfWork, actor: Actor, text_id: UUID) -> TextMessage:
    """Send a text again that failed, or of which nobody knows whether it arrived.

    Raises:
        NotFound: there is none in this organization.
        NotResendable: it was sent or taken back, or is on its way.
        TextsAreOff, NoTextConsent: as for `queue_text`.
    """
    policy.can_direct_messages(actor).require()
    row = await _lock(uow, text_id)
    if TextStatus(row["status"]) not in _RESENDABLE:
        raise NotResendable(
            say(
                "This text is {status}; only one that did not arrive can be sent again.",
                status=MESSAGE_WORDS[row["status"]],
            )
        )
    account = await open_account(uow)
    _require(await standing_of(uow, row["number"], row["candidate_id"]))
    leaves = opens_at(account.settings, row["number"], account.time_zone, clock.now())
    await repository.update_text(
        uow,
        text_id,
        {
            "status": TextStatus.QUEUED.value,
            "available_at": leaves,
            "lease_until": None,
            "handed_over_at": None,
            "finished_at": None,
            "error": "",
        },
    )
    uow.emit(TextQueued(text_id=text_id), available_at=leaves)
    audit.record(
        uow, actor, "messages.text_resent", "text", text_id,
        say("Sent a text again that was {status}.", status=MESSAGE_WORDS[row['status']]),
    )  # fmt: skip
    return await _changed(uow, text_id)


def tell_changed(uow: UnitOfWork, text_id: UUID, record: RecordRef | None) -> None:
    """Let screens that show the text follow."""
    if record is not None:
        uow.emit(TextChanged(text_id=text_id, record_type=record.type, record_id=record.id))


def _require(found: Standing) -> None:
    if found is Standing.GIVEN:
        return
    if found is Standing.NONE:
        raise NoTextConsent(
            say("Ask the candidate whether you may text them, and note the answer.")
        )
    raise NoTextConsent(say("The candidate wants no texts. Write a mail instead."))


async def _lock(uow: UnitOfWork, text_id: UUID) -> Row:
    row = await repository.find_for_update(uow, text_id)
    if row is None:
        raise NotFound(say("There is no such text."))
    return row


async def _changed(uow: UnitOfWork, text_id: UUID) -> TextMessage:
    found = await queries.find_text(uow, text_id)
    if found is None:
        raise NotFound(say("There is no such text."))
    tell_changed(uow, text_id, found.record)
    return found
