"""`/api/v1/interview-kits`, `/interview-questions` and `/interview-scale`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from rolecall.access import Permission
from rolecall.domains.interviews import service
from rolecall.domains.interviews.queries import kits as queries
from rolecall.domains.interviews.schemas.kits import (
    AnchorsIn,
    BankQuestionIn,
    BankQuestionOut,
    BankQuestionPatch,
    KitIn,
    KitOut,
    KitSummaryOut,
    ScaleOut,
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

router = Router(tags=["interview kits"])
_READ = org(Permission.INTERVIEWS_READ)
_MANAGE = org(Permission.INTERVIEW_KITS_MANAGE)


@router.get("/interview-kits", **_READ)
async def list_interview_kits(
    uow: Uow, paging: Paging, active: bool | None = None
) -> PageOut[KitSummaryOut]:
    """List interview kits, the one that was changed last first."""
    purpose = "interview-kits:-updated_at"
    page = await queries.list_kits(uow, paging.request(purpose), active=active)
    return page_out(page, paging, purpose, KitSummaryOut.model_validate)


@router.post("/interview-kits", status_code=201, **_MANAGE)
async def create_interview_kit(
    uow: Uow, actor: ActorDep, body: KitIn, response: Response
) -> KitOut:
    """Write an interview kit."""
    saved = await service.save_kit(uow, actor, body.command())
    set_etag(response, saved.version)
    return KitOut.of(saved)


@router.get("/interview-kits/{kit_id}", **_READ)
async def get_interview_kit(
    uow: Uow,
    kit_id: UUID,
    response: Response,
    number: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> KitOut:
    """Return the newest version of a kit, or the one that is asked for."""
    found = await service.get_kit(uow, kit_id, number)
    set_etag(response, found.version)
    return KitOut.of(found)


@router.put("/interview-kits/{kit_id}", **_MANAGE)
async def update_interview_kit(
    uow: Uow, actor: ActorDep, kit_id: UUID, body: KitIn, response: Response, if_match: IfMatch
) -> KitOut:
    """Make the next version of a kit; interviews keep the one that they were arranged with."""
    saved = await service.save_kit(uow, actor, body.command(kit_id, if_match))
    set_etag(response, saved.version)
    return KitOut.of(saved)


@router.get("/interview-questions", **_READ)
async def list_interview_questions(
    uow: Uow, paging: Paging, active: bool | None = None
) -> PageOut[BankQuestionOut]:
    """List the question bank, newest first."""
    purpose = "interview-questions:-created_at"
    page = await queries.list_questions(uow, paging.request(purpose), active=active)
    return page_out(page, paging, purpose, BankQuestionOut.of)


@router.post("/interview-questions", status_code=201, **_MANAGE)
async def create_interview_question(
    uow: Uow, actor: ActorDep, body: BankQuestionIn, response: Response
) -> BankQuestionOut:
    """Add a question to the bank."""
    saved = await service.save_question(uow, actor, body.command())
    set_etag(response, saved.version)
    return BankQuestionOut.of(saved)


@router.patch("/interview-questions/{question_id}", **_MANAGE)
async def update_interview_question(
    uow: Uow,
    actor: ActorDep,
    question_id: UUID,
    body: BankQuestionPatch,
    response: Response,
    if_match: IfMatch,
) -> BankQuestionOut:
    """Change a question of the bank; kits keep the words that they were saved with."""
    saved = await service.save_question(uow, actor, body.command(question_id, if_match))
    set_etag(response, saved.version)
    return BankQuestionOut.of(saved)


@router.get("/interview-scale", **_READ)
async def get_interview_scale(uow: Uow, response: Response) -> ScaleOut:
    """Return the organization's words for the ratings 1 to 4."""
    scale = await queries.get_scale(uow)
    set_etag(response, scale.version)
    return ScaleOut.of(scale)


@router.put("/interview-scale", **_MANAGE)
async def update_interview_scale(
    uow: Uow, actor: ActorDep, body: AnchorsIn, response: Response, if_match: IfMatch
) -> ScaleOut:
    """Write the organization's words for the ratings; kits may have words of their own."""
    saved = await service.save_scale(uow, actor, body.by_rating(), if_match)
    set_etag(response, saved.version)
    return ScaleOut.of(saved)
