"""Which boards show the organization's jobs."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.boards import ON_FROM_THE_START, Board
from rolecall.domains.jobs.events import JobBoardsChanged
from rolecall.domains.jobs.queries import boards as queries
from rolecall.domains.jobs.repository import boards as repository
from rolecall.domains.jobs.repository import postings as postings_repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class BoardStatus:
    """A board, whether it is on, and its whole address."""

    board: Board
    enabled: bool
    url: str


async def list_boards(uow: UnitOfWork) -> Sequence[BoardStatus]:
    """Return all boards."""
    slug = (await identity.get_organization(uow)).slug
    chosen = await queries.switches(uow)
    base = uow.runtime.public_url
    return [
        BoardStatus(
            board, chosen.get(board, board in ON_FROM_THE_START), base + path_of(board, slug)
        )
        for board in Board
    ]


async def switch_board(
    uow: UnitOfWork, actor: Actor, board: Board, *, enabled: bool
) -> BoardStatus:
    """Switch a board on or off. What is as it was is written and told to nobody."""
    (before,) = [one for one in await list_boards(uow) if one.board is board]
    if before.enabled == enabled:
        return before
    await repository.switch_board(uow, board, enabled=enabled)
    told = (
        say("Switched the job board “{board}” on.", board=board.value)
        if enabled
        else say("Switched the job board “{board}” off.", board=board.value)
    )
    audit.record(
        uow, actor, "job_boards.switched", "organization", uow.org_id, told,
        {board.value: audit.Change(before.enabled, enabled)},
    )  # fmt: skip
    uow.emit(JobBoardsChanged(organization_id=uow.org_id))
    await postings_repository.touch_site(uow)
    return BoardStatus(board, enabled, before.url)


def path_of(board: Board, slug: str) -> str:
    """Return the address of a board, without the host."""
    match board:
        case Board.GREENHOUSE:
            return f"/v1/boards/{slug}"
        case Board.LEVER:
            return f"/v0/postings/{slug}"
        case feed:
            return f"/careers/{slug}/feeds/{feed.value}.xml"
