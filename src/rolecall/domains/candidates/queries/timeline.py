"""The timeline: one query over what this domain and the ones around it tell.

Applications, mails and files are other domains'. Each registers a source: a select of the columns
in `TIMELINE_COLUMNS` for one candidate, without what the reader may not see. The page is cut out of
their union, so that it has one order and one cursor whatever the sources are.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import (
    TIMELINE_COLUMNS,
    TimelineAsked,
    TimelineItem,
)
from rolecall.domains.candidates.models import candidates, field_history, merges, notes
from rolecall.domains.candidates.queries.notes import readable_by
from rolecall.domains.files import api as files
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.infra.db.tables import Timestamp
from rolecall.kernel.pages import Page, PageRequest

TimelineSource = Callable[[TimelineAsked], sa.Select[Any]]

_sources: dict[str, TimelineSource] = {}
_TYPES: Final[tuple[Any, ...]] = (
    Timestamp, sa.Uuid(), sa.Text(), sa.Text(), sa.Text(), sa.Text(), sa.Text(), sa.Text(),
    sa.Uuid(),
)  # fmt: skip


def timeline_source(name: str) -> Callable[[TimelineSource], TimelineSource]:
    """Register a source of the timeline.

    Raises:
        ValueError: another one has this name.
    """

    def register(source: TimelineSource) -> TimelineSource:
        if _sources.setdefault(name, source) is not source:
            raise ValueError(f"two sources of the timeline are called {name}")
        return source

    return register


async def list_timeline(
    uow: UnitOfWork, asked: TimelineAsked, page: PageRequest
) -> Page[TimelineItem]:
    """Return what happened, newest first."""
    told = sa.union_all(*(_typed(_sources[name](asked)) for name in sorted(_sources))).subquery()
    return await fetch_page(uow, sa.select(*told.c), page, told.c.at, told.c.id, convert=_item)


def _typed(source: sa.Select[Any]) -> sa.Select[Any]:
    inner = source.subquery()
    columns: list[sa.ColumnElement[Any]] = [
        sa.cast(column, type_).label(name)
        for column, type_, name in zip(inner.c, _TYPES, TIMELINE_COLUMNS, strict=True)
    ]
    return sa.select(*columns)


def _item(row: Row) -> TimelineItem:
    return TimelineItem(**dict(row))


@timeline_source("candidates.created")
def _creation(asked: TimelineAsked) -> sa.Select[Any]:
    c = candidates.c
    return sa.select(
        c.created_at, c.id, sa.literal("created"), sa.literal("").label("actor"),
        c.source_first, sa.literal("").label("origin"), sa.literal("").label("target"),
        sa.literal("").label("body"), sa.null(),
    ).where(
        c.org_id == asked.org_id,
        sa.or_(c.id == asked.candidate_id, c.merged_into == asked.candidate_id),
    )  # fmt: skip


@timeline_source("candidates.merges")
def _merges(asked: TimelineAsked) -> sa.Select[Any]:
    """Which records went into this one or into one that did, and when they were split off."""
    m, c = merges.c, candidates.c
    merged = sa.select(
        m.at, m.id, sa.literal("merged").label("kind"), m.by_name, m.merged_name, m.survivor_id,
        m.merged_id,
    ).where(m.org_id == asked.org_id)  # fmt: skip
    # Its id beside the merge's: a page is cut by instant and id.
    split = sa.select(
        m.split_at, m.merged_id, sa.literal("split"), m.split_by, m.merged_name, m.survivor_id,
        m.merged_id,
    ).where(m.org_id == asked.org_id, m.split_at.is_not(None))  # fmt: skip
    told = sa.union_all(merged, split).subquery().c
    own = sa.select(c.id).where(
        c.org_id == asked.org_id,
        sa.or_(c.id == asked.candidate_id, c.merged_into == asked.candidate_id),
    )
    return sa.select(
        told.at, told.id, told.kind, told.by_name, told.merged_name,
        sa.literal("").label("origin"), sa.literal("").label("target"),
        sa.literal("").label("body"), sa.null(),
    ).where(sa.or_(told.survivor_id.in_(own), told.merged_id == asked.candidate_id))  # fmt: skip


@timeline_source("candidates.fields")
def _changes(asked: TimelineAsked) -> sa.Select[Any]:
    """What was changed by hand or otherwise after the record was made."""
    h, c = field_history.c, candidates.c
    return (
        sa.select(
            h.at, h.id, sa.literal("changed"), h.by_name, h.field,
            h.origin, sa.literal("").label("target"), h.value, sa.null(),
        )
        .select_from(
            field_history.join(
                candidates, sa.and_(c.org_id == h.org_id, c.id == h.candidate_id)
            )
        )
        .where(
            h.org_id == asked.org_id,
            sa.or_(c.id == asked.candidate_id, c.merged_into == asked.candidate_id),
            h.at > c.created_at,
        )
    )  # fmt: skip


@timeline_source("candidates.notes")
def _notes(asked: TimelineAsked) -> sa.Select[Any]:
    n = notes.c
    return sa.select(
        n.created_at, n.id, sa.literal("note"), n.author_name, n.audience,
        sa.literal("").label("origin"), sa.literal("").label("target"), n.body, sa.null(),
    ).where(
        n.org_id == asked.org_id, n.candidate_id == asked.candidate_id,
        readable_by(asked.reader),
    )  # fmt: skip


@timeline_source("candidates.files")
def _files(asked: TimelineAsked) -> sa.Select[Any]:
    owner = sa.select(sa.literal(asked.candidate_id, sa.Uuid))
    f = files.attached_files(asked.org_id, "candidate", owner).subquery().c
    return sa.select(
        f.attached_at, f.id, sa.literal("file"), sa.literal("").label("actor"), f.filename,
        sa.literal("").label("origin"), sa.literal("").label("target"),
        sa.literal("").label("body"), f.id.label("file_id"),
    ).where(sa.literal(asked.reads_files))  # fmt: skip
