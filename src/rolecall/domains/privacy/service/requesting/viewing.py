"""What candidates see of their request, by the mailed links and in the portal."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.identity import api as identity
from rolecall.domains.privacy import queries
from rolecall.domains.privacy.contracts import (
    UNDECIDED,
    ErasureRequest,
    RequestStatus,
    RequestView,
)
from rolecall.domains.privacy.service.requesting.asking import NOT_VALID
from rolecall.domains.privacy.service.requesting.link import read_confirm_token, read_page_token
from rolecall.domains.privacy.service.standing import applications_of, open_among
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.tenant import Tenant


async def open_confirmation(db: Database, token: str) -> RequestView:
    """Return the request that a mailed link confirms, before or after it did.

    Raises:
        NotFound, Gone: the link is not valid, or its time is over.
    """
    return await _view(db, *read_confirm_token(db.runtime, token))


async def open_request(db: Database, token: str) -> RequestView:
    """Return the request that a mailed link leads to.

    Raises:
        NotFound, Gone: the link is not valid, or its time is over.
    """
    return await _view(db, *read_page_token(db.runtime, token))


async def own_request(db: Database, actor: Actor, application_id: UUID) -> ErasureRequest | None:
    """Return the request that a person made last with the address that their login has proved.

    Raises:
        NotFound: it is no application of theirs.
    """
    mine = await applications.find_own(db, actor, application_id)
    async with db.transaction(Tenant(mine.org_id, actor.user_id)) as uow:
        application = await applications.read_application(uow, application_id)
        own = await candidates.ids_of_record(uow, application.candidate_id)
        found = await queries.find_newest_request(uow, own)
    if found is None or normalise_email(found.address) != normalise_email(actor.email):
        return None
    return found


async def _view(db: Database, org_id: UUID, request_id: UUID, nonce: str) -> RequestView:
    async with db.transaction(Tenant(org_id)) as uow:
        request = await queries.find_request(uow, request_id)
        if request is None or request.nonce != nonce:
            raise NotFound(NOT_VALID)
        organization = await identity.get_organization(uow)
        erasure = None
        if request.erasure_id is not None:
            erasure = await queries.find_erasure(uow, request.erasure_id)
        return RequestView(
            org_id=org_id,
            organization=organization.name,
            time_zone=organization.time_zone,
            request=request,
            open_jobs=await _open_jobs(uow, request),
            erasure=erasure,
        )


async def _open_jobs(uow: UnitOfWork, request: ErasureRequest) -> tuple[str, ...]:
    """Return the jobs that the person is considered for, as long as these will be withdrawn.

    Records that members made one may be another person's, whose jobs are nobody else's business.
    """
    if request.status not in UNDECIDED | {RequestStatus.UNCONFIRMED}:
        return ()
    try:
        person = await candidates.find_person(uow, request.candidate_id)
    except Conflict:
        return ()
    found = open_among(await applications_of(uow, person))
    address = normalise_email(request.address)
    return tuple(one.job_title for one in found if normalise_email(one.candidate_email) == address)
