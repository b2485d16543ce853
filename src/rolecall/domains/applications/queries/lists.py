"""Lists of applications."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.domains.applications.contracts import ApplicationSummary, ListFilter
from rolecall.domains.applications.contracts.selections import Target
from rolecall.domains.applications.models import applications, assignees, terms
from rolecall.domains.applications.models.rows import SUMMARY_COLUMNS, application_summary
from rolecall.infra.db import Reader, TenantRead, UnitOfWork, capped_count
from rolecall.kernel.pages import Page, PageRequest, Total
from rolecall.kernel.terms import prefix_range, words_of

_a = applications.c

SORTS: dict[str, tuple[sa.ColumnElement[Any], bool]] = {
    "-applied_at": (_a.applied_at, True),
    "applied_at": (_a.applied_at, False),
    "-stage_entered_at": (_a.stage_entered_at, True),
    "stage_entered_at": (_a.stage_entered_at, False),
    "due_at": (_a.due_at, False),
}
"""Sort words and (column, descending). By `due_at` stands only what is promised."""

_EQUAL: dict[str, sa.ColumnElement[Any]] = {
    "job_id": _a.job_id,
    "stage": _a.stage_key,
    "status": _a.status,
    "candidate_id": _a.candidate_id,
    "source": _a.source,
    "share_link_id": _a.share_link_id,
}
"""Members of `ListFilter` that a column must equal."""
_OTHERS = ("assigned_to", "also_assigned_to", "overdue_at", "job_ids")
"""Members of `ListFilter` with a condition of their own."""

_TARGET = (_a.id, _a.candidate_id, _a.candidate_name, _a.version)


async def list_applications(
    reader: Reader, wanted: ListFilter, page: PageRequest
) -> Page[ApplicationSummary]:
    """Return a page of applications in one query, and their number in another if it is asked."""
    given, filters, words = _asked(wanted)
    statement = _list_of(wanted.sort, filters, words, bool(page.after))
    total = None
    if page.counted:
        count = _count_of(filters, words)
        total = Total.of(await reader.fetch_value(count, org_id=reader.org_id, **given))
    if page.after:
        given["after_key"], given["after_id"] = page.after
    rows = await reader.fetch(statement, org_id=reader.org_id, limit=page.limit + 1, **given)
    field = wanted.sort.removeprefix("-")
    return Page.of(
        [application_summary(row) for row in rows],
        page,
        lambda item: (getattr(item, field), item.id),
        total,
    )


async def list_targets(uow: UnitOfWork, wanted: ListFilter, most: int) -> list[Target]:
    """Return up to `most` applications that fit, in the order of the list."""
    given, filters, words = _asked(wanted)
    column, descending = SORTS[wanted.sort]
    order = (column.desc(), _a.id.desc()) if descending else (column.asc(), _a.id.asc())
    selected = sa.select(*_TARGET).where(*_conditions(filters, words)).order_by(*order).limit(most)
    rows = await uow.fetch(selected, org_id=uow.org_id, **given)
    return [Target(*row) for row in rows]


async def list_ids(uow: UnitOfWork, wanted: ListFilter, most: int) -> list[UUID]:
    """Return up to `most` applications that fit, by id, in the order of the list."""
    given, filters, words = _asked(wanted)
    column, descending = SORTS[wanted.sort]
    order = (column.desc(), _a.id.desc()) if descending else (column.asc(), _a.id.asc())
    selected = sa.select(_a.id).where(*_conditions(filters, words)).order_by(*order).limit(most)
    return [row["id"] for row in await uow.fetch(selected, org_id=uow.org_id, **given)]


async def list_targets_by_ids(uow: UnitOfWork, ids: Collection[UUID]) -> list[Target]:
    """Return those of these applications that are there, in the order of the ids."""
    rows = await uow.fetch(
        sa.select(*_TARGET).where(_a.org_id == uow.org_id, _a.id.in_(sorted(set(ids))))
    )
    found = {row["id"]: Target(*row) for row in rows}
    return [found[one] for one in dict.fromkeys(ids) if one in found]


def conditions_of(
    wanted: ListFilter,
) -> tuple[dict[str, Any], list[sa.ColumnElement[bool]]]:
    """Return what narrows applications to those that fit, and its parameters but `org_id`."""
    given, filters, words = _asked(wanted)
    return given, _conditions(filters, words)


def _asked(wanted: ListFilter) -> tuple[dict[str, Any], frozenset[str], int]:
    """Return the parameters of a filter, the names of its criteria, and its words' number."""
    words = words_of(wanted.q)
    given: dict[str, Any] = {
        name: value for name in _EQUAL if (value := getattr(wanted, name)) is not None
    }
    for name in _OTHERS:
        if (value := getattr(wanted, name)) is not None:
            given[name] = value
    filters = frozenset(given) | {
        word
        for word, is_asked in (("due", wanted.sort == "due_at"), ("unassigned", wanted.unassigned))
        if is_asked
    }
    for number, word in enumerate(words):
        given[f"first_{number}"], given[f"end_{number}"] = prefix_range(word)
    return given, filters, len(words)


