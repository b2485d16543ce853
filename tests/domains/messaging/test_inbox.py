"""The inbox inside the application."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import ActorKind
from rolecall.access.actor import Actor
from rolecall.domains.messaging import queries
from rolecall.domains.messaging.contracts import (
    MailKind,
    NoticeKind,
    Notification,
    Notify,
    Preference,
    Reader,
    Recipient,
)
from rolecall.domains.messaging.events import NotificationsAdded
from rolecall.domains.messaging.service import inbox
from rolecall.domains.messaging.service.queueing import queue_message
from rolecall.infra.outbox.models import events
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound
from rolecall.kernel.ids import uuid7
from rolecall.kernel.pages import PageRequest

from tests.domains.messaging.conftest import Office


async def notify(office: Office, *readers: Reader, **changes: Any) -> int:
    async with office.database.transaction(office.tenant) as uow:
        return await inbox.notify(
            uow,
            Notify(
                kind=NoticeKind.NEW_APPLICATION,
                readers=readers,
                variables={"candidate_name": "Ada Byron", "job_title": "Nurse"},
                dedupe_key=changes.pop("dedupe_key", str(uuid7())),
                link="/app/applications/1",
                **changes,
            ),
        )


async def inbox_of(office: Office, user_id: UUID, *, unread: bool = False) -> list[Notification]:
    async with office.database.transaction(office.tenant) as uow:
        page = await queries.list_notifications(uow, user_id, PageRequest(), unread=unread)
    return list(page.items)


async def test_tells_each_reader_in_their_language_once(office: Office) -> None:
    english, german = Reader(uuid7()), Reader(uuid7(), "de")
    assert await notify(office, english, german, english, dedupe_key="a") == 2
    assert await notify(office, english, german, dedupe_key="a") == 0
    assert [n.title for n in await inbox_of(office, english.user_id)] == ["Ada Byron applied"]
    [line] = await inbox_of(office, german.user_id)
    assert (line.title, line.body) == ("Ada Byron hat sich beworben", "Nurse")
    assert (line.link, line.read_at) == ("/app/applications/1", None)


async def test_publishes_one_event_for_all_readers(office: Office) -> None:
    readers = [Reader(uuid7()) for _ in range(3)]
    await notify(office, *readers, dedupe_key="b")
    await notify(office, *readers, dedupe_key="b")
    async with office.database.transaction(office.tenant) as uow:
        rows = await uow.fetch(
            sa.select(events.c.payload).where(
                events.c.org_id == uow.org_id, events.c.type == NotificationsAdded.type
            )
        )
    assert len(rows) == 1
    assert set(rows[0]["payload"]["user_ids"]) == {str(reader.user_id) for reader in readers}


async def test_nobody_to_tell_is_no_error(office: Office) -> None:
    assert await notify(office) == 0


async def test_a_person_reads_only_their_own(office: Office) -> None:
    me, other = office.actor(), office.actor()
    assert me.user_id is not None
    assert other.user_id is not None
    await notify(office, Reader(me.user_id), Reader(other.user_id))
    [mine] = await inbox_of(office, me.user_id)
    with pytest.raises(NotFound):
        async with office.database.transaction(office.tenant) as uow:
            await inbox.mark_read(uow, other, mine.id)
    async with office.database.transaction(office.tenant) as uow:
        read = await inbox.mark_read(uow, me, mine.id)
        assert read.read_at is not None
        assert (await inbox.mark_read(uow, me, mine.id)).read_at == read.read_at
        assert await queries.count_unread(uow, me.user_id) == 0
        assert await queries.count_unread(uow, other.user_id) == 1
    assert await inbox_of(office, me.user_id, unread=True) == []


async def test_marks_everything_read(office: Office) -> None:
    me = office.actor()
    assert me.user_id is not None
    for _ in range(3):
        await notify(office, Reader(me.user_id))
    async with office.database.transaction(office.tenant) as uow:
        assert await queries.count_unread(uow, me.user_id) == 3
        assert await inbox.mark_all_read(uow, me) == 3
        assert await inbox.mark_all_read(uow, me) == 0
        assert await queries.count_unread(uow, me.user_id) == 0


async def test_pages_newest_first(office: Office) -> None:
    me = Reader(uuid7())
    for number in range(5):
        await notify(office, me, dedupe_key=str(number))
    async with office.database.transaction(office.tenant) as uow:
        first = await queries.list_notifications(uow, me.user_id, PageRequest(2), unread=False)
        rest = await queries.list_notifications(
            uow, me.user_id, PageRequest(10, first.next_after), unread=False
        )
    ids = [n.id for n in [*first.items, *rest.items]]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 5


async def test_whoever_switched_a_kind_off_is_not_told(office: Office) -> None:
    me = office.actor()
    assert me.user_id is not None
    async with office.database.transaction(office.tenant) as uow:
        await inbox.set_preference(uow, me, Preference("new_application", email=True, in_app=False))
        wishes = {wish.kind: wish for wish in await inbox.list_preferences(uow, me)}
    assert not wishes["new_application"].in_app
    assert wishes["application_withdrawn"] == Preference("application_withdrawn")
    assert await notify(office, Reader(me.user_id), Reader(uuid7())) == 1
    assert await inbox_of(office, me.user_id) == []


async def test_account_mails_cannot_be_switched_off(office: Office) -> None:
    with pytest.raises(InvalidInput):
        async with office.database.transaction(office.tenant) as uow:
            await inbox.set_preference(uow, office.actor(), Preference("password_reset"))


async def test_only_people_have_an_inbox(office: Office) -> None:
    with pytest.raises(Forbidden):
        inbox.reader_of(Actor(ActorKind.API_KEY, org_id=office.org_id))


async def test_a_mail_about_several_things_asks_the_wish_about_each(office: Office) -> None:
    me = office.actor()
    assert me.user_id is not None
    async with office.database.transaction(office.tenant) as uow:
        await inbox.set_preference(uow, me, Preference("interview_cancelled", email=False))
        wishes = {one.kind: one for one in await inbox.list_preferences(uow, me)}
        queued = []
        for news in ("scheduled", "cancelled"):
            mail = office.wanted(
                kind=MailKind.INTERVIEW_NEWS,
                recipient=Recipient(office.candidate, user_id=me.user_id),
            )
            variables = {**mail.variables, "news": news}
            del variables["preferences_url"]
            told = replace(mail, variables=variables)
            queued.append(await queue_message(uow, told))
    assert [one is None for one in queued] == [False, True]
    assert (wishes["interview_cancelled"].by_mail, wishes["offer_sent"].by_mail) == (True, False)
    assert "/app/account" in (await office.message(cast(UUID, queued[0]))).text
