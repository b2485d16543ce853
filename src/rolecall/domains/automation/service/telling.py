"""What the timeline of an application says of automation."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import TimelineEntry
from rolecall.domains.automation import queries
from rolecall.domains.automation.contracts import Run, RunState
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.sentences import Sentence, say

_ENDED = frozenset({RunState.DONE, RunState.SKIPPED, RunState.CANCELLED})


@applications.entry_source("automation.runs")
async def tell_runs(uow: UnitOfWork, actor: Actor, application_id: UUID) -> list[TimelineEntry]:
    """Return what rules did, and why others did nothing."""
    del actor
    found = await queries.runs_of_application(uow, application_id, _ENDED)
    return [_entry(run) for run in found]


def _entry(run: Run) -> TimelineEntry:
    return TimelineEntry(
        id=f"automation-{run.id}",
        at=run.finished_at or run.created_at,
        kind="automation",
        actor=run.cancelled_by or f"Automation: {run.rule_name}",
        summary=_summary(run),
        detail={"run_id": str(run.id), "rule_id": str(run.rule_id), "state": run.state.value},
    )


def _summary(run: Run) -> Sentence:
    if run.state is RunState.CANCELLED:
        return say("Cancelled the automation “{rule}”", rule=run.rule_name)
    if run.state is RunState.SKIPPED:
        why = run.reason.sentence if run.reason else say("nothing was to be done")
        return say("Skipped: {why}", why=why)
    parts = [
        one.summary
        if one.reason is None
        else say("{done} ({reason})", done=one.summary, reason=one.reason.sentence)
        for one in run.outcomes
    ]
    return say("{parts:^;}", parts=parts)
