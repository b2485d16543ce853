"""What rules look back at: who entered or left a stage, and what people answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ApplicationStatus, Passage, TransitionKind
from rolecall.domains.applications.contracts.again import GivenAnswer
from rolecall.domains.applications.models import answers, applications, transitions
from rolecall.infra.db import Row, UnitOfWork

_a, _t, _w = applications.c, transitions.c, answers.c
_COLUMNS = (
    _a.id, _a.candidate_id, _a.candidate_name, _a.job_title, _a.stage_name, _a.status, _a.source,
    _a.knocked_out,
)  # fmt: skip
_NOT_MEANT = (TransitionKind.UNDONE.value, TransitionKind.MIGRATED.value)


async def list_passages(
    uow: UnitOfWork,
    *,
    workflow_id: UUID,
    job_id: UUID | None,
    stage_key: str,
    leaving: bool,
    since: datetime,
    limit: int,
) -> list[Passage]:
    """Return the applications that entered (or left) a stage since then, newest first, each once.

    What was undone does not count.
    """
    taken_back = transitions.alias()
    key = _t.from_key if leaving else _t.to_key
    passed = (
        sa.select(_t.application_id, sa.func.max(_t.at).label("at"))
        .where(
            _t.org_id == uow.org_id,
            _t.at >= since,
            key == stage_key,
            _t.kind.not_in(_NOT_MEANT),
            ~sa.exists().where(taken_back.c.org_id == uow.org_id, taken_back.c.undoes_id == _t.id),
        )
        .group_by(_t.application_id)
        .subquery()
    )
    conditions = [_a.org_id == uow.org_id, _a.workflow_id == workflow_id]
    if job_id is not None:
        conditions.append(_a.job_id == job_id)
    rows = await uow.fetch(
        sa.select(*_COLUMNS, passed.c.at)
        .join(passed, passed.c.application_id == _a.id)
        .where(*conditions)
        .order_by(passed.c.at.desc(), _a.id.desc())
        .limit(limit)
    )
    return [_passage(row) for row in rows]


async def list_answered(
    uow: UnitOfWork, *, job_id: UUID, question_id: str, since: datetime, limit: int
) -> list[tuple[Passage, Any]]:
    """Return who answered a question of a job since then, newest first, and what."""
    rows = await uow.fetch(
        sa.select(*_COLUMNS, _a.applied_at.label("at"), _w.value)
        .join(answers, sa.and_(_w.org_id == _a.org_id, _w.application_id == _a.id))
        .where(
            _a.org_id == uow.org_id,
            _a.job_id == job_id,
            _a.applied_at >= since,
            _w.question_id == question_id,
        )
        .order_by(_a.applied_at.desc(), _a.id.desc())
        .limit(limit)
    )
    return [(_passage(row), row["value"]) for row in rows]


async def answers_of(
    uow: UnitOfWork, application_ids: Collection[UUID]
) -> dict[UUID, dict[str, Any]]:
    """Return what applications answered, by application and question."""
    rows = await uow.fetch(
        sa.select(_w.application_id, _w.question_id, _w.value).where(
            _w.org_id == uow.org_id, _w.application_id.in_(sorted(set(application_ids)))
        )
    )
    found: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        found.setdefault(row["application_id"], {})[row["question_id"]] = row["value"]
    return found


async def list_given_answers(
    uow: UnitOfWork, application_ids: Collection[UUID]
) -> list[GivenAnswer]:
    """Return what applications answered, those of the newest application first."""
    rows = await uow.fetch(
        sa.select(_w.label, _w.kind, _w.value, _w.display)
        .join(applications, sa.and_(_a.org_id == _w.org_id, _a.id == _w.application_id))
        .where(_w.org_id == uow.org_id, _w.application_id.in_(sorted(set(application_ids))))
        .order_by(_a.applied_at.desc(), _a.id.desc(), _w.position)
    )
    return [GivenAnswer(row["label"], row["kind"], row["value"], row["display"]) for row in rows]


def _passage(row: Row) -> Passage:
    return Passage(
        application_id=row["id"],
        candidate_id=row["candidate_id"],
        candidate_name=row["candidate_name"],
        job_title=row["job_title"],
        stage_name=row["stage_name"],
        status=ApplicationStatus(row["status"]),
        source=row["source"],
        knocked_out=row["knocked_out"],
        at=row["at"],
    )
