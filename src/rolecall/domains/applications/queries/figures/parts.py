"""What the statements of figures are made of."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import TransitionKind
from rolecall.domains.applications.contracts.figures import (
    Attribution,
    FigureRow,
    Reported,
    StageLine,
)
from rolecall.domains.applications.models import applications, transitions
from rolecall.infra.db import Row, UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest

a, t = applications.c, transitions.c
_undo = transitions.alias("undo")
_ROW = tuple(FigureRow.__dataclass_fields__)
_DECISIONS = ("rejected", "withdrawn")


def happened(uow: UnitOfWork) -> list[sa.ColumnElement[bool]]:
    """Return the conditions that leave out moves that were undone, and the moves back."""
    return [
        t.org_id == uow.org_id,
        t.kind != TransitionKind.UNDONE.value,
        ~sa.exists().where(
            _undo.c.org_id == uow.org_id,
            _undo.c.undoes_id == t.id,
            _undo.c.undoes_id.is_not(None),
        ),
    ]


def place(line: StageLine) -> sa.ColumnElement[int | None]:
    """Return the place of the entered stage in the line, NULL for rejected and withdrawn."""
    places = {stage: number for number, stage in enumerate(line.stages)}
    if not line.by_key:
        return sa.case(*((t.to_kind == kind, sa.literal(n)) for kind, n in places.items()))
    first: dict[str, int] = {}
    for number, kind in enumerate(line.kinds):
        first.setdefault(kind, number)
    return sa.case(
        (t.to_kind.in_(_DECISIONS), None),
        *((t.to_key == key, sa.literal(n)) for key, n in places.items()),
        *((t.to_kind == kind, sa.literal(n)) for kind, n in first.items()),
    )


def of_jobs(uow: UnitOfWork, wanted: Reported) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on applications that are not about the period."""
    conditions = [a.org_id == uow.org_id]
    if wanted.job_ids is not None:
        conditions.append(a.job_id == any_of(wanted.job_ids))
    if wanted.sources:
        conditions.append(source(uow, wanted.attribution).in_(wanted.sources))
    return conditions


def source(uow: UnitOfWork, attribution: Attribution) -> sa.ColumnElement[str]:
    """Return where an application is said to come from."""
    if attribution is Attribution.APPLICATION:
        return a.source
    other = applications.alias("touch")
    newest = attribution is Attribution.LAST
    order = (other.c.applied_at, other.c.id)
    return (
        sa.select(other.c.source)
        .where(other.c.org_id == uow.org_id, other.c.candidate_id == a.candidate_id)
        .order_by(*(column.desc() if newest else column.asc() for column in order))
        .limit(1)
        .scalar_subquery()
    )


def within(
    column: sa.ColumnElement[Any], wanted: Reported
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Return the conditions that an instant falls into the period."""
    return column >= wanted.since, column < wanted.until


def any_of(ids: tuple[UUID, ...]) -> sa.CollectionAggregate[Any]:
    """Return ids to compare with: one array, so that the statement's text stays the same."""
    return sa.any_(sa.literal(list(ids), sa.ARRAY(sa.Uuid)))


def may_have_entered(
    wanted: Reported,
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Return the conditions on applications that may have entered a stage in the period.

    Who applied after it, or came into the present stage before it, did not.
    """
    return a.applied_at < wanted.until, a.stage_entered_at >= wanted.since


def moves(uow: UnitOfWork) -> sa.Join:
    """Return applications with their moves."""
    return applications.join(transitions, sa.and_(t.org_id == uow.org_id, t.application_id == a.id))


SHOWN = (
    a.id.label("application_id"),
    a.candidate_name,
    a.job_id,
    a.job_title,
    a.stage_name,
    a.status,
)
"""What a row says of its application, beside where it came from."""


async def page_of(uow: UnitOfWork, listed: sa.Select[Any], page: PageRequest) -> Page[FigureRow]:
    """Return a page of rows, newest first; `listed` selects the columns of `FigureRow`."""
    rows = listed.subquery("rows")
    return await fetch_page(uow, sa.select(rows), page, rows.c.at, rows.c.id, convert=row_of)


def row_of(row: Row) -> FigureRow:
    """Return what a row says of a `FigureRow`; it may say more."""
    return FigureRow(**{name: row[name] for name in _ROW})
