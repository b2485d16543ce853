"""Writing rules and their runs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.automation.contracts import (
    Condition,
    Outcome,
    Reason,
    Rule,
    RuleContent,
    Run,
    RunState,
    Trigger,
)
from rolecall.domains.automation.models import rules, runs
from rolecall.domains.automation.models.rows import (
    RUN_COLUMNS,
    conditions_of,
    plain,
    plain_outcomes,
    run_of,
)
from rolecall.domains.automation.repository.erasing import erase_runs as erase_runs
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import NotFound, VersionMismatch
from rolecall.kernel.sentences import say

_r, _n = rules.c, runs.c


async def insert_rule(
    uow: UnitOfWork, rule_id: UUID, content: RuleContent, *, active: bool, position: int
) -> None:
    """Insert a rule."""
    now = clock.now()
    await uow.execute(
        sa.insert(rules).values(
            org_id=uow.org_id,
            id=rule_id,
            **_columns(content),
            active=active,
            position=position,
            version=1,
            created_at=now,
            updated_at=now,
        )
    )


async def update_rule(
    uow: UnitOfWork, before: Rule, content: RuleContent, *, active: bool, position: int
) -> None:
    """Change a rule, which must be at the version of `before`.

    Raises:
        VersionMismatch: it is not.
    """
    written = await uow.execute(
        sa.update(rules)
        .where(_r.org_id == uow.org_id, _r.id == before.id, _r.version == before.version)
        .values(
            **_columns(content),
            active=active,
            position=position,
            version=before.version + 1,
            updated_at=clock.now(),
        )
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this rule meanwhile. Load it again."))


async def delete_rule(uow: UnitOfWork, rule_id: UUID) -> None:
    """Remove a rule; its runs stay."""
    await uow.execute(sa.delete(rules).where(_r.org_id == uow.org_id, _r.id == rule_id))


async def insert_run(
    uow: UnitOfWork, run: Run, trigger: Trigger, conditions: Sequence[Condition]
) -> bool:
    """Insert a run; False when this stay has one already."""
    values: dict[str, Any] = {name: getattr(run, name) for name in Run.__dataclass_fields__}
    values |= {
        "state": run.state.value,
        "reason": run.reason.value if run.reason else None,
        "actions": plain(run.actions),
        "outcomes": plain_outcomes(run.outcomes),
    }
    statement = insert(runs).values(
        org_id=uow.org_id,
        **values,
        trigger=trigger.value,
        conditions=plain(conditions),
        moved=False,
    )
    return await uow.execute(statement.on_conflict_do_nothing()) == 1


async def get_run_for_update(
    uow: UnitOfWork, run_id: UUID
) -> tuple[Run, Trigger, tuple[Condition, ...]]:
    """Return the locked run, with what it waited for and on which conditions.

    Raises:
        NotFound: there is none.
    """
    row = await uow.fetch_one(
        sa.select(*RUN_COLUMNS, _n.trigger, _n.conditions)
        .where(_n.org_id == uow.org_id, _n.id == run_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound(say("There is no such run of a rule."))
    return run_of(row), Trigger(row["trigger"]), conditions_of(row["conditions"])


async def finish_run(
    uow: UnitOfWork,
    run_id: UUID,
    state: RunState,
    *,
    at: datetime,
    reason: Reason | None = None,
    outcomes: Sequence[Outcome] = (),
    moved: bool = False,
    cancelled_by: str = "",
) -> None:
    """Write how a run ended."""
    await uow.execute(
        sa.update(runs)
        .where(_n.org_id == uow.org_id, _n.id == run_id)
        .values(
            state=state.value,
            reason=reason.value if reason else None,
            outcomes=plain_outcomes(outcomes),
            moved=moved,
            finished_at=at,
            cancelled_by=cancelled_by,
        )
    )


def _columns(content: RuleContent) -> dict[str, Any]:
    return {
        "name": content.name,
        "workflow_id": content.workflow_id,
        "job_id": content.job_id,
        "trigger": content.trigger.value,
        "stage_key": content.stage_key,
        "after_days": content.after_days,
        "conditions": plain(content.conditions),
        "actions": plain(content.actions),
    }
