"""`/api/v1/model-settings` and `/model-runs`: an organization's language model, and its use."""

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.ai import policy, queries
from rolecall.domains.ai.contracts import ModelSettings
from rolecall.domains.ai.schemas import ModelRunOut, ModelSettingsIn, ModelSettingsOut
from rolecall.domains.ai.service import account, checking, running
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(tags=["language model"])
_SETTINGS = "/model-settings"
_MANAGE = org(Permission.ORGANIZATION_UPDATE)


@router.get(_SETTINGS, **_MANAGE)
async def get_model_settings(uow: Uow, response: Response) -> ModelSettingsOut:
    """Return the organization's language model, without its secret, and what it took this month."""
    found = await queries.get_settings(uow)
    set_etag(response, found.version)
    return await _out(uow, found)


@router.put(_SETTINGS, **_MANAGE)
async def save_model_settings(
    uow: Uow, actor: ActorDep, body: ModelSettingsIn, response: Response, if_match: IfMatch
) -> ModelSettingsOut:
    """Replace the language model. Moved to another host, it forgets its secret unless one comes."""
    saved = await account.save_settings(uow, actor, body.command(if_match))
    set_etag(response, saved.version)
    return await _out(uow, saved)


@router.post(f"{_SETTINGS}/check", **org(Permission.ORGANIZATION_UPDATE, transaction=False))
async def check_model(db: DatabaseDep, actor: ActorDep) -> ModelSettingsOut:
    """Ask the model one small thing; `problem` says what is wrong, if anything is."""
    found = await checking.check_model(db, actor)
    async with db.transaction(actor.tenant) as uow:
        return await _out(uow, found)


@router.get("/model-runs", **_MANAGE)
async def list_model_runs(uow: Uow, actor: ActorDep, paging: Paging) -> PageOut[ModelRunOut]:
    """Return each time that the model was asked, newest first; nothing of what was said."""
    policy.can_manage(actor).require()
    order = "model-runs:-started_at"
    page = await queries.list_runs(uow, paging.request(order))
    return page_out(page, paging, order, ModelRunOut.of)


async def _out(uow: UnitOfWork, found: ModelSettings) -> ModelSettingsOut:
    return ModelSettingsOut.of(found, await running.count_use(uow))
