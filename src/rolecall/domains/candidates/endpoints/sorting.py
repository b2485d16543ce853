"""Tags, talent pools and segments."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.candidates import service
from rolecall.domains.candidates.queries import sorting as queries
from rolecall.domains.candidates.schemas import (
    CountedTagOut,
    PoolFillIn,
    PoolIn,
    PoolOut,
    PoolPatch,
    PoolsOut,
    SegmentIn,
    SegmentOut,
    SegmentPatch,
    SegmentsOut,
    TaggingIn,
    TagIn,
    TagMergeIn,
    TagOut,
    TagPatch,
    TagsOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(tags=["candidates"])
_READ = org(Permission.CANDIDATES_READ)
_CHANGE = org(Permission.CANDIDATES_UPDATE)


@router.get("/tags", **_READ)
async def list_tags(uow: Uow) -> TagsOut:
    """List all tags by name, with how many candidates have each."""
    return TagsOut(items=[CountedTagOut.of(one) for one in await queries.list_tags(uow)])


@router.post("/tags", status_code=201, **_CHANGE)
async def ensure_tag(uow: Uow, actor: ActorDep, body: TagIn) -> TagOut:
    """Make a tag; where there is one of this name, return that."""
    return TagOut.model_validate(await service.ensure_tag(uow, actor, body.name, body.color))


@router.patch("/tags/{tag_id}", **_CHANGE)
async def update_tag(
    uow: Uow, actor: ActorDep, tag_id: UUID, body: TagPatch, if_match: IfMatch, response: Response
) -> TagOut:
    """Rename or recolour a tag; with `If-Match`, only if it is still at that version."""
    tag = await service.change_tag(uow, actor, body.command(tag_id, if_match))
    set_etag(response, tag.version)
    return TagOut.model_validate(tag)


@router.delete("/tags/{tag_id}", status_code=204, **_CHANGE)
async def remove_tag(uow: Uow, actor: ActorDep, tag_id: UUID) -> None:
    """Remove a tag, from everybody who has it, too."""
    await service.remove_tag(uow, actor, tag_id)


@router.post("/tags/{tag_id}/merge", **_CHANGE)
async def merge_tag(uow: Uow, actor: ActorDep, tag_id: UUID, body: TagMergeIn) -> TagOut:
    """Give everybody who has the tag another one in its place, and remove it."""
    return TagOut.model_validate(await service.merge_tags(uow, actor, tag_id, body.into_id))


@router.post("/candidates/tags", status_code=204, **_CHANGE)
async def tag_candidates(uow: Uow, actor: ActorDep, body: TaggingIn) -> None:
    """Mark candidates with tags and take others away: all of it or nothing."""
    await service.tag_candidates(uow, actor, body.command())


@router.get("/talent-pools", **_READ)
async def list_talent_pools(uow: Uow) -> PoolsOut:
    """List all talent pools by name, with how many people are in each."""
    return PoolsOut(items=[PoolOut.model_validate(one) for one in await queries.list_pools(uow)])


@router.post("/talent-pools", status_code=201, **_CHANGE)
async def create_talent_pool(
    uow: Uow, actor: ActorDep, body: PoolIn, response: Response
) -> PoolOut:
    """Make a talent pool."""
    pool = await service.save_pool(uow, actor, body.command())
    set_etag(response, pool.version)
    return PoolOut.model_validate(pool)


@router.get("/talent-pools/{pool_id}", **_READ)
async def get_talent_pool(uow: Uow, pool_id: UUID, response: Response) -> PoolOut:
    """Return a talent pool; the list of candidates with `pool_id` shows who is in it."""
    pool = await service.get_pool(uow, pool_id)
    set_etag(response, pool.version)
    return PoolOut.model_validate(pool)


@router.patch("/talent-pools/{pool_id}", **_CHANGE)
async def update_talent_pool(
    uow: Uow, actor: ActorDep, pool_id: UUID, body: PoolPatch, if_match: IfMatch, response: Response
) -> PoolOut:
    """Change a talent pool; with `If-Match`, only if it is still at that version."""
    pool = await service.save_pool(uow, actor, body.command(pool_id, if_match))
    set_etag(response, pool.version)
    return PoolOut.model_validate(pool)


@router.delete("/talent-pools/{pool_id}", status_code=204, **_CHANGE)
async def remove_talent_pool(uow: Uow, actor: ActorDep, pool_id: UUID) -> None:
    """Remove a talent pool; the people in it stay."""
    await service.remove_pool(uow, actor, pool_id)


@router.post("/talent-pools/{pool_id}/candidates", **_CHANGE)
async def fill_talent_pool(uow: Uow, actor: ActorDep, pool_id: UUID, body: PoolFillIn) -> PoolOut:
    """Put candidates into a pool and take others out."""
    pool = await service.fill_pool(
        uow, actor, pool_id, add=tuple(dict.fromkeys(body.add)), remove=tuple(body.remove)
    )
    return PoolOut.model_validate(pool)


@router.get("/segments", **_READ)
async def list_segments(uow: Uow, actor: ActorDep) -> SegmentsOut:
    """List the shared segments and one's own."""
    found = await queries.list_segments(uow, actor.user_id)
    return SegmentsOut(items=[SegmentOut.of(one) for one in found])


@router.post("/segments", status_code=201, **_READ)
async def create_segment(
    uow: Uow, actor: ActorDep, body: SegmentIn, response: Response
) -> SegmentOut:
    """Save filters of the list under a name."""
    segment = await service.save_segment(uow, actor, body.command())
    set_etag(response, segment.version)
    return SegmentOut.of(segment)


@router.patch("/segments/{segment_id}", **_READ)
async def update_segment(
    uow: Uow,
    actor: ActorDep,
    segment_id: UUID,
    body: SegmentPatch,
    if_match: IfMatch,
    response: Response,
) -> SegmentOut:
    """Change a segment; with `If-Match`, only if it is still at that version."""
    segment = await service.save_segment(uow, actor, body.command(segment_id, if_match))
    set_etag(response, segment.version)
    return SegmentOut.of(segment)


@router.delete("/segments/{segment_id}", status_code=204, **_READ)
async def remove_segment(uow: Uow, actor: ActorDep, segment_id: UUID) -> None:
    """Forget a segment; the people in it stay."""
    await service.remove_segment(uow, actor, segment_id)
