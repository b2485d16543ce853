"""Mails that are queued, held, recalled, and sent again."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.files import api as files
from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import (
    MailKind,
    MessageStatus,
    NotRecallable,
    NotResendable,
    Preference,
    Recipient,
    RecordRef,
    SuppressionReason,
    VariablesRefused,
)
from rolecall.domains.messaging.models import messages
from rolecall.domains.messaging.rules.catalogue import sample_variables
from rolecall.domains.messaging.service.inbox import set_preference
from rolecall.domains.messaging.service.queueing import (
    queue_message,
    recall_held_messages,
    recall_message,
    recall_messages,
    resend_message,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, NotFound
from rolecall.kernel.ids import uuid7
from rolecall.kernel.pages import PageRequest

from tests.domains.messaging.conftest import HOLD, Drain, Office
from tests.support.smtp_server import Mailhost, Misbehaviour, body_of


async def test_sends_what_was_committed(office: Office, mailhost: Mailhost, drain: Drain) -> None:
    message_id = await office.queue()
    assert (await office.message(message_id)).status is MessageStatus.QUEUED
    await drain()
    [mail] = office.arrived(mailhost)
    assert mail["To"].addresses[0].addr_spec == office.candidate
    assert mail["From"].addresses[0].display_name == "Harbor Vale Careers"
    assert "https://jobs.example.com/status_url?a=1&b=2" in body_of(mail, "plain")
    sent = await office.message(message_id)
    assert sent.status is MessageStatus.SENT
    assert sent.sent_at is not None


async def test_sends_nothing_of_a_transaction_that_fails(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    async def queue_and_fail() -> None:
        async with office.database.transaction(office.tenant) as uow:
            await queue_message(uow, office.wanted())
            raise LookupError

    with pytest.raises(LookupError):
        await queue_and_fail()
    await drain()
    assert office.arrived(mailhost) == []


async def test_one_dedupe_key_queues_one_mail(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    first = await office.queue(dedupe_key="application:1:received")
    again = await asyncio.gather(
        *(office.queue(dedupe_key="application:1:received") for _ in range(5))
    )
    assert set(again) == {first}
    await drain()
    assert len(office.arrived(mailhost)) == 1


async def test_the_same_key_in_another_organization_is_another_mail(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    other = Office(office.database, uuid7())
    await office.queue(dedupe_key="same")
    await other.queue(dedupe_key="same")
    await drain()
    assert len(office.arrived(mailhost)) == len(other.arrived(mailhost)) == 1


async def test_refuses_variables_where_the_mail_is_asked_for(office: Office) -> None:
    with pytest.raises(VariablesRefused, match="status_url is missing"):
        await office.queue(variables={"candidate_name": "Ada"})


async def test_a_held_mail_leaves_when_its_time_comes(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    message_id = await office.queue(hold_for=HOLD)
    await drain()
    held = await office.message(message_id)
    assert held.status is MessageStatus.HELD
    assert held.send_after - held.created_at == HOLD
    assert office.arrived(mailhost) == []
    with clock.shifted(HOLD + timedelta(seconds=1)):
        await drain()
    assert len(office.arrived(mailhost)) == 1
    assert (await office.message(message_id)).status is MessageStatus.SENT


async def test_a_recalled_mail_never_leaves(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    group = f"transition:{uuid7()}"
    held = [await office.queue(hold_for=HOLD, group_key=group) for _ in range(2)]
    other = await office.queue(hold_for=HOLD, group_key=f"transition:{uuid7()}")
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_messages(uow, group) == 2
        assert await recall_messages(uow, group) == 0
    with clock.shifted(HOLD + timedelta(seconds=1)):
        await drain()
    assert len(office.arrived(mailhost)) == 1
    for message_id in held:
        assert (await office.message(message_id)).status is MessageStatus.RECALLED
    assert (await office.message(other)).status is MessageStatus.SENT


async def test_what_is_queued_after_its_recall_never_leaves(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    group = f"transition:{uuid7()}"
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_messages(uow, group) == 0
    late = await office.queue(group_key=group)
    await drain()
    assert (await office.message(late)).status is MessageStatus.RECALLED
    assert office.arrived(mailhost) == []


async def test_a_recall_waits_for_the_queueing_that_is_under_way(office: Office) -> None:
    group, queued = f"transition:{uuid7()}", asyncio.Event()

    async def queue_slowly() -> None:
        async with office.database.transaction(office.tenant) as uow:
            await queue_message(uow, office.wanted(group_key=group, hold_for=HOLD))
            queued.set()
            await asyncio.sleep(0.1)

    async def recall() -> int:
        await queued.wait()
        async with office.database.transaction(office.tenant) as uow:
            return await recall_messages(uow, group)

    _, recalled = await asyncio.gather(queue_slowly(), recall())
    assert recalled == 1


async def test_recalls_what_is_held_about_a_record(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    record = RecordRef("application", uuid7())
    held = await office.queue(record=record, hold_for=HOLD)
    other = await office.queue(hold_for=HOLD)
    await office.queue(record=record)
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_held_messages(uow, record, MailKind.APPLICATION_REJECTED) == 0
        assert await recall_held_messages(uow, record) == 1
    assert (await office.message(held)).status is MessageStatus.RECALLED
    assert (await office.message(other)).status is MessageStatus.HELD
    await drain()
    assert len(office.arrived(mailhost)) == 1


async def test_what_was_sent_cannot_be_recalled(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    group = f"transition:{uuid7()}"
    message_id = await office.queue(group_key=group)
    await drain()
    async with office.database.transaction(office.tenant) as uow:
        assert await recall_messages(uow, group) == 0
    with pytest.raises(NotRecallable, match="sent"):
        async with office.database.transaction(office.tenant) as uow:
            await recall_message(uow, office.actor(), message_id)


async def test_recall_and_send_at_once_agree(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    ids = [await office.queue(group_key=f"race:{number}") for number in range(20)]

    async def recall_all() -> int:
        recalled = 0
        for number in range(20):
            async with office.database.transaction(office.tenant) as uow:
                recalled += await recall_messages(uow, f"race:{number}")
            await asyncio.sleep(0.004)
        return recalled

    recalled, _ = await asyncio.gather(recall_all(), drain())
    statuses = [(await office.message(message_id)).status for message_id in ids]
    assert statuses.count(MessageStatus.RECALLED) == recalled
    assert statuses.count(MessageStatus.SENT) == 20 - recalled == len(office.arrived(mailhost))


async def test_members_never_see_private_links(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    message_id = await office.queue(hold_for=HOLD)
    private = sample_variables(MailKind.APPLICATION_RECEIVED)["status_url"]
    async with office.database.transaction(office.tenant) as uow:
        row = await uow.fetch_one(
            sa.select(*messages.c).where(
                messages.c.org_id == uow.org_id, messages.c.id == message_id
            )
        )
    assert row is not None
    assert private not in str(dict(row))
    shown = await office.message(message_id)
    assert "[private link]" in shown.text
    assert "private-link.invalid" not in shown.text
    with clock.shifted(HOLD + timedelta(seconds=1)):
        await drain()
    assert private in body_of(office.arrived(mailhost)[0], "plain")
    async with office.database.transaction(office.tenant) as uow:
        sealed = await uow.fetch_value(
            sa.select(messages.c.sealed).where(
                messages.c.org_id == uow.org_id, messages.c.id == message_id
            )
        )
    assert sealed is None


async def test_links_survive_a_rotation_of_keys(
    office: Office, runtime: Runtime, mailhost: Mailhost, drain: Drain
) -> None:
    held = await office.queue(hold_for=HOLD)
    report = await files.rotate_keys(runtime, office.org_id, new_data_key=True)
    assert report.reencrypted["messages.sealed"] == 1
    async with office.database.transaction(office.tenant) as uow:
        key_id = await uow.fetch_value(
            sa.select(messages.c.sealed_key_id).where(
                messages.c.org_id == uow.org_id, messages.c.id == held
            )
        )
    assert key_id == report.current_key
    with clock.shifted(HOLD + timedelta(seconds=1)):
        await drain()
    [mail] = office.arrived(mailhost)
    assert "https://jobs.example.com/status_url?a=1&b=2" in body_of(mail, "plain")


async def test_another_organization_sees_none_of_it(office: Office) -> None:
    record = RecordRef("application", uuid7())
    message_id = await office.queue(record=record, hold_for=HOLD)
    other = Office(office.database, uuid7())
    async with other.database.transaction(other.tenant) as uow:
        assert await queries.find_message(uow, message_id) is None
        assert (await queries.list_messages(uow, [record], PageRequest())).items == []
        with pytest.raises(NotFound):
            await recall_message(uow, other.actor(), message_id)
        with pytest.raises(NotFound):
            await resend_message(uow, other.actor(), message_id)
    assert (await office.message(message_id)).status is MessageStatus.HELD


async def test_lists_the_mails_about_a_record_by_page(office: Office) -> None:
    record = RecordRef("application", uuid7())
    ids = [await office.queue(record=record, hold_for=HOLD) for _ in range(5)]
    await office.queue(hold_for=HOLD)
    async with office.database.transaction(office.tenant) as uow:
        first = await queries.list_messages(uow, [record], PageRequest(3))
        second = await queries.list_messages(uow, [record], PageRequest(3, first.next_after))
    assert [m.id for m in [*first.items, *second.items]] == ids[::-1]
    assert second.next_after is None


async def test_a_mail_of_uncertain_outcome_is_sent_again_on_a_persons_word(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    mailhost.plan("content", Misbehaviour("554 5.7.1 not today"))
    message_id = await office.queue()
    await drain()
    assert (await office.message(message_id)).status is MessageStatus.FAILED
    async with office.database.transaction(office.tenant) as uow:
        await resend_message(uow, office.actor(), message_id)
    await drain()
    assert (await office.message(message_id)).status is MessageStatus.SENT
    assert "https://jobs.example.com/status_url" in body_of(office.arrived(mailhost)[0], "plain")
    with pytest.raises(NotResendable, match="sent"):
        async with office.database.transaction(office.tenant) as uow:
            await resend_message(uow, office.actor(), message_id)


@pytest.mark.parametrize("role", [Role.HIRING_MANAGER, Role.INTERVIEWER])
async def test_only_recruiters_and_administrators_direct_mails(office: Office, role: Role) -> None:
    message_id = await office.queue(hold_for=HOLD)
    for attempt in (recall_message, resend_message):
        with pytest.raises(Forbidden):
            async with office.database.transaction(office.tenant) as uow:
                await attempt(uow, office.actor(role), message_id)
    assert (await office.message(message_id)).status is MessageStatus.HELD


async def test_an_address_that_bounced_gets_no_mail_for_a_month(
    office: Office, mailhost: Mailhost, drain: Drain
) -> None:
    async with office.database.transaction(office.tenant) as uow:
        await repository.suppress(
            uow, office.candidate, SuppressionReason.BOUNCED, "550 no such user", clock.now()
        )
    suppressed = await office.queue(recipient=Recipient(office.candidate.upper()))
    await drain()
    assert (await office.message(suppressed)).status is MessageStatus.SUPPRESSED
    assert office.arrived(mailhost) == []
    with clock.shifted(timedelta(days=31)):
        later = await office.queue()
        await drain()
        assert (await office.message(later)).status is MessageStatus.SENT


async def test_a_member_who_switched_a_kind_off_gets_no_mail_of_it(office: Office) -> None:
    actor = office.actor()
    me = Recipient("me@example.org", user_id=actor.user_id)
    async with office.database.transaction(office.tenant) as uow:
        await set_preference(
            uow, actor, Preference(MailKind.NEW_APPLICATION, email=False, in_app=True)
        )
        new = office.wanted(kind=MailKind.NEW_APPLICATION, recipient=me)
        assert await queue_message(uow, new) is None
        other = office.wanted(kind=MailKind.NEW_APPLICATION, recipient=Recipient("x@example.org"))
        assert await queue_message(uow, other) is not None
        # What concerns the account itself cannot be switched off.
        reset = office.wanted(kind=MailKind.PASSWORD_RESET, recipient=me)
        assert await queue_message(uow, reset) is not None


async def test_a_mail_in_the_local_mailbox(office: Office, runtime: Runtime, drain: Drain) -> None:
    assert runtime.email.name == "local"
    address = f"{uuid7()}@example.org"
    message_id = await office.queue(recipient=Recipient(address, locale="de"))
    await drain()
    assert (await office.message(message_id)).status is MessageStatus.SENT
    mailbox = runtime.email.list_mails(recipient=address)  # type: ignore[attr-defined]
    assert [mail.id for mail in mailbox] == [message_id]
    assert mailbox[0].subject.startswith("Ihre Bewerbung ist eingegangen")
