"""`/api/v1/presence`."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from rolecall.access import Permission
from rolecall.domains.presence import service
from rolecall.domains.presence.schemas import (
    LookIn,
    OnlookersOut,
    PresenceChoiceIn,
    PresenceChoiceOut,
    TabWord,
)
from rolecall.infra.http import ActorDep, DatabaseDep, Router, Uow, org

router = Router(prefix="/presence", tags=["presence"])
_ANY_RECORD = (
    Permission.APPLICATIONS_READ,
    Permission.APPLICATIONS_READ_ASSIGNED,
    Permission.CANDIDATES_READ,
)
_APPLICATIONS = (Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED)


@router.put("", status_code=204, **org(*_ANY_RECORD, transaction=False))
async def look_at_record(database: DatabaseDep, actor: ActorDep, body: LookIn) -> None:
    """Say that a tab shows a record, so that others who may read it see who is there."""
    await service.look(database, actor, body.command())


@router.delete("", status_code=204, **org(*_ANY_RECORD, transaction=False))
async def leave_record(
    database: DatabaseDep, actor: ActorDep, tab: Annotated[TabWord, Query()]
) -> None:
    """Say that a tab shows no record any more."""
    await service.leave(database, actor, tab)


@router.get("/applications/{application_id}", **org(*_APPLICATIONS, transaction=False))
async def list_onlookers_of_application(
    database: DatabaseDep, actor: ActorDep, application_id: UUID
) -> OnlookersOut:
    """List who else has an application open."""
    found = await service.onlookers_of_application(database, actor, application_id)
    return OnlookersOut.of(found)


@router.get("/candidates/{candidate_id}", **org(Permission.CANDIDATES_READ, transaction=False))
async def list_onlookers_of_candidate(
    database: DatabaseDep, actor: ActorDep, candidate_id: UUID
) -> OnlookersOut:
    """List who else has a candidate's record open."""
    return OnlookersOut.of(await service.onlookers_of_candidate(database, actor, candidate_id))


@router.get("/jobs/{job_id}", **org(*_APPLICATIONS, transaction=False))
async def list_onlookers_of_job(
    database: DatabaseDep, actor: ActorDep, job_id: UUID
) -> OnlookersOut:
    """List who else has applications of a job open: one request for a whole board."""
    return OnlookersOut.of(await service.onlookers_of_job(database, actor, job_id))


@router.get("/choice", **org(*_ANY_RECORD))
async def get_presence_choice(uow: Uow, actor: ActorDep) -> PresenceChoiceOut:
    """Return whether others see what one has open."""
    return PresenceChoiceOut(shown=await service.is_shown(uow, actor))


@router.put("/choice", **org(*_ANY_RECORD))
async def choose_presence(uow: Uow, actor: ActorDep, body: PresenceChoiceIn) -> PresenceChoiceOut:
    """Say whether others may see what one has open in this organization."""
    await service.choose(uow, actor, shown=body.shown)
    return PresenceChoiceOut(shown=body.shown)
