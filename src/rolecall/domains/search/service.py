"""Asking every domain that has something to be found.

Guarantees: what a reader may not see is neither found nor counted (each domain narrows its own
statement); a page is cut from one statement, whatever it is made of; a text is only opened to be
shown, or to see whether it has the words of a quotation one after the other.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.jobs import api as jobs
from rolecall.domains.search import queries
from rolecall.domains.search.contracts import Best, Found, KindCount, SearchKind
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.db.terms import MOST_RANKED
from rolecall.kernel.pages import Page, PageRequest, Total
from rolecall.kernel.searching import (
    Fragment,
    Hit,
    Search,
    holds_phrases,
    in_texts,
    marked,
    snippet,
)
from rolecall.kernel.tenant import Tenant

Source: TypeAlias = Callable[[UnitOfWork, Actor, Search], Awaitable[Any]]

SOURCES: Final[Mapping[SearchKind, tuple[Source, ...]]] = {
    SearchKind.PEOPLE: (candidates.search_people,),
    SearchKind.APPLICATIONS: (applications.search_applications,),
    SearchKind.JOBS: (jobs.search_jobs,),
    SearchKind.NOTES: (candidates.search_notes, applications.search_notes),
    SearchKind.FILES: (candidates.search_files, applications.search_files),
}
BEST: Final = 4
"""How many of a kind are shown while somebody types."""
PORTION: Final = 100
"""Texts that are opened at a time to look for a quotation."""
MOST_OPENED: Final = 300
"""Texts that one request opens to look for a quotation."""
INDEXED_AT_ONCE: Final = 100
_INDEXERS: Final = (candidates.index_notes, applications.index_notes, files.index_texts)


async def search(
    uow: UnitOfWork, actor: Actor, kind: SearchKind, wanted: Search, page: PageRequest
) -> Page[Found]:
    """Return what is found of one kind, the best first.

    With a quotation a page may be shorter than its limit and have a next one all the same.
    """
    sources = await _asked(uow, actor, kind, wanted)
    hits, rest = await _hits(uow, sources, wanted, page) if sources else ([], None)
    total = None
    if page.counted:
        counts = await _counts(uow, {kind: sources} if sources else {}, wanted)
        total = Total(counts[0].count, counts[0].is_capped) if counts else Total(0, False)
    marks = _read_in(kind, wanted)
    return Page([_found(hit, body, marks) for hit, body in hits], rest, total)


async def count_each(uow: UnitOfWork, actor: Actor, wanted: Search) -> list[KindCount]:
    """Return how many are found of each kind that the actor may see."""
    asked = {kind: await _asked(uow, actor, kind, wanted) for kind in SearchKind}
    return await _counts(uow, {kind: sources for kind, sources in asked.items() if sources}, wanted)


async def find_best(uow: UnitOfWork, actor: Actor, wanted: Search) -> list[Best]:
    """Return the best few of each kind of which there are any."""
    found = []
    for kind in SearchKind:
        page = await search(uow, actor, kind, wanted, PageRequest(BEST))
        if page.items:
            found.append(Best(kind, page.items, page.next_after is not None))
    return found


async def index_what_is_not(db: Database, org_id: UUID) -> int:
    """Make findable what was written before it was searched; return how much that was.

    Each portion is a transaction, so that it can be stopped and begun again at any point.
    """
    total = 0
    for index in _INDEXERS:
        while True:
            async with db.transaction(Tenant(org_id)) as uow:
                indexed = await index(uow, INDEXED_AT_ONCE)
            total += indexed
            if indexed < INDEXED_AT_ONCE:
                break
    return total


async def _counts(
    uow: UnitOfWork, seen: Mapping[SearchKind, Sequence[Any]], wanted: Search
) -> list[KindCount]:
    if not wanted.phrases:
        counts = await queries.count_hits(uow, seen)
        return [KindCount(kind, n, n >= MOST_RANKED) for kind, n in counts.items()]
    counted = []
    for kind, sources in seen.items():
        hits, rest = await _hits(uow, sources, wanted, PageRequest(MOST_OPENED))
        counted.append(KindCount(kind, len(hits), rest is not None))
    return counted


async def _asked(uow: UnitOfWork, actor: Actor, kind: SearchKind, wanted: Search) -> list[Any]:
    if wanted.is_empty:
        return []
    asked = _read_in(kind, wanted)
    statements = [await source(uow, actor, asked) for source in SOURCES[kind]]
    return [statement for statement in statements if statement is not None]


def _read_in(kind: SearchKind, wanted: Search) -> Search:
    return in_texts(wanted) if kind in {SearchKind.NOTES, SearchKind.FILES} else wanted


async def _hits(
    uow: UnitOfWork, sources: Sequence[Any], wanted: Search, page: PageRequest
) -> tuple[list[tuple[Hit, str]], tuple[Any, ...] | None]:
    """Return a page of hits with their texts, and the position after which the next one begins."""
    if not wanted.phrases:
        hits = await queries.list_hits(uow, sources, page.after, page.limit + 1)
        shown = hits[: page.limit]
        rest = queries.position_of(shown[-1]) if len(hits) > page.limit else None
        return await _with_texts(uow, shown), rest
    fitting: list[tuple[Hit, str]] = []
    after, opened = page.after, 0
    while opened < MOST_OPENED:
        hits = await queries.list_hits(uow, sources, after, PORTION)
        opened += len(hits)
        for hit, body in await _with_texts(uow, hits):
            if len(fitting) == page.limit:
                return fitting, after
            after = queries.position_of(hit)
            if holds_phrases(wanted, hit.title, hit.detail, body):
                fitting.append((hit, body))
        if len(hits) < PORTION:
            return fitting, None
    return fitting, after


async def _with_texts(uow: UnitOfWork, hits: Sequence[Hit]) -> list[tuple[Hit, str]]:
    texts = await files.get_texts(uow, {hit.file_id for hit in hits if hit.file_id is not None})
    return [(hit, texts.get(hit.file_id, "") if hit.file_id else hit.body) for hit in hits]


def _found(hit: Hit, body: str, wanted: Search) -> Found:
    title, detail = marked(hit.title, wanted), marked(hit.detail, wanted)
    shown = snippet(body, wanted)
    if not shown and wanted.digits:
        shown = (Fragment(body, False),)
    return Found(
        id=hit.id,
        target_id=hit.target_id,
        source=hit.source,
        title=title,
        detail=detail,
        snippet=shown,
        at=hit.at,
        file_id=hit.file_id,
    )
