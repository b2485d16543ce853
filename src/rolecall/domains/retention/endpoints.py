"""Rules of retention, who is due, keeping somebody longer, and runs."""

from typing import Any
from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.retention import service
from rolecall.domains.retention.contracts import RuleKind
from rolecall.domains.retention.schemas import (
    DeferralIn,
    DuePersonOut,
    RetentionPreviewOut,
    RetentionRuleIn,
    RetentionRuleOut,
    RetentionRulesOut,
    RetentionRunOut,
    RetentionTermsIn,
    StandingOut,
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
from rolecall.kernel.spreadsheets import csv_file

router = Router(tags=["retention"])
_MANAGE = org(Permission.RETENTION_MANAGE)
_READ = org(Permission.CANDIDATES_READ)
_CHANGE = org(Permission.CANDIDATES_UPDATE)
_RUNS = "retention-runs:-begun_at"
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


@router.get("/retention-rules", **_MANAGE)
async def list_retention_rules(uow: Uow, actor: ActorDep) -> RetentionRulesOut:
    """List the rules, one for each kind of people, with what is announced of them."""
    found = await service.list_rules(uow, actor)
    return RetentionRulesOut(items=[RetentionRuleOut.of(rule) for rule in found])


@router.post("/retention-rules/{rule_kind}/preview", **_MANAGE)
async def preview_retention_rule(
    uow: Uow, actor: ActorDep, rule_kind: RuleKind, body: RetentionTermsIn
) -> RetentionPreviewOut:
    """Tell whom a rule would erase if it held now, and within thirty days; nothing is changed."""
    return RetentionPreviewOut.of(await service.preview_rule(uow, actor, rule_kind, body.terms()))


@router.put("/retention-rules/{rule_kind}", **_MANAGE)
async def set_retention_rule(
    uow: Uow,
    actor: ActorDep,
    rule_kind: RuleKind,
    body: RetentionRuleIn,
    if_match: IfMatch,
    response: Response,
) -> RetentionRuleOut:
    """Change a rule: a stricter one holds after seven days and is announced, any other at once."""
    rule = await service.set_rule(uow, actor, body.command(rule_kind, if_match))
    set_etag(response, rule.version)
    return RetentionRuleOut.of(rule)


@router.post("/retention-rules/{rule_kind}/call-off", **_MANAGE)
async def call_off_retention_rule(
    uow: Uow, actor: ActorDep, rule_kind: RuleKind, if_match: IfMatch, response: Response
) -> RetentionRuleOut:
    """Call off what is announced of a rule."""
    rule = await service.call_off(uow, actor, rule_kind, if_match)
    set_etag(response, rule.version)
    return RetentionRuleOut.of(rule)


@router.get("/retention-runs", **_MANAGE)
async def list_retention_runs(
    uow: Uow, actor: ActorDep, paging: Paging
) -> PageOut[RetentionRunOut]:
    """List what was done each night, newest first."""
    page = await service.list_runs(uow, actor, paging.request(_RUNS))
    return page_out(page, paging, _RUNS, RetentionRunOut.of)


@router.post(
    "/retention-runs/{retention_run_id}/export",
    response_class=Response,
    responses=_CSV,
    **_MANAGE,
)
async def export_retention_run(uow: Uow, actor: ActorDep, retention_run_id: UUID) -> Response:
    """Return what became of the people of a run as CSV, by ids alone, and record that."""
    return Response(
        csv_file(await service.export_run(uow, actor, retention_run_id)),
        media_type="text/csv",
        headers={
            "Content-Disposition": 'attachment; filename="retention-run.csv"',
            "Cache-Control": "no-store, private",
        },
    )


@router.get("/candidates-due", **_READ)
async def list_due_candidates(
    uow: Uow, paging: Paging, kind: RuleKind | None = None
) -> PageOut[DuePersonOut]:
    """List who is to be erased within thirty days, the first to go first."""
    purpose = f"candidates-due:{kind or ''}:since"
    page = await service.list_due_people(uow, kind, paging.request(purpose))
    return page_out(page, paging, purpose, DuePersonOut.of)


@router.get("/candidates/{candidate_id}/retention", **_READ)
async def get_candidate_retention(uow: Uow, candidate_id: UUID) -> StandingOut:
    """Tell whether a person is to be erased within thirty days, or kept longer."""
    return StandingOut.of(await service.get_standing(uow, candidate_id))


@router.put("/candidates/{candidate_id}/retention", **_CHANGE)
async def keep_candidate_longer(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: DeferralIn
) -> StandingOut:
    """Keep a person until the end of a day, for at most a year, whatever the rules say."""
    return StandingOut.of(await service.keep_longer(uow, actor, body.command(candidate_id)))


@router.delete("/candidates/{candidate_id}/retention", **_CHANGE)
async def keep_candidate_no_longer(uow: Uow, actor: ActorDep, candidate_id: UUID) -> StandingOut:
    """Let the rules decide about a person again."""
    return StandingOut.of(await service.end_deferral(uow, actor, candidate_id))
