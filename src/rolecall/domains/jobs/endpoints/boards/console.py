"""`/api/v1/job-boards`: what administrators set up."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.boards import Board
from rolecall.domains.jobs.schemas.boards import (
    BoardKeyIn,
    BoardKeyOut,
    BoardStatusOut,
    BoardSwitchIn,
    IssuedKeyOut,
    JobBoardsOut,
)
from rolecall.domains.jobs.service import boards as service
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/job-boards", tags=["job boards"])
_MANAGE = org(Permission.ORGANIZATION_UPDATE)


@router.get("", **_MANAGE)
async def list_job_boards(uow: Uow) -> JobBoardsOut:
    """List the boards with their addresses, and the keys of careers sites."""
    settings = await identity.get_settings(uow)
    return JobBoardsOut(
        careers_enabled=settings.careers_enabled,
        boards=[BoardStatusOut.of(status) for status in await service.list_boards(uow)],
        keys=[BoardKeyOut.of(key) for key in await service.list_board_keys(uow)],
    )


@router.put("/{board}", **_MANAGE)
async def switch_job_board(
    uow: Uow, actor: ActorDep, board: Board, body: BoardSwitchIn
) -> BoardStatusOut:
    """Switch a board on or off."""
    return BoardStatusOut.of(await service.switch_board(uow, actor, board, enabled=body.enabled))


@router.post("/keys", status_code=201, **_MANAGE)
async def create_job_board_key(uow: Uow, actor: ActorDep, body: BoardKeyIn) -> IssuedKeyOut:
    """Make a key for a careers site. The token is in this answer alone."""
    return IssuedKeyOut.of(await service.create_board_key(uow, actor, body.command()))


@router.post("/keys/{board_key_id}/rotate", **_MANAGE)
async def rotate_job_board_key(uow: Uow, actor: ActorDep, board_key_id: UUID) -> IssuedKeyOut:
    """Give a key another token; the one before works for another day."""
    return IssuedKeyOut.of(await service.rotate_board_key(uow, actor, board_key_id))


@router.post("/keys/{board_key_id}/revoke", **_MANAGE)
async def revoke_job_board_key(uow: Uow, actor: ActorDep, board_key_id: UUID) -> BoardKeyOut:
    """End a key at once."""
    return BoardKeyOut.of(await service.revoke_board_key(uow, actor, board_key_id))
