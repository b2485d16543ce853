"""What people agree to: drafts, publishing, and all versions there were."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.consents import service
from rolecall.domains.consents.contracts import Purpose
from rolecall.domains.consents.schemas import (
    ConsentDraftIn,
    ConsentDraftOut,
    ConsentPurposeOut,
    ConsentPurposesOut,
    ConsentWordingOut,
    PublishIn,
    Version,
)
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(tags=["consents"])
_WRITE, _READ = org(Permission.ORGANIZATION_UPDATE), org(Permission.CANDIDATES_READ)


@router.get("/consent-purposes", **_WRITE)
async def list_consent_purposes(uow: Uow, actor: ActorDep) -> ConsentPurposesOut:
    """Return what people agree to for each purpose, and what is written for later."""
    found = await service.list_purposes(uow, actor)
    return ConsentPurposesOut(items=[ConsentPurposeOut.of(one) for one in found])


@router.put("/consent-purposes/{purpose}/draft", **_WRITE)
async def write_consent_draft(
    uow: Uow, actor: ActorDep, purpose: Purpose, body: ConsentDraftIn
) -> ConsentDraftOut:
    """Write the next version; nobody is shown it before it is published."""
    return ConsentDraftOut.of(await service.write_draft(uow, actor, body.command(purpose)))


@router.delete("/consent-purposes/{purpose}/draft/{version}", status_code=204, **_WRITE)
async def discard_consent_draft(
    uow: Uow, actor: ActorDep, purpose: Purpose, version: Version
) -> None:
    """Throw the next version away."""
    await service.discard_draft(uow, actor, purpose, version)


@router.post("/consent-purposes/{purpose}/publish", status_code=201, **_WRITE)
async def publish_consent_wording(
    uow: Uow, actor: ActorDep, purpose: Purpose, body: PublishIn
) -> ConsentWordingOut:
    """Make the draft the version that forms show from now on. It can never be changed."""
    return ConsentWordingOut.of(await service.publish(uow, actor, body.command(purpose)))


@router.get("/consent-wordings", **_READ)
async def list_consent_wordings(
    uow: Uow, actor: ActorDep, paging: Paging, purpose: Purpose | None = None
) -> PageOut[ConsentWordingOut]:
    """List the published versions, newest first; none is ever removed."""
    order = f"consent-wordings:{purpose or ''}:-published_at"
    page = await service.list_wordings(uow, actor, paging.request(order), purpose)
    return page_out(page, paging, order, ConsentWordingOut.of)


@router.get("/consent-wordings/{wording_id}", **_READ)
async def get_consent_wording(uow: Uow, actor: ActorDep, wording_id: UUID) -> ConsentWordingOut:
    """Return a version, however old."""
    return ConsentWordingOut.of(await service.get_wording(uow, actor, wording_id))
