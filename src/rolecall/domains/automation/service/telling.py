"""What the timeline of an application says of automation."""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import TimelineEntry
from rolecall.domains.automation import queries
from rolecall.domains.automation.contracts import Run, RunState
from rolecall.infra.db import UnitOfWork

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


def _summary(run: Run) -> str:
    if run.state is RunState.CANCELLED:
        return f"Cancelled the automation “{run.rule_name}”"
    if run.state is RunState.SKIPPED:
        why = run.reason.sentence if run.reason else "nothing was to be done"
        return f"Skipped: {why}"
    parts = [
        one.summary if one.reason is None else f"{one.summary} ({one.reason.sentence})"
        for one in run.outcomes
    ]
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
