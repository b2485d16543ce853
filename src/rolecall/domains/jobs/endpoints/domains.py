"""`/api/v1/careers-domains`: what administrators set up; `/tls/ask`: what a proxy asks."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.domains import CustomDomain
from rolecall.domains.jobs.schemas.domains import CustomDomainOut, CustomDomainsOut, DomainIn
from rolecall.domains.jobs.service import domains as service
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import ActorDep, Router, RuntimeDep, Uow, org, public
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say

router = Router(prefix="/careers-domains", tags=["careers domains"])
asked = Router(tags=["careers domains"])
_MANAGE = org(Permission.ORGANIZATION_UPDATE)


@router.get("", **_MANAGE)
async def list_careers_domains(uow: Uow) -> CustomDomainsOut:
    """List the domains of the careers site, with the records that prove them."""
    organization = await identity.get_organization(uow)
    target = service.target_of(uow.runtime)
    return CustomDomainsOut(
        careers_url=f"{uow.runtime.public_url}/careers/{organization.slug}",
        target=target.host,
        addresses=list(target.addresses),
        items=[_out(uow, one) for one in await service.list_domains(uow)],
    )


@router.post("", status_code=201, **_MANAGE)
async def add_careers_domain(uow: Uow, actor: ActorDep, body: DomainIn) -> CustomDomainOut:
    """Add a domain. It shows nothing until its records are found."""
    return _out(uow, await service.add_domain(uow, actor, body.host))


@router.post("/{domain_id}/check", **_MANAGE)
async def check_careers_domain(uow: Uow, domain_id: UUID) -> CustomDomainOut:
    """Look for a domain's records now; what was found is told by the next answers."""
    return _out(uow, await service.ask_for_check(uow, domain_id))


@router.post("/{domain_id}/make-main", **_MANAGE)
async def make_careers_domain_main(uow: Uow, actor: ActorDep, domain_id: UUID) -> CustomDomainOut:
    """Let the careers site be known by a domain; its other addresses lead there."""
    return _out(uow, await service.make_main(uow, actor, domain_id))


@router.delete("/{domain_id}", status_code=204, **_MANAGE)
async def remove_careers_domain(uow: Uow, actor: ActorDep, domain_id: UUID) -> None:
    """Remove a domain; nothing is shown under it any more."""
    await service.remove_domain(uow, actor, domain_id)


@asked.get("/tls/ask", **public())
async def tell_whether_to_certify(runtime: RuntimeDep, domain: str = "") -> Response:
    """Tell a proxy whether to get a certificate for a host: 200 if a careers site is shown there.

    Caddy asks so before it gets one on demand; without asking, whoever points names here could use
    up the installation's limit at the certificate authority.
    """
    host = domain.rstrip(".").lower()
    if await service.CustomDomains().find_host(runtime.database, host) is None:
        raise NotFound(say("No careers site is shown under this domain."))
    return Response(status_code=200, headers={"Cache-Control": "no-store"})


def _out(uow: UnitOfWork, domain: CustomDomain) -> CustomDomainOut:
    runtime = uow.runtime
    url = f"{runtime.url_of_host(domain.host)}/"
    return CustomDomainOut.of(domain, service.target_of(runtime), url)
