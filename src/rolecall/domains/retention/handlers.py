"""Runs in the background, marks after a change, and which views the events make stale."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.retention import service
from rolecall.domains.retention.contracts import RuleKind
from rolecall.domains.retention.events import (
    CandidateKeptLonger,
    RetentionRuleChanged,
    RetentionRunDue,
    RetentionRunFinished,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles, scheduled
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

MOST_FAILURES = 40
"""The database may be away for hours before somebody has to look; what is done stays done."""


@scheduled("retention.begin_runs", every=timedelta(hours=1), queue="bulk")
async def begin_runs(runtime: Runtime) -> None:
    """Begin the run of the day wherever it is night or later, and nobody has."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await service.begin_run(uow)


@handles(RetentionRunDue, name="retention.go_on", queue="bulk", max_failures=MOST_FAILURES)
async def go_on(uow: UnitOfWork, event: RetentionRunDue) -> None:
    """Go through the next people: one delivery a block, so that organizations take turns."""
    await service.go_on(uow, event.run_id)


@handles(RetentionRuleChanged, name="retention.on_rule_changed", queue="bulk")
async def mark_anew(uow: UnitOfWork, event: RetentionRuleChanged) -> None:
    """Mark who is due soon by the rule as it is now."""
    await service.mark_kind(uow, RuleKind(event.kind))


@stales(RetentionRuleChanged)
def _on_rule(_: RetentionRuleChanged) -> StaleKeys:
    return [["retention"]]


@stales(RetentionRunFinished)
def _on_run(_: RetentionRunFinished) -> StaleKeys:
    return [["retention"], ["erasures"]]


@stales(CandidateKeptLonger)
def _on_kept(event: CandidateKeptLonger) -> StaleKeys:
    return [["retention"], ["candidates", str(event.candidate_id)]]
