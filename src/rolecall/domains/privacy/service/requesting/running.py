"""Going on with requests by themselves: what is over lapses, what is due is carried out.

Each step is one transaction that looks again at where the request stands, so that it happens once,
however often it is rung for or a process dies.
"""

from datetime import datetime
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.access.actor import system_actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.audit import api as audit
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.holds import api as holds
from rolecall.domains.privacy import queries, repository
from rolecall.domains.privacy.contracts import (
    LEAVE_AFTER,
    ErasureRequest,
    Look,
    RequestStatus,
)
from rolecall.domains.privacy.events import ErasureRequestChanged, ErasureRequestDue
from rolecall.domains.privacy.service.erasing import erase_by_request
from rolecall.domains.privacy.service.requesting.locking import again, locked_request
from rolecall.domains.privacy.service.requesting.looking import look_at
from rolecall.domains.privacy.service.requesting.telling import mail_news, notify_administrators
from rolecall.domains.privacy.service.standing import (
    applications_of,
    held_subjects,
    open_among,
)
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say


async def ring_for_due(uow: UnitOfWork) -> None:
    """Ring for every request of the organization that something is to be done about."""
    for request in await queries.list_due(uow, clock.now()):
        if request.status is RequestStatus.HELD and await _is_still_held(uow, request):
            continue
        uow.emit(ErasureRequestDue(request_id=request.id))


async def go_on(uow: UnitOfWork, request_id: UUID) -> None:
    """Do the next step of a request, if it is time for it; else nothing."""
    locked = await locked_request(uow, request_id)
    if locked is None or locked.person is None:
        return
    request, person, now = locked.request, locked.person, clock.now()
    match request.status:
        case RequestStatus.UNCONFIRMED if request.confirm_until <= now:
            await repository.update_request(
                uow, request.id, status=RequestStatus.LAPSED, ended_at=request.confirm_until
            )
        case RequestStatus.WAITING if request.runs_at is not None and request.runs_at <= now:
            await _begin(uow, request, person, now)
        case RequestStatus.HELD:
            await _begin(uow, request, person, now)
        case RequestStatus.LEAVING if request.leaving_at is not None and request.leaving_at <= now:
            await _finish(uow, request, person, now)
        case _:
            pass


async def _begin(
    uow: UnitOfWork, request: ErasureRequest, person: ErasableRecord, now: datetime
) -> None:
    """Withdraw what is open, and say that the erasure follows; a hold stops it after that."""
    look = Look.NOTHING if request.released_at else await look_at(uow, person, request.address)
    if look is not Look.NOTHING:
        of = {} if await _has_its_own(uow, request, person) else {"candidate_id": person.id}
        await _enter(uow, request, RequestStatus.REVIEW, look=look, **of)
        await notify_administrators(uow, request)
        return
    found = await applications_of(uow, person)
    await _withdraw(uow, found)
    if await holds.holds_on(uow, held_subjects(person, found)):
        if request.status is not RequestStatus.HELD:
            await _enter(uow, request, RequestStatus.HELD)
        return
    leaving_at = now + LEAVE_AFTER
    await _enter(uow, request, RequestStatus.LEAVING, leaving_at=leaving_at)
    uow.emit(ErasureRequestDue(request_id=request.id), available_at=leaving_at)


async def _finish(
    uow: UnitOfWork, request: ErasureRequest, person: ErasableRecord, now: datetime
) -> None:
    """Erase the person; what came up in the last minutes is asked for once more."""
    try:
        await erase_by_request(uow, person, request.number)
    except Conflict as kept:
        if kept.problem_code == "legal_hold":
            await _enter(uow, request, RequestStatus.HELD)
            return
        # Somebody reopened an application, or the person applied once more.
        await _withdraw(uow, await applications_of(uow, person))
        leaving_at = now + LEAVE_AFTER
        await repository.update_request(uow, request.id, leaving_at=leaving_at)
        uow.emit(ErasureRequestDue(request_id=request.id), available_at=leaving_at)
        return
    uow.emit(ErasureRequestChanged(request_id=request.id, candidate_id=request.candidate_id))


async def _enter(
    uow: UnitOfWork, request: ErasureRequest, status: RequestStatus, **values: object
) -> None:
    """Let a request come to another state, and mail the person about it."""
    await repository.update_request(uow, request.id, status=status, **values)
    await mail_news(uow, await again(uow, request.id))
    audit.record(
        uow, system_actor(uow.org_id), f"privacy.erasure_{status.value}", "candidate",
        request.candidate_id, say("Went on with a request to be erased."),
    )  # fmt: skip
    uow.emit(ErasureRequestChanged(request_id=request.id, candidate_id=request.candidate_id))


async def _has_its_own(uow: UnitOfWork, request: ErasureRequest, person: ErasableRecord) -> bool:
    """Tell whether the record that others went into has an open request besides this one."""
    found = await queries.find_open_request(uow, [person.id])
    return found is not None and found.id != request.id


async def _withdraw(uow: UnitOfWork, found: list[ApplicationRow]) -> None:
    """Withdraw what is open, in the order of the ids, so that two never wait for one another."""
    for one in sorted(open_among(found), key=lambda application: application.id):
        who = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=one.candidate_name)
        await applications.withdraw_application(uow, who, one.id, "")


async def _is_still_held(uow: UnitOfWork, request: ErasureRequest) -> bool:
    try:
        person = await candidates.find_person(uow, request.candidate_id)
    except Conflict:
        return False
    found = await applications_of(uow, person)
    return bool(await holds.holds_on(uow, held_subjects(person, found)))
