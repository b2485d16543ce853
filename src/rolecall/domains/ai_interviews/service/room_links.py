"""The links by which candidates come into their interview.

Guarantees: a link is random and signed, names its organization, and is kept as a hash; it is opened
by a POST alone, on one device, which gets a secret of its own; opened again there it leads on, and
nowhere else; opening a newer link ends the older ones and their devices. Whoever has a link that
was used can have a new one mailed to the candidate's address, and learns nothing by it.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.ai_interviews.contracts.sessions import (
    HELD,
    LIVE,
    InterviewOver,
    LinkUsed,
    MailedFor,
    RoomLink,
    Session,
    SessionState,
)
from rolecall.domains.ai_interviews.queries import sessions as queries
from rolecall.domains.ai_interviews.repository import sessions as repository
from rolecall.domains.ai_interviews.rules.sessions import words_of
from rolecall.domains.ai_interviews.service.sessions import content_of, mail_link
from rolecall.domains.applications import api as applications
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import NotFound, Unauthenticated
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

READABLE: Final = timedelta(days=180)
"""How long a link is recognized; when it can be opened is said by its row."""
_PURPOSE: Final = "ai-interview"
_LEAST: Final = timedelta(days=1)
"""How long a link can be opened where the interview itself is over."""
_SECRET_BYTES: Final = 24
_MOST_MAILS: Final = Rate("ai_interviews.links", 3, 3_600)


@dataclass(frozen=True, slots=True)
class Device:
    """Who is in the room: by which link, from where.

    `secret` is what the browser keeps in its cookie.
    """

    org_id: UUID
    link_id: UUID
    secret: str
    ip: str = ""


async def mint_link(uow: UnitOfWork, session: Session) -> str:
    """Make a link to an interview; returns its address, which is kept nowhere."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    at = clock.now()
    link = RoomLink(
        id=ids.uuid7(), interview_id=session.id, secret_hash=_hash(secret), device_hash=None,
        issued_at=at, expires_at=max(session.expires_at, at + _LEAST), used_at=None, ended_at=None,
    )  # fmt: skip
    await repository.insert_link(uow, link)
    payload = [str(uow.org_id), str(link.id), secret]
    token = uow.runtime.keys.signer(_PURPOSE).sign(payload, lifetime=READABLE)
    return f"{uow.runtime.public_url}/interview/{token}"


async def find_for_link(uow: UnitOfWork, interview_id: UUID) -> tuple[Session, int] | None:
    """Return an interview that a link may be mailed for, with the minutes that it may take."""
    session = await queries.find_session(uow, interview_id)
    if session is None or session.state not in LIVE | HELD:
        return None
    settings = (await content_of(uow, session)).settings
    return session, settings.minutes + session.extra_minutes


async def open_link(
    db: Database, token: str, held: Mapping[UUID, str], ip: str
) -> tuple[Device, bool]:
    """Let a device into the room; tells whether it is new there and gets its secret now.

    `held` are the secrets that the browser has, by link.

    Raises:
        NotFound: the link is not one of ours.
        LinkUsed: it was used on another device, or a newer one was opened.
        Gone: its time is over, or the invitation was taken back.
    """
    org_id, link_id, secret = _read(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        link = await repository.lock_link(uow, link_id)
        if link is None or not hmac.compare_digest(link.secret_hash, _hash(secret)):
            raise _unknown()
        session = await queries.get_session(uow, link.interview_id)
        if session.state is SessionState.REVOKED:
            raise InterviewOver(words_of(session.state))
        if link.ended_at is not None:
            raise _used()
        own = held.get(link.id, "")
        if link.device_hash is not None:
            if not hmac.compare_digest(link.device_hash, _hash(own)):
                raise _used()
            return Device(org_id, link.id, own, ip), False
        if link.expires_at <= clock.now():
            raise InterviewOver(say("The time for this link is over. Ask for a new one."))
        own = secrets.token_urlsafe(_SECRET_BYTES)
        await repository.exchange_link(uow, link, _hash(own), clock.now())
        return Device(org_id, link.id, own, ip), True


async def ask_for_link(db: Database, token: str) -> None:
    """Have a new link mailed to the candidate's address, if there is still something to do.

    Whoever asks learns nothing: not whether one was mailed, and not to whom.
    """
    try:
        org_id, link_id, secret = _read(db.runtime, token)
    except NotFound:
        return
    async with db.transaction(Tenant(org_id)) as uow:
        link = await queries.find_link(uow, link_id)
        if link is None or not hmac.compare_digest(link.secret_hash, _hash(secret)):
            return
        session = await repository.lock_session(uow, link.interview_id)
        is_open = session.state in LIVE and session.expires_at > clock.now()
        if not is_open and session.state not in HELD:
            return
        if not await limiter_of(db.runtime).hit(_MOST_MAILS, str(session.id)):
            return
        await repository.update_session(uow, session.id, {})
        mail_link(uow, session, MailedFor.ASKED)


async def enter(uow: UnitOfWork, device: Device, *, locked: bool) -> tuple[Session, Actor]:
    """Return the interview of a device in the room, and its candidate as who acts.

    Raises:
        Unauthenticated: the device has no place there, or a newer link was opened.
        Gone: the invitation was taken back.
    """
    link = await queries.find_link(uow, device.link_id)
    is_known = (
        link is not None
        and link.device_hash is not None
        and link.ended_at is None
        and hmac.compare_digest(link.device_hash, _hash(device.secret))
    )
    if link is None or not is_known:
        raise Unauthenticated(
            say("Open the interview by the link in your mail, or ask there for a new one."),
            code="not_in_the_room",
        )
    found = (
        await repository.lock_session(uow, link.interview_id)
        if locked
        else await queries.get_session(uow, link.interview_id)
    )
    if found.state is SessionState.REVOKED:
        raise InterviewOver(words_of(found.state))
    application = await applications.read_application(uow, found.application_id)
    name = application.candidate_name
    return found, Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=device.ip)


def _read(runtime: Runtime, token: str) -> tuple[UUID, UUID, str]:
    org_id, link_id, secret = runtime.keys.signer(_PURPOSE).verify(token)
    return UUID(org_id), UUID(link_id), str(secret)


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()


def _unknown() -> NotFound:
    return NotFound(say("This link is not valid. Check that it was copied whole."))


def _used() -> LinkUsed:
    return LinkUsed(
        say(
            "This link was opened on another device, or there is a newer one. You can have a new "
            "link sent to your address."
        )
    )
