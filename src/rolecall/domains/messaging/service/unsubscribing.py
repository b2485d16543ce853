"""Doing without mails that one can do without, and wanting them again.

Guarantees: whoever has the link of such a mail ends all mails of these kinds from one organization
to this address, without signing in; what waits does not leave, however late in its sending; what is
about somebody's own application always comes; the way back is on the same page. It holds until the
reader takes it back, and nobody else can.

One click is a POST without cookie, answered without a redirect (RFC 8058, section 3.1); a GET
changes nothing, because scanners follow links.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.audit import api as audit
from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.events import SubscriptionChanged
from rolecall.domains.messaging.rules.catalogue import UNSUBSCRIBABLE, declaration_of
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import Tenant

LIFETIME = timedelta(days=730)
"""A link holds as long as answers to the mail are taken."""
_PURPOSE = "mail-unsubscribe"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the page of a link shows; `since` is None while the mails are wanted."""

    org_id: UUID
    locale: str
    since: datetime | None


def unsubscribe_url(runtime: Runtime, org_id: UUID, message_id: UUID) -> str:
    """Return the address at which the reader of a message ends mails of its kind."""
    payload = [str(org_id), str(message_id)]
    token = runtime.keys.signer(_PURPOSE).sign(payload, lifetime=LIFETIME)
    return f"{runtime.public_url}/unsubscribe/{token}"


async def read_subscription(db: Database, token: str) -> Subscription:
    """Return whether the mails are wanted.

    Raises:
        NotFound: the link is not one of ours.
        Gone: it is too old.
    """
    org_id, message_id = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        return await _subscription(uow, await _message(uow, message_id))


async def unsubscribe(db: Database, token: str, ip: str) -> Subscription:
    """End the mails; that they have ended already is no error.

    Raises:
        NotFound, Gone: as for `read_subscription`.
    """
    org_id, message_id = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        message = await _message(uow, message_id)
        now = clock.now()
        if await repository.insert_unsubscribe(uow, message["recipient_norm"], now):
            _tell(uow, message, ip, subscribed=False)
        dropped = await repository.drop_unwanted(
            uow, message["recipient_norm"], UNSUBSCRIBABLE, now
        )
        _tell_dropped(uow, dropped)
        return await _subscription(uow, message)


async def subscribe_again(db: Database, token: str, ip: str) -> Subscription:
    """Let the mails come again; what was dropped meanwhile stays so.

    Raises:
        NotFound, Gone: as for `read_subscription`.
    """
    org_id, message_id = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        message = await _message(uow, message_id)
        if await repository.delete_unsubscribe(uow, message["recipient_norm"]):
            _tell(uow, message, ip, subscribed=True)
        return await _subscription(uow, message)


async def choose_outreach(uow: UnitOfWork, actor: Actor, email: str, *, wanted: bool) -> None:
    """Let mails about no application come to an address, or end them, as its owner wishes.

    The caller has made sure that the address is the actor's. Again changes nothing.
    """
    norm, now = normalise_email(email), clock.now()
    if wanted:
        changed = await repository.delete_unsubscribe(uow, norm)
    else:
        changed = await repository.insert_unsubscribe(uow, norm, now)
        _tell_dropped(uow, await repository.drop_unwanted(uow, norm, UNSUBSCRIBABLE, now))
    if changed:
        action = "messages.subscribed" if wanted else "messages.unsubscribed"
        audit.record(uow, actor, action, "user", actor.user_id, _said(subscribed=wanted))


async def unsubscribed_since(uow: UnitOfWork, emails: Iterable[str]) -> datetime | None:
    """Return since when one of a person's addresses wants none, None where all do."""
    norms = {normalise_email(email) for email in emails if email}
    found = await queries.list_unsubscribed(uow, norms) if norms else {}
    return min(found.values(), default=None)


async def unsubscribed_among(uow: UnitOfWork, emails: Iterable[str]) -> set[str]:
    """Return which of these addresses want none, normalised."""
    norms = {normalise_email(email) for email in emails if email}
    return set(await queries.list_unsubscribed(uow, norms)) if norms else set()


async def is_unwanted(uow: UnitOfWork, kind: str, email_norm: str) -> bool:
    """Tell whether a mail of this kind is one that its reader does not want."""
    if not declaration_of(kind).unsubscribable:
        return False
    return bool(await queries.list_unsubscribed(uow, [email_norm]))


def _read(runtime: Runtime, token: str) -> tuple[UUID, UUID]:
    org_id, message_id = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(message_id)


async def _message(uow: UnitOfWork, message_id: UUID) -> Row:
    row = await queries.find_unsubscribable(uow, message_id)
    if row is None:
        raise NotFound(
            say("This mail is not kept any more. The newest mail has a link that works.")
        )
    return row


async def _subscription(uow: UnitOfWork, message: Row) -> Subscription:
    norm = message["recipient_norm"]
    since = (await queries.list_unsubscribed(uow, [norm])).get(norm)
    return Subscription(uow.org_id, message["locale"], since)


def _tell_dropped(uow: UnitOfWork, dropped: Iterable[Row]) -> None:
    for one in dropped:
        uow.emit(
            SubscriptionChanged(
                message_id=one["id"],
                record_type=one["record_type"],
                record_id=one["record_id"],
                subscribed=False,
            )
        )


def _said(*, subscribed: bool) -> Sentence:
    return (
        say("Wants mails again that are not about an application.")
        if subscribed
        else say("Does not want mails any more that are not about an application.")
    )


def _tell(uow: UnitOfWork, message: Row, ip: str, *, subscribed: bool) -> None:
    reader = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=message["recipient_name"], ip=ip)
    record_id = message["record_id"] or message["id"]
    audit.record(
        uow,
        reader,
        "messages.subscribed" if subscribed else "messages.unsubscribed",
        message["record_type"] or "message",
        record_id,
        _said(subscribed=subscribed),
    )
    uow.emit(
        SubscriptionChanged(
            message_id=message["id"],
            record_type=message["record_type"],
            record_id=message["record_id"],
            subscribed=subscribed,
        )
    )
