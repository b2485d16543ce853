"""Telling people in the application, and keeping what they wish to be told.

Guarantees: a person is told a thing once; nobody reads or changes another person's inbox.
"""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import (
    NewNotification,
    Notification,
    Notify,
    Preference,
)
from rolecall.domains.messaging.events import NotificationsAdded, NotificationsRead
from rolecall.domains.messaging.rules.notices import BY_MAIL, SWITCHABLE, in_words
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def notify(uow: UnitOfWork, wanted: Notify) -> int:
    """Put a notification into each reader's inbox, in their language; returns how many are new.

    Raises:
        VariablesRefused: the wording names a variable that is not given.
    """
    readers = {reader.user_id: reader for reader in wanted.readers}
    if not readers:
        return 0
    wishes = await queries.list_preferences(uow, wanted.kind.value, readers)
    lines = [
        NewNotification(
            reader.user_id,
            wanted.kind,
            *in_words(wanted.kind, reader.locale, wanted.variables),
            wanted.link,
            wanted.record,
            wanted.dedupe_key,
        )
        for reader in readers.values()
        if reader.user_id not in wishes or wishes[reader.user_id].in_app
    ]
    told = await repository.insert_notifications(uow, lines, clock.now()) if lines else []
    if told:
        uow.emit(NotificationsAdded(notice_id=ids.uuid7(), user_ids=tuple(told)))
    return len(told)


async def mark_read(uow: UnitOfWork, actor: Actor, notification_id: UUID) -> Notification:
    """Mark one of the actor's notifications read.

    Raises:
        NotFound: the actor has no such notification.
    """
    user_id = _reader(actor)
    marked = await repository.mark_read(uow, user_id, clock.now(), notification_id)
    found = await queries.find_notification(uow, user_id, notification_id)
    if found is None:
        raise NotFound(say("There is no such notification."))
    if marked:
        uow.emit(NotificationsRead(user_id=user_id))
    return found


async def mark_all_read(uow: UnitOfWork, actor: Actor) -> int:
    """Mark everything in the actor's inbox read; returns how many were unread."""
    user_id = _reader(actor)
    marked = await repository.mark_read(uow, user_id, clock.now())
    if marked:
        uow.emit(NotificationsRead(user_id=user_id))
    return marked


async def set_preference(uow: UnitOfWork, actor: Actor, wish: Preference) -> Preference:
    """Keep what the actor wishes to be told.

    Raises:
        InvalidInput: mails of this kind cannot be switched off, or there is no such kind.
    """
    if wish.kind not in SWITCHABLE:
        raise InvalidInput.of_field("kind", say("Choose one of {kinds}.", kinds=list(SWITCHABLE)))
    await repository.set_preference(uow, _reader(actor), wish)
    return replace(wish, by_mail=wish.kind in BY_MAIL)


async def list_preferences(uow: UnitOfWork, actor: Actor) -> list[Preference]:
    """Return the actor's wishes about every kind that can be switched off."""
    expressed = await queries.list_own_preferences(uow, _reader(actor))
    return [
        replace(expressed.get(kind, Preference(kind)), by_mail=kind in BY_MAIL)
        for kind in SWITCHABLE
    ]


def reader_of(actor: Actor) -> UUID:
    """Return whose inbox this actor reads.

    Raises:
        Forbidden: the actor is not a person.
    """
    return _reader(actor)


def _reader(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Only people have an inbox."))
    return actor.user_id
