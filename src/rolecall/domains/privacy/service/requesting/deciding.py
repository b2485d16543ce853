"""What members do with requests: see them, carry one out now, refuse one."""

from dataclasses import replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.audit.contracts import Change
from rolecall.domains.candidates import api as candidates
from rolecall.domains.holds import api as holds
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import policy, queries, repository
from rolecall.domains.privacy.contracts import (
    UNDECIDED,
    ErasureRequest,
    Ground,
    RequestStatus,
)
from rolecall.domains.privacy.events import ErasureRequestChanged, ErasureRequestDue
from rolecall.domains.privacy.rules.confirming import is_confirmed
from rolecall.domains.privacy.service.requesting.locking import again, locked_request
from rolecall.domains.privacy.service.requesting.telling import mail_news
from rolecall.domains.privacy.service.standing import applications_of
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say


async def list_requests(
    uow: UnitOfWork, actor: Actor, page: PageRequest, *, open_only: bool
) -> tuple[Page[ErasureRequest], date]:
    """Return the confirmed requests with the names of who asked, newest first; and which day it is.

    What nobody confirmed is not told: anybody with a forwarded link could have asked for it.
    """
    policy.can_erase(actor).require()
    found = await queries.list_requests(uow, page, open_only=open_only)
    people = await candidates.read_candidates(uow, {one.candidate_id for one in found.items})
    names = {one: person.full_name for one, person in people.items()}
    listed = found.map(lambda one: replace(one, candidate_name=names.get(one.candidate_id, "")))
    return listed, await today_of(uow)


async def carry_out(
    uow: UnitOfWork, actor: Actor, request_id: UUID, typed_name: str
) -> ErasureRequest:
    """Let a request be carried out now; withdrawals and erasure follow in the background.

    Raises:
        NotFound: there is no such request.
        InvalidInput: another name was typed.
        Conflict: `erasure_decided`; it is answered, or somebody else was quicker. `legal_hold`.
    """
    policy.can_erase(actor).require()
    locked = await locked_request(uow, request_id)
    if locked is None or locked.request.confirmed_at is None:
        raise NotFound(say("There is no such request."))
    request, person = locked.request, locked.person
    if request.status not in UNDECIDED or person is None:
        raise Conflict(say("This is decided already."), code="erasure_decided")
    if not is_confirmed(person.full_name, typed_name):
        raise InvalidInput.of_field(
            "typed_name",
            say("Type the name as it stands on the record: {person}.", person=person.full_name),
            "other",
        )
    jobs = {one.job_id for one in await applications_of(uow, person)}
    await holds.require_free(uow, candidate_ids=person.record_ids, job_ids=jobs)
    now = clock.now()
    await repository.update_request(
        uow, request.id, status=RequestStatus.WAITING, runs_at=now, released_at=now,
        decided_by_name=actor.name,
    )  # fmt: skip
    audit.record(
        uow, actor, "privacy.erasure_released", "candidate", person.id,
        say("Let a person be erased who had asked for it."),
    )  # fmt: skip
    uow.emit(ErasureRequestDue(request_id=request.id))
    _changed(uow, request)
    return await _named(uow, request.id)


async def refuse(
    uow: UnitOfWork, actor: Actor, request_id: UUID, ground: Ground, reason: str
) -> ErasureRequest:
    """Refuse a request; the person gets ground and reason by mail (article 12(4)).

    Raises:
        NotFound: there is no such request.
        Conflict: code `erasure_decided`; it is answered, or somebody else was quicker.
    """
    policy.can_erase(actor).require()
    locked = await locked_request(uow, request_id)
    if locked is None or locked.request.confirmed_at is None:
        raise NotFound(say("There is no such request."))
    request = locked.request
    if request.status not in UNDECIDED or locked.person is None:
        raise Conflict(say("This is decided already."), code="erasure_decided")
    await repository.update_request(
        uow, request.id, status=RequestStatus.REFUSED, ground=ground, reason=reason,
        decided_by_name=actor.name, ended_at=clock.now(),
    )  # fmt: skip
    await mail_news(uow, await again(uow, request.id))
    audit.record(
        uow, actor, "privacy.erasure_refused", "candidate", request.candidate_id,
        say("Refused to erase a person who had asked for it."),
        {"ground": Change(None, ground.value)},
    )  # fmt: skip
    _changed(uow, request)
    return await _named(uow, request.id)


async def today_of(uow: UnitOfWork) -> date:
    """Return which day it is in the organization's time zone."""
    organization = await identity.get_organization(uow)
    return clock.now().astimezone(ZoneInfo(organization.time_zone)).date()


async def _named(uow: UnitOfWork, request_id: UUID) -> ErasureRequest:
    request = await again(uow, request_id)
    person = (await candidates.read_candidates(uow, {request.candidate_id})).get(
        request.candidate_id
    )
    return replace(request, candidate_name=person.full_name if person else "")


def _changed(uow: UnitOfWork, request: ErasureRequest) -> None:
    uow.emit(ErasureRequestChanged(request_id=request.id, candidate_id=request.candidate_id))
