"""The pipeline board: the first cards of each stage, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationSummary, StageRef
from rolecall.domains.applications.models import applications, assignees
from rolecall.domains.applications.models.rows import SUMMARY_COLUMNS, application_summary
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.pages import Page, PageRequest

CARDS = 50
_a = applications.c


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage: its cards, newest in the stage first, and their number."""

    stage: StageRef
    count: int
    page: Page[ApplicationSummary]


@dataclass(frozen=True, slots=True)
class Board:
    """The stages of a job's workflow, in order, and those of older versions still in use."""

    job_id: UUID
    columns: Sequence[BoardColumn]


async def read_board(
    uow: UnitOfWork, job_id: UUID, stages: Sequence[StageRef], assigned_to: UUID | None
) -> Board:
    """Return the board of a job in two queries, whatever the number of applications."""
    narrowed = _narrowing(uow, assigned_to)
    counted = await uow.fetch(
        sa.select(_a.stage_key, _a.stage_name, _a.stage_kind, sa.func.count().label("n"))
        .where(_a.org_id == uow.org_id, _a.job_id == job_id, *narrowed)
        .group_by(_a.stage_key, _a.stage_name, _a.stage_kind)
    )
    counts: dict[str, int] = {}
    known = {stage.key: stage for stage in stages}
    for row in counted:
        counts[row["stage_key"]] = counts.get(row["stage_key"], 0) + row["n"]
        known.setdefault(
            row["stage_key"], StageRef(row["stage_key"], row["stage_name"], row["stage_kind"])
        )
    cards = await _first_cards(uow, job_id, list(counts), narrowed)
    request = PageRequest(CARDS)
    return Board(
        job_id,
        [
            BoardColumn(
                stage,
                counts.get(key, 0),
                Page.of(cards.get(key, []), request, lambda card: (card.stage_entered_at, card.id)),
            )
            for key, stage in known.items()
        ],
    )


async def _first_cards(
    uow: UnitOfWork,
    job_id: UUID,
    keys: Sequence[str],
    narrowed: Sequence[sa.ColumnElement[bool]],
) -> dict[str, list[ApplicationSummary]]:
    if not keys:
        return {}
    of_stage = [
        sa.select(*SUMMARY_COLUMNS)
        .where(_a.org_id == uow.org_id, _a.job_id == job_id, _a.stage_key == key, *narrowed)
        .order_by(_a.stage_entered_at.desc(), _a.id.desc())
        .limit(CARDS + 1)
        .subquery()
        for key in keys
    ]
    rows = await uow.fetch(sa.union_all(*(sa.select(part) for part in of_stage)))
    cards: dict[str, list[ApplicationSummary]] = {}
    for row in rows:
        cards.setdefault(row["stage_key"], []).append(application_summary(row))
    return cards


def _narrowing(uow: UnitOfWork, assigned_to: UUID | None) -> list[sa.ColumnElement[bool]]:
    if assigned_to is None:
        return []
    return [
        sa.exists().where(
            assignees.c.org_id == uow.org_id,
            assignees.c.application_id == _a.id,
            assignees.c.user_id == assigned_to,
        )
    ]
