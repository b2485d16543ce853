"""Asking to be erased, and confirming it with the mailed link."""

import secrets
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import queries, repository
from rolecall.domains.privacy.contracts import (
    CALL_OFF_WITHIN,
    CONFIRM_WITHIN,
    MOST_MAILS,
    QUIET,
    UNDECIDED,
    AskedBy,
    ErasureRequest,
    Look,
    NewRequest,
    RequestStatus,
)
from rolecall.domains.privacy.events import ErasureRequestChanged, ErasureRequestDue
from rolecall.domains.privacy.rules.due import last_day
from rolecall.domains.privacy.rules.requesting import ALPHABET, number_of
from rolecall.domains.privacy.service.requesting.link import (
    page_token,
    read_confirm_token,
    read_page_token,
)
from rolecall.domains.privacy.service.requesting.locking import Locked, again, locked_request
from rolecall.domains.privacy.service.requesting.looking import look_at
from rolecall.domains.privacy.service.requesting.telling import (
    mail_confirmation,
    mail_news,
    notify_administrators,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, Gone, NotFound, TooManyRequests
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_RATE = Rate("privacy.erasure_asked", 10, 3600)
_DRAWN = 8
NOT_VALID = say("This link is not valid any more. The newest mail has the right one.")


async def ask_by_link(db: Database, token: str, ip: str) -> ErasureRequest:
    """Mail the link that confirms to the address of the application; nothing else happens.

    Raises:
        NotFound, Gone: the link is not valid (any more).
        Conflict: `candidate_erased`, or `erasure_open` if one is confirmed already.
        TooManyRequests: the link was mailed too often, or too much was asked from this address.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        await _admit(uow, ip)
        actor = _candidate(uow, application.candidate_name, ip)
        address, locale = application.candidate_email, application.locale
        return await _ask(uow, actor, application, AskedBy.LINK, address, locale)


async def ask_by_portal(
    db: Database, actor: Actor, application_id: UUID, locale: str
) -> ErasureRequest:
    """Mail the link that confirms to the address that the login has proved.

    Raises:
        NotFound: it is no application of theirs.
        Conflict, TooManyRequests: as for `ask_by_link`.
    """
    mine = await applications.find_own(db, actor, application_id)
    async with db.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        await _admit(uow, str(actor.user_id))
        application = await applications.read_application(uow, application_id)
        return await _ask(uow, actor, application, AskedBy.PORTAL, actor.email, locale)


async def confirm(db: Database, token: str, ip: str) -> str:
    """Confirm a request; returns the token of its page. Again changes nothing.

    Raises:
        NotFound, Gone: the link is not valid (any more).
    """
    org_id, request_id, nonce = read_confirm_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        locked = await locked_request(uow, request_id)
        if locked is None or locked.request.nonce != nonce:
            raise NotFound(NOT_VALID)
        if locked.request.status is RequestStatus.UNCONFIRMED:
            await _confirmed(uow, locked, ip)
        return page_token(db.runtime, org_id, locked.request)


async def call_off(db: Database, token: str, ip: str) -> RequestStatus:
    """Call a request off, if it is not carried out yet; returns where it stands. Again is the same.

    Raises:
        NotFound, Gone: the link is not valid (any more).
    """
    org_id, request_id, nonce = read_page_token(db.runtime, token)
    async with db.transaction(Tenant(org_id)) as uow:
        locked = await locked_request(uow, request_id)
        if locked is None or locked.request.nonce != nonce:
            raise NotFound(NOT_VALID)
        request = locked.request
        if request.status not in UNDECIDED:
            return request.status
        await repository.update_request(
            uow, request.id, status=RequestStatus.CALLED_OFF, ended_at=clock.now()
        )
        audit.record(
            uow, _candidate(uow, locked.full_name, ip), "privacy.erasure_called_off", "candidate",
            request.candidate_id, say("Called a request to be erased off."),
        )  # fmt: skip
        _changed(uow, request)
        return RequestStatus.CALLED_OFF


async def _ask(
    uow: UnitOfWork,
    actor: Actor,
    application: ApplicationRow,
    asked_by: AskedBy,
    address: str,
    locale: str,
) -> ErasureRequest:
    person = await candidates.find_person(uow, application.candidate_id, lock=True)
    now = clock.now()
    found = await queries.find_open_request(uow, person.record_ids)
    if found is not None and found.status is not RequestStatus.UNCONFIRMED:
        raise Conflict(
            say("This is asked for already. Your mail has the link to it."), code="erasure_open"
        )
    if found is not None and found.confirm_until > now:
        return await _mail_again(uow, found, asked_by, application, address, locale, now)
    if found is not None:
        await repository.update_request(
            uow, found.id, status=RequestStatus.LAPSED, ended_at=found.confirm_until
        )
    organization = await identity.get_organization(uow)
    today = now.astimezone(ZoneInfo(organization.time_zone)).date()
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(_DRAWN))
    new = NewRequest(
        id=ids.uuid7(),
        number=number_of(today.year, drawn),
        candidate_id=person.id,
        asked_by=asked_by,
        application_id=application.id,
        address=address,
        locale=locale,
        requested_at=now,
        due_on=last_day(today),
        confirm_until=now + CONFIRM_WITHIN,
        mailed_at=now,
        nonce=_nonce(),
    )
    if not await repository.insert_request(uow, new):
        raise Conflict(say("Somebody asked at the same moment. Try again."), code="erasure_asked")
    audit.record(
        uow, actor, "privacy.erasure_asked", "candidate", person.id,
        say("Asked for the link that confirms a request to be erased."),
    )  # fmt: skip
    request = await again(uow, new.id)
    await mail_confirmation(uow, request)
    return request


async def _mail_again(
    uow: UnitOfWork,
    found: ErasureRequest,
    asked_by: AskedBy,
    application: ApplicationRow,
    address: str,
    locale: str,
    now: datetime,
) -> ErasureRequest:
    """Mail a new link for a request that nobody has confirmed; the earlier one ends."""
    if now - found.mailed_at < QUIET:
        return found
    if found.mails >= MOST_MAILS:
        raise TooManyRequests(
            say("The mail was sent {most} times. Look for it, or ask later.", most=MOST_MAILS),
            retry_after=max(1, int((found.confirm_until - now).total_seconds())),
        )
    await repository.update_request(
        uow, found.id, asked_by=asked_by, application_id=application.id, address=address,
        locale=locale, mailed_at=now, mails=found.mails + 1, nonce=_nonce(),
        confirm_until=now + CONFIRM_WITHIN,
    )  # fmt: skip
    request = await again(uow, found.id)
    await mail_confirmation(uow, request)
    return request


async def _confirmed(uow: UnitOfWork, locked: Locked, ip: str) -> None:
    request, now = locked.request, clock.now()
    if request.confirm_until <= now or locked.person is None:
        raise Gone(say("The time of this link is over. Ask again on the page of your application."))
    look = await look_at(uow, locked.person, request.address)
    status = RequestStatus.WAITING if look is Look.NOTHING else RequestStatus.REVIEW
    await repository.update_request(
        uow, request.id, status=status, look=look, confirmed_at=now, runs_at=now + CALL_OFF_WITHIN
    )
    audit.record(
        uow, _candidate(uow, locked.full_name, ip), "privacy.erasure_confirmed", "candidate",
        locked.person.id, say("Confirmed a request to be erased."),
    )  # fmt: skip
    confirmed = await again(uow, request.id)
    await mail_news(uow, confirmed)
    await notify_administrators(uow, confirmed)
    uow.emit(ErasureRequestDue(request_id=request.id), available_at=confirmed.runs_at)
    _changed(uow, confirmed)


async def _admit(uow: UnitOfWork, who: str) -> None:
    await limiter_of(uow.runtime).require(
        _RATE,
        str(uow.org_id),
        who,
        detail=say("You have asked several times. Try again in an hour."),
    )


def _candidate(uow: UnitOfWork, name: str, ip: str) -> Actor:
    return Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=ip)


def _changed(uow: UnitOfWork, request: ErasureRequest) -> None:
    uow.emit(ErasureRequestChanged(request_id=request.id, candidate_id=request.candidate_id))


def _nonce() -> str:
    return secrets.token_urlsafe(18)
