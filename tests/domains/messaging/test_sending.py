"""Interruptions and refusals between the claim of a message and the record of its outcome."""

import asyncio
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest
import sqlalchemy as sa

from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import MessageStatus, Recipient
from rolecall.domains.messaging.events import (
    MessageBounced,
    MessageDelivered,
    MessageStranded,
)
from rolecall.domains.messaging.rules.delivery import (
    CLAIM_LEASE,
    GIVE_UP_AFTER,
    HANDOVER_LEASE,
)
from rolecall.domains.messaging.service.queueing import recall_messages
from rolecall.domains.messaging.service.sending import send_message
from rolecall.infra.db.security import APP
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.outbox.models import events
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.events import Event
from rolecall.kernel.ids import uuid7

from tests.domains.messaging.conftest import Office
from tests.support.servers import Servers
from tests.support.smtp_server import Mailhost, Misbehaviour

SECOND = timedelta(seconds=1)


async def send(office: Office, message_id: UUID) -> None:
    await send_message(office.database, office.org_id, message_id)


async def published(office: Office, event: type[Event]) -> int:
    async with office.database.transaction(office.tenant) as uow:
        counted: int = await uow.fetch_value(
            sa.select(sa.func.count())
            .select_from(events)
            .where(events.c.org_id == uow.org_id, events.c.type == event.type)
        )
    return counted


async def interrupt(office: Office, message_id: UUID, *, handed_over: bool) -> None:
    """Leave the message as a worker does that is killed before or behind its mark."""
    async with office.database.transaction(office.tenant) as uow:
        now = clock.now()
        await repository.claim(uow, message_id, 1, now + CLAIM_LEASE)
        if handed_over:
            assert await repository.mark_handed_over(uow, message_id, 1, now, now + HANDOVER_LEASE)


async def test_says_that_it_was_delivered(office: Office, mailhost: Mailhost) -> None:
    message_id = await office.queue()
    await send(office, message_id)
    assert await published(office, MessageDelivered) == 1
    await send(office, message_id)
    assert len(office.arrived(mailhost)) == 1
    assert await published(office, MessageDelivered) == 1


async def test_two_workers_send_it_once(office: Office, mailhost: Mailhost) -> None:
    mailhost.plan("content", Misbehaviour(delay=0.2))
    message_id = await office.queue()
    outcomes = await asyncio.gather(
        *(send(office, message_id) for _ in range(4)), return_exceptions=True
    )
    assert len(office.arrived(mailhost)) == 1
    assert sum(isinstance(outcome, RetryLater) for outcome in outcomes) == 3
    assert (await office.message(message_id)).status is MessageStatus.SENT


