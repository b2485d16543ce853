"""`/api/v1/automation-rules`, `/automation-runs` and `/applications/{id}/automation`."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.automation import queries, service
from rolecall.domains.automation.contracts import RunFilter, RunState
from rolecall.domains.automation.schemas import (
    ReplayOut,
    RuleIn,
    RuleOut,
    RulesOut,
    RunOut,
    RunsOut,
)
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(tags=["automation"])
_READ = org(Permission.APPLICATIONS_READ)
_READ_ASSIGNED = org(Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED)
_MANAGE = org(Permission.WORKFLOWS_MANAGE)
_RUNS = "automation-runs:-created_at"


@router.get("/automation-rules", **_MANAGE)
async def list_automation_rules(uow: Uow, workflow_id: UUID) -> RulesOut:
    """List the rules of a workflow and of its jobs."""
    found = await queries.list_rules(uow, workflow_id)
    return RulesOut.of(found, await service.jobs_of_rules(uow, found))


@router.post("/automation-rules", status_code=201, **_MANAGE)
async def create_automation_rule(
    uow: Uow, actor: ActorDep, body: RuleIn, response: Response
) -> RuleOut:
    """Make a rule."""
    saved = await service.save_rule(uow, actor, body.command())
    set_etag(response, saved.version)
    return RuleOut.of(saved)


@router.post("/automation-rules/replay", **_MANAGE)
async def replay_automation_rule(uow: Uow, actor: ActorDep, body: RuleIn) -> ReplayOut:
    """Say what a rule would have done in the last ninety days; nothing is written."""
    return ReplayOut.of(await service.replay_rule(uow, actor, body.content()))


@router.put("/automation-rules/{rule_id}", **_MANAGE)
async def update_automation_rule(
    uow: Uow, actor: ActorDep, rule_id: UUID, body: RuleIn, response: Response, if_match: IfMatch
) -> RuleOut:
    """Change a rule, or switch it on or off."""
    saved = await service.save_rule(uow, actor, body.command(rule_id, if_match))
    set_etag(response, saved.version)
    return RuleOut.of(saved)


@router.delete("/automation-rules/{rule_id}", status_code=204, **_MANAGE)
async def delete_automation_rule(uow: Uow, actor: ActorDep, rule_id: UUID) -> None:
    """Remove a rule; its log stays."""
    await service.delete_rule(uow, actor, rule_id)


@router.get("/automation-runs", **_READ)
async def list_automation_runs(
    uow: Uow, paging: Paging, rule_id: UUID | None = None, state: RunState | None = None
) -> PageOut[RunOut]:
    """List what rules did and did not do, newest first."""
    wanted = RunFilter(rule_id=rule_id, state=state)
    page = await queries.list_runs(uow, wanted, paging.request(_RUNS))
    return page_out(page, paging, _RUNS, RunOut.of)


@router.post(
    "/automation-runs/{run_id}/cancel", status_code=204, **org(Permission.APPLICATIONS_ADVANCE)
)
async def cancel_automation_run(uow: Uow, actor: ActorDep, run_id: UUID) -> None:
    """Cancel what a rule is about to do."""
    await service.cancel_run(uow, actor, run_id)


@router.get("/applications/{application_id}/automation", **_READ_ASSIGNED)
async def list_waiting_automation(uow: Uow, actor: ActorDep, application_id: UUID) -> RunsOut:
    """List what rules are about to do with an application."""
    found = await service.list_waiting(uow, actor, application_id)
    return RunsOut(items=[RunOut.of(run) for run in found])
