"""`/api/v1/jobs/{id}/share-links`."""

from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import ShareLink
from rolecall.domains.jobs.queries import domains as domain_queries
from rolecall.domains.jobs.schemas.share_links import ShareLinkIn, ShareLinkOut, ShareLinksOut
from rolecall.domains.jobs.service import share_links as service
from rolecall.domains.jobs.service.careers.sites import site_url
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/jobs", tags=["jobs"])
_USE = org(Permission.JOBS_READ)


@router.get("/{job_id}/share-links", **_USE)
async def list_share_links(uow: Uow, actor: ActorDep, job_id: UUID) -> ShareLinksOut:
    """List the links of a job, the newest first."""
    links = await service.list_share_links(uow, job_id)
    base_url = await _site(uow)
    return ShareLinksOut(items=[_out(actor, base_url, link) for link in links])


@router.post("/{job_id}/share-links", status_code=201, **_USE)
async def create_share_link(
    uow: Uow, actor: ActorDep, job_id: UUID, body: ShareLinkIn
) -> ShareLinkOut:
    """Make a link that tells through whom applications came."""
    link = await service.create_share_link(uow, actor, body.command(job_id))
    return _out(actor, await _site(uow), link)


@router.post("/{job_id}/share-links/{share_link_id}/retire", **_USE)
async def retire_share_link(
    uow: Uow, actor: ActorDep, job_id: UUID, share_link_id: UUID
) -> ShareLinkOut:
    """Count nothing to a link any more; it still leads to the job."""
    link = await service.retire_share_link(uow, actor, job_id, share_link_id)
    return _out(actor, await _site(uow), link)


async def _site(uow: UnitOfWork) -> str:
    organization = await identity.get_organization(uow)
    return site_url(uow.runtime, organization.slug, await domain_queries.main_host(uow))


def _out(actor: Actor, base_url: str, link: ShareLink) -> ShareLinkOut:
    may = bool(policy.can_retire_share_link(actor, link.created_by))
    return ShareLinkOut.of(link, base_url, can_retire=may)