@lru_cache(maxsize=500)
def _list_of(sort: str, filters: frozenset[str], words: int, follows: bool) -> TenantRead:
    """Return the statement of lists of one shape, compiled once."""
    column, descending = SORTS[sort]
    listed = sa.select(*SUMMARY_COLUMNS).where(*_conditions(filters, words))
    if follows:
        key = sa.tuple_(column, _a.id)
        after = sa.tuple_(
            sa.bindparam("after_key", type_=column.type), sa.bindparam("after_id", type_=_a.id.type)
        )
        listed = listed.where(key < after if descending else key > after)
    order = (column.desc(), _a.id.desc()) if descending else (column.asc(), _a.id.asc())
    limit = sa.bindparam("limit", type_=sa.Integer)
    return TenantRead(listed.order_by(*order).limit(limit))


@lru_cache(maxsize=200)
def _count_of(filters: frozenset[str], words: int) -> TenantRead:
    """Return the statement that counts lists of one shape, compiled once."""
    return TenantRead(capped_count(sa.select(_a.id).where(*_conditions(filters, words))))


def _conditions(filters: frozenset[str], words: int) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [_a.org_id == sa.bindparam("org_id")]
    conditions += [_EQUAL[name] == sa.bindparam(name) for name in sorted(filters & _EQUAL.keys())]
    for name in sorted(filters & {"assigned_to", "also_assigned_to"}):
        asked = assignees.alias()
        conditions.append(
            sa.exists().where(
                asked.c.org_id == _a.org_id,
                asked.c.application_id == _a.id,
                asked.c.user_id == sa.bindparam(name),
            )
        )
    if "overdue_at" in filters:
        conditions.append(_a.due_at <= sa.bindparam("overdue_at", type_=_a.due_at.type))
    if "due" in filters:
        conditions.append(_a.due_at.is_not(None))
    if "job_ids" in filters:
        wanted = sa.bindparam("job_ids", type_=ARRAY(sa.Uuid))
        conditions.append(_a.job_id == sa.func.any(wanted))
    if "unassigned" in filters:
        conditions.append(
            ~sa.exists().where(assignees.c.org_id == _a.org_id, assignees.c.application_id == _a.id)
        )
    for number in range(words):
        t = terms.alias()
        conditions.append(
            sa.exists().where(
                t.c.org_id == sa.bindparam("org_id"),
                t.c.application_id == _a.id,
                t.c.term >= sa.bindparam(f"first_{number}"),
                t.c.term < sa.bindparam(f"end_{number}"),
            )
        )
    return conditions


async def counts_by_share_link(uow: UnitOfWork, job_id: UUID) -> dict[UUID, dict[str, int]]:
    """Return, for each share link of a job, how many applications came by it, by status."""
    rows = await uow.fetch(
        sa.select(_a.share_link_id, _a.status, sa.func.count().label("n"))
        .where(_a.org_id == uow.org_id, _a.job_id == job_id, _a.share_link_id.is_not(None))
        .group_by(_a.share_link_id, _a.status)
    )
    counts: dict[UUID, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["share_link_id"], {})[row["status"]] = row["n"]
    return counts


async def counts_by_job(uow: UnitOfWork, job_ids: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """Return, for each job, how many applications it has by kind of stage."""
    rows = await uow.fetch(
        sa.select(_a.job_id, _a.stage_kind, sa.func.count().label("n"))
        .where(_a.org_id == uow.org_id, _a.job_id.in_(job_ids))
        .group_by(_a.job_id, _a.stage_kind)
    )
    counts: dict[UUID, dict[str, int]] = {job_id: {} for job_id in job_ids}
    for row in rows:
        counts[row["job_id"]][row["stage_kind"]] = row["n"]
    return counts
