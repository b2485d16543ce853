"""Reading rules and their runs."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.automation.contracts import Rule, Run, RunFilter, RunState, Trigger
from rolecall.domains.automation.models import rules, runs
from rolecall.domains.automation.models.rows import RULE_COLUMNS, RUN_COLUMNS, rule_of, run_of
from rolecall.infra.db import UnitOfWork, fetch_page, prepared
from rolecall.kernel.pages import Page, PageRequest

_r, _n = rules.c, runs.c
_ORDER = (_r.position, _r.id)

_OF_STAGE = prepared(
    sa.select(*RULE_COLUMNS)
    .where(
        _r.org_id == sa.bindparam("org_id"),
        _r.workflow_id == sa.bindparam("workflow_id"),
        _r.stage_key == sa.bindparam("stage_key"),
        _r.trigger == sa.bindparam("wanted_trigger"),
        _r.active,
        sa.or_(_r.job_id.is_(None), _r.job_id == sa.bindparam("job_id")),
    )
    .order_by(*_ORDER)
)


async def rules_of_stage(
    uow: UnitOfWork, workflow_id: UUID, job_id: UUID, stage_key: str, trigger: Trigger
) -> list[Rule]:
    """Return the active rules that wait for this, in their order."""
    rows = await uow.fetch(
        _OF_STAGE,
        org_id=uow.org_id,
        workflow_id=workflow_id,
        job_id=job_id,
        stage_key=stage_key,
        wanted_trigger=trigger.value,
    )
    return [rule_of(row) for row in rows]


async def list_rules(uow: UnitOfWork, workflow_id: UUID) -> list[Rule]:
    """Return all rules of a workflow and of its jobs, in their order."""
    rows = await uow.fetch(
        sa.select(*RULE_COLUMNS)
        .where(_r.org_id == uow.org_id, _r.workflow_id == workflow_id)
        .order_by(*_ORDER)
    )
    return [rule_of(row) for row in rows]


async def find_rule(uow: UnitOfWork, rule_id: UUID) -> Rule | None:
    """Return a rule."""
    row = await uow.fetch_one(
        sa.select(*RULE_COLUMNS).where(_r.org_id == uow.org_id, _r.id == rule_id)
    )
    return rule_of(row) if row else None


async def list_runs(uow: UnitOfWork, wanted: RunFilter, page: PageRequest) -> Page[Run]:
    """Return a page of runs, newest first."""
    listed = sa.select(*RUN_COLUMNS).where(_n.org_id == uow.org_id)
    if wanted.rule_id is not None:
        listed = listed.where(_n.rule_id == wanted.rule_id)
    if wanted.application_id is not None:
        listed = listed.where(_n.application_id == wanted.application_id)
    if wanted.state is not None:
        listed = listed.where(_n.state == wanted.state.value)
    return await fetch_page(uow, listed, page, _n.created_at, _n.id, convert=run_of)


async def runs_of_application(
    uow: UnitOfWork, application_id: UUID, states: Collection[RunState]
) -> list[Run]:
    """Return the runs of an application in these states, oldest first."""
    rows = await uow.fetch(
        sa.select(*RUN_COLUMNS)
        .where(
            _n.org_id == uow.org_id,
            _n.application_id == application_id,
            _n.state.in_([state.value for state in states]),
        )
        .order_by(_n.created_at, _n.id)
    )
    return [run_of(row) for row in rows]


async def count_moves(uow: UnitOfWork, application_id: UUID, since: datetime) -> int:
    """Count how often rules have moved an application."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count()).where(
            _n.org_id == uow.org_id,
            _n.application_id == application_id,
            _n.moved,
            _n.finished_at >= since,
        )
    )
    return found
