"""Asking for a copy, and a member's word where one is needed."""

import secrets
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import policy, queries, repository
from rolecall.domains.privacy.contracts import (
    MOST_A_DAY,
    AskedBy,
    CopyStatus,
    DataCopy,
    NewCopy,
)
from rolecall.domains.privacy.events import DataCopyAsked, DataCopyChanged
from rolecall.domains.privacy.rules.due import last_day, needs_a_look
from rolecall.domains.privacy.service.copying.telling import tell_refused
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound, TooManyRequests
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_A_DAY = timedelta(days=1)


async def ask_by_member(uow: UnitOfWork, actor: Actor, candidate_id: UUID, locale: str) -> DataCopy:
    """Let a copy be made that a member hands on. It has no voluntary answers about oneself.

    Raises:
        NotFound: there is no such candidate.
        Conflict: `candidate_erased`, or `copy_open` if one is on its way.
        TooManyRequests: too many were made today.
    """
    policy.can_disclose(actor).require()
    person = await candidates.find_person(uow, candidate_id)
    return await _ask(uow, actor, person, AskedBy.MEMBER, None, "", locale)


async def ask_by_portal(db: Database, actor: Actor, application_id: UUID, locale: str) -> DataCopy:
    """Let a copy be made for a person who is signed in.

    Raises:
        NotFound: it is no application of theirs.
        Conflict, TooManyRequests: as for `ask_by_member`.
    """
    mine = await applications.find_own(db, actor, application_id)
    async with db.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        application = await applications.read_application(uow, application_id)
        person = await candidates.find_person(uow, application.candidate_id)
        return await _ask(uow, actor, person, AskedBy.PORTAL, application, actor.email, locale)


async def ask_by_link(db: Database, token: str, ip: str) -> DataCopy:
    """Let a copy be made whose link goes to the address of the application.

    Raises:
        NotFound, Gone: the link is not valid (any more).
        Conflict, TooManyRequests: as for `ask_by_member`.
    """
    async with applications.opened_by_link(db, token) as (uow, application):
        person = await candidates.find_person(uow, application.candidate_id)
        actor = Actor(
            ActorKind.CANDIDATE, org_id=uow.org_id, name=application.candidate_name, ip=ip
        )
        address = application.candidate_email
        return await _ask(
            uow, actor, person, AskedBy.LINK, application, address, application.locale
        )


async def release_copy(uow: UnitOfWork, actor: Actor, copy_id: UUID) -> DataCopy:
    """Let a copy be made: all records are the person's who asked.

    Raises:
        NotFound: there is no such copy.
        Conflict: code `copy_decided`; somebody else was quicker.
    """
    copy = await _waiting(uow, actor, copy_id)
    await repository.update_copy(uow, copy_id, status=CopyStatus.MAKING, decided_by_name=actor.name)
    audit.record(
        uow, actor, "privacy.copy_released", "candidate", copy.candidate_id,
        say("Let a copy of a person's data be made for them."),
    )  # fmt: skip
    uow.emit(DataCopyAsked(copy_id=copy_id, candidate_id=copy.candidate_id))
    return await _again(uow, copy_id)


async def refuse_copy(uow: UnitOfWork, actor: Actor, copy_id: UUID, reason: str) -> DataCopy:
    """Refuse a copy, with a reason that the person gets by mail (article 12(4)).

    Raises:
        NotFound: there is no such copy.
        Conflict: code `copy_decided`; somebody else was quicker.
    """
    copy = await _waiting(uow, actor, copy_id)
    await repository.update_copy(
        uow, copy_id, status=CopyStatus.REFUSED, decided_by_name=actor.name, reason=reason
    )
    await tell_refused(uow, copy, reason)
    audit.record(
        uow, actor, "privacy.copy_refused", "candidate", copy.candidate_id,
        say("Refused a copy of a person's data."),
    )  # fmt: skip
    uow.emit(DataCopyChanged(copy_id=copy_id, candidate_id=copy.candidate_id))
    return await _again(uow, copy_id)


async def _ask(
    uow: UnitOfWork,
    actor: Actor,
    person: ErasableRecord,
    asked_by: AskedBy,
    application: ApplicationRow | None,
    address: str,
    locale: str,
) -> DataCopy:
    now = clock.now()
    if await queries.count_copies_since(uow, person.record_ids, now - _A_DAY) >= MOST_A_DAY:
        raise TooManyRequests(
            say("{most} copies of this data were made today. Ask again tomorrow.", most=MOST_A_DAY),
            retry_after=int(_A_DAY.total_seconds()),
        )
    looks = asked_by is not AskedBy.MEMBER and needs_a_look(
        len(person.record_ids), normalise_email(address), person.emails
    )
    organization = await identity.get_organization(uow)
    copy_id = ids.uuid7()
    new = NewCopy(
        id=copy_id,
        candidate_id=person.id,
        status=CopyStatus.WAITING if looks else CopyStatus.MAKING,
        asked_by=asked_by,
        application_id=application.id if application else None,
        address=address,
        locale=locale,
        requested_by=actor.user_id,
        requested_by_name=actor.name if asked_by is AskedBy.MEMBER else "",
        requested_at=now,
        due_on=last_day(now.astimezone(ZoneInfo(organization.time_zone)).date()),
        nonce=secrets.token_urlsafe(18),
    )
    if not await repository.insert_copy(uow, new):
        raise Conflict(say("A copy of this data is on its way already."), code="copy_open")
    audit.record(
        uow, actor, "privacy.copy_asked", "candidate", person.id,
        say("Asked for a copy of a person's data."),
    )  # fmt: skip
    if looks:
        uow.emit(DataCopyChanged(copy_id=copy_id, candidate_id=person.id))
    else:
        uow.emit(DataCopyAsked(copy_id=copy_id, candidate_id=person.id))
    return await _again(uow, copy_id)


async def _waiting(uow: UnitOfWork, actor: Actor, copy_id: UUID) -> DataCopy:
    policy.can_disclose(actor).require()
    copy = await queries.find_copy(uow, copy_id, lock=True)
    if copy is None:
        raise NotFound(say("There is no such copy."))
    if copy.status is not CopyStatus.WAITING:
        raise Conflict(say("This is decided already."), code="copy_decided")
    return copy


async def _again(uow: UnitOfWork, copy_id: UUID) -> DataCopy:
    copy = await queries.find_copy(uow, copy_id)
    if copy is None:
        raise NotFound(say("There is no such copy."))
    return copy
