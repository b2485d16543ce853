"""Writing workflows."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.jobs.contracts import WorkflowGraph
from rolecall.domains.jobs.models import workflow_versions, workflows
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_w = workflows.c


async def insert_workflow(
    uow: UnitOfWork, workflow_id: UUID, name: str, graph: WorkflowGraph, *, is_default: bool
) -> bool:
    """Insert a workflow with its first version.

    Returns False when there is a default workflow already and this should have been it.
    """
    now = clock.now()
    statement = insert(workflows).values(
        org_id=uow.org_id,
        id=workflow_id,
        name=name,
        is_default=is_default,
        version=1,
        created_at=now,
        updated_at=now,
    )
    if not await uow.execute(statement.on_conflict_do_nothing()):
        return False
    await _insert_version(uow, workflow_id, 1, name, graph, now)
    return True


async def add_version(
    uow: UnitOfWork, workflow_id: UUID, after: int, name: str, graph: WorkflowGraph
) -> int:
    """Add the version after `after`, which must be the newest; returns its number.

    Raises:
        VersionMismatch: there is a newer one.
    """
    now, version = clock.now(), after + 1
    written = await uow.execute(
        sa.update(workflows)
        .where(_w.org_id == uow.org_id, _w.id == workflow_id, _w.version == after)
        .values(version=version, name=name, updated_at=now)
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this workflow meanwhile. Load it again."))
    await _insert_version(uow, workflow_id, version, name, graph, now)
    return version


async def make_default(uow: UnitOfWork, workflow_id: UUID) -> None:
    """Make this the workflow that new jobs begin with."""
    await uow.execute(
        sa.update(workflows)
        .where(_w.org_id == uow.org_id, _w.is_default, _w.id != workflow_id)
        .values(is_default=False)
    )
    await uow.execute(
        sa.update(workflows)
        .where(_w.org_id == uow.org_id, _w.id == workflow_id)
        .values(is_default=True)
    )


async def _insert_version(
    uow: UnitOfWork,
    workflow_id: UUID,
    version: int,
    name: str,
    graph: WorkflowGraph,
    now: datetime,
) -> None:
    stages: list[dict[str, Any]] = [
        {"key": stage.key, "name": stage.name, "kind": stage.kind.value} for stage in graph.stages
    ]
    await uow.execute(
        sa.insert(workflow_versions).values(
            org_id=uow.org_id,
            workflow_id=workflow_id,
            version=version,
            name=name,
            stages=stages,
            moves=[[move.from_stage, move.to_stage] for move in graph.moves],
            may_reopen=graph.may_reopen,
            created_at=now,
            created_by=uow.user_id,
        )
    )
