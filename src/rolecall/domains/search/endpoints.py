"""`/api/v1/search`."""

from datetime import timedelta
from typing import Annotated

from fastapi import Query

from rolecall.access import Permission
from rolecall.domains.search import service
from rolecall.domains.search.contracts import SearchKind
from rolecall.domains.search.schemas import BestOfAllOut, CountsOut, FoundOut
from rolecall.infra.http import ActorDep, PageOut, Paging, Router, Uow, org, page_out
from rolecall.kernel import clock
from rolecall.kernel.searching import Search, parse_search

router = Router(prefix="/search", tags=["search"])
_FINDS = org(
    Permission.JOBS_READ,
    Permission.APPLICATIONS_READ,
    Permission.APPLICATIONS_READ_ASSIGNED,
    Permission.CANDIDATES_READ,
)
LONGEST_QUERY = 200
MOST_DAYS = 3_650
Wanted = Annotated[
    str,
    Query(
        max_length=LONGEST_QUERY,
        description="Words, of which each must begin a word of what is found; “in quotation marks” "
        "they stand one after the other; or a telephone’s number, in any way of writing.",
    ),
]
Days = Annotated[
    int | None, Query(ge=1, le=MOST_DAYS, description="Only what is of the last so many days.")
]


@router.get("", **_FINDS)
async def list_found(
    uow: Uow,
    actor: ActorDep,
    paging: Paging,
    q: Wanted,
    kind: SearchKind = SearchKind.PEOPLE,
    days: Days = None,
) -> PageOut[FoundOut]:
    """List what is found of one kind: what has most of the words whole first, then the newest."""
    purpose = f"search:{kind.value}:{days}:{q}"
    wanted = _search(q, days)
    page = await service.search(uow, actor, kind, wanted, paging.request(purpose))
    return page_out(page, paging, purpose, FoundOut.of)


@router.get("/counts", **_FINDS)
async def count_found(uow: Uow, actor: ActorDep, q: Wanted, days: Days = None) -> CountsOut:
    """Count what is found of each kind that the caller may see."""
    return CountsOut.of(await service.count_each(uow, actor, _search(q, days)))


@router.get("/best", **_FINDS)
async def find_best(uow: Uow, actor: ActorDep, q: Wanted) -> BestOfAllOut:
    """Find the best few of each kind, while somebody types."""
    return BestOfAllOut.of(await service.find_best(uow, actor, _search(q, None)))


def _search(q: str, days: int | None) -> Search:
    return parse_search(q, None if days is None else clock.now() - timedelta(days=days))