async def test_a_temporary_refusal_comes_back_with_growing_pauses(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("rcpt", Misbehaviour("450 4.2.0 greylisted"), times=2)
    message_id = await office.queue()
    pauses = []
    for _ in range(2):
        with pytest.raises(RetryLater, match="greylisted") as wish:
            await send(office, message_id)
        pauses.append(wish.value.after)
        waiting = await office.message(message_id)
        assert waiting.status is MessageStatus.QUEUED
        assert "greylisted" in waiting.error
    assert pauses == [timedelta(seconds=5), timedelta(seconds=10)]
    await send(office, message_id)
    assert (await office.message(message_id)).status is MessageStatus.SENT
    assert len(office.arrived(mailhost)) == 1


async def test_gives_up_after_two_days_and_says_so(office: Office, mailhost: Mailhost) -> None:
    mailhost.plan("mail", Misbehaviour("451 4.3.0 out of order"))
    message_id = await office.queue()
    with clock.shifted(GIVE_UP_AFTER):
        await send(office, message_id)
    given_up = await office.message(message_id)
    assert given_up.status is MessageStatus.FAILED
    assert "out of order" in given_up.error
    assert await published(office, MessageStranded) == 1


async def test_a_mailbox_that_does_not_exist_gets_no_further_mail(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("rcpt", Misbehaviour("550 5.1.1 no such user"))
    message_id = await office.queue(recipient=Recipient("Nobody@example.org"))
    await send(office, message_id)
    assert (await office.message(message_id)).status is MessageStatus.FAILED
    assert await published(office, MessageBounced) == 1
    async with office.database.transaction(office.tenant) as uow:
        assert await queries.suppressed_since(uow, "nobody@example.org") is not None
    again = await office.queue(recipient=Recipient("nobody@example.org"))
    assert (await office.message(again)).status is MessageStatus.SUPPRESSED


async def test_a_refused_mail_says_nothing_about_the_mailbox(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("content", Misbehaviour("554 5.7.1 looks like spam"))
    message_id = await office.queue()
    await send(office, message_id)
    assert (await office.message(message_id)).status is MessageStatus.FAILED
    async with office.database.transaction(office.tenant) as uow:
        assert await queries.suppressed_since(uow, office.candidate) is None


async def test_no_answer_to_the_content_is_not_sent_again(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("content", Misbehaviour(delay=3.5))
    message_id = await office.queue()
    await send(office, message_id)
    assert (await office.message(message_id)).status is MessageStatus.UNCERTAIN
    assert await published(office, MessageStranded) == 1
    await send(office, message_id)
    await asyncio.sleep(1.2)
    assert len(office.arrived(mailhost)) <= 1


async def test_interrupted_before_its_mark_it_is_sent_again(
    office: Office, mailhost: Mailhost
) -> None:
    message_id = await office.queue()
    await interrupt(office, message_id, handed_over=False)
    with pytest.raises(RetryLater):
        await send(office, message_id)
    with clock.shifted(CLAIM_LEASE + SECOND):
        await send(office, message_id)
    assert len(office.arrived(mailhost)) == 1
    assert (await office.message(message_id)).status is MessageStatus.SENT


async def test_interrupted_behind_its_mark_it_is_left_to_a_person(
    office: Office, mailhost: Mailhost
) -> None:
    message_id = await office.queue()
    await interrupt(office, message_id, handed_over=True)
    with clock.shifted(CLAIM_LEASE + SECOND), pytest.raises(RetryLater):
        await send(office, message_id)
    with clock.shifted(HANDOVER_LEASE + SECOND):
        await send(office, message_id)
    assert office.arrived(mailhost) == []
    assert (await office.message(message_id)).status is MessageStatus.UNCERTAIN
    assert await published(office, MessageStranded) == 1


async def test_a_mailbox_that_knows_the_mail_gets_it_again_without_harm(
    office: Office, runtime: Runtime
) -> None:
    message_id = await office.queue(recipient=Recipient(f"{uuid7()}@example.org"))
    await interrupt(office, message_id, handed_over=True)
    with clock.shifted(HANDOVER_LEASE + SECOND):
        await send(office, message_id)
    assert (await office.message(message_id)).status is MessageStatus.SENT


async def test_who_lost_the_claim_sends_nothing(office: Office, mailhost: Mailhost) -> None:
    mailhost.plan("rcpt", Misbehaviour(delay=0.3))
    message_id = await office.queue()
    slow = asyncio.create_task(send(office, message_id))
    await asyncio.sleep(0.1)
    with clock.shifted(CLAIM_LEASE + SECOND):
        await send(office, message_id)
    await slow
    assert len(office.arrived(mailhost)) == 1
    assert (await office.message(message_id)).attempts == 2


async def test_a_recall_catches_a_mail_that_is_just_being_addressed(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("rcpt", Misbehaviour(delay=0.3))
    message_id = await office.queue(group_key="late")
    sending = asyncio.create_task(send(office, message_id))
    await asyncio.sleep(0.1)
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_messages(uow, "late") == 1
    await sending
    assert office.arrived(mailhost) == []
    assert (await office.message(message_id)).status is MessageStatus.RECALLED


async def test_a_recall_comes_too_late_once_the_content_is_leaving(
    office: Office, mailhost: Mailhost
) -> None:
    mailhost.plan("content", Misbehaviour(delay=0.3))
    message_id = await office.queue(group_key="too late")
    sending = asyncio.create_task(send(office, message_id))
    await asyncio.sleep(0.15)
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_messages(uow, "too late") == 0
    await sending
    assert len(office.arrived(mailhost)) == 1
    assert (await office.message(message_id)).status is MessageStatus.SENT


@pytest.mark.parametrize("address", ["not an address", "жанна@example.org", "a@" + "x" * 80])
async def test_an_address_that_cannot_be_written_fails_for_good(
    office: Office, mailhost: Mailhost, address: str
) -> None:
    message_id = await office.queue(recipient=Recipient(address))
    await send(office, message_id)
    failed = await office.message(message_id)
    assert failed.status is MessageStatus.FAILED
    assert failed.error


async def test_a_message_that_is_gone_is_no_error(office: Office, mailhost: Mailhost) -> None:
    await send(office, uuid7())
    assert office.arrived(mailhost) == []


async def test_an_outcome_is_written_down_although_the_database_was_restarted(
    office: Office, mailhost: Mailhost, servers: Servers
) -> None:
    mailhost.plan("content", Misbehaviour(delay=0.3))
    message_id = await office.queue()
    sending = asyncio.create_task(send(office, message_id))
    await asyncio.sleep(0.15)
    admin = await asyncpg.connect(servers.admin_dsn)
    ended = await admin.fetchval(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = $1", APP
    )
    await admin.close()
    await sending
    assert ended >= 1
    assert len(office.arrived(mailhost)) == 1
    assert (await office.message(message_id)).status is MessageStatus.SENT


async def test_a_mark_that_could_not_be_set_sends_nothing_and_comes_back(
    office: Office, mailhost: Mailhost, servers: Servers
) -> None:
    mailhost.plan("rcpt", Misbehaviour(delay=0.2))
    message_id = await office.queue()
    sending = asyncio.create_task(send(office, message_id))
    await asyncio.sleep(0.1)
    admin = await asyncpg.connect(servers.admin_dsn)
    async with office.database.transaction(office.tenant) as uow:
        assert await repository.find_for_update(uow, message_id) is not None
        await asyncio.sleep(0.3)
        cut = await admin.fetchval(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE usename = $1 AND wait_event_type = 'Lock'",
            APP,
        )
    await admin.close()
    with pytest.raises(RetryLater, match="could not be noted"):
        await sending
    assert cut == 1
    assert office.arrived(mailhost) == []
    assert (await office.message(message_id)).status is MessageStatus.QUEUED
    await send(office, message_id)
    assert len(office.arrived(mailhost)) == 1
