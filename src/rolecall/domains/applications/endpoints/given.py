"""`…/given`: taking over what came with an application into the record of its person."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications.schemas.given import (
    GivenListOut,
    GivenOut,
    MyGivenListOut,
    MyGivenOut,
)
from rolecall.domains.applications.service import taking_over
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.infra.http import ActorDep, DatabaseDep, Router, Uow, account, org

router = Router(tags=["applications"])
_UPDATE = org(Permission.CANDIDATES_UPDATE)
_OWN = account(transaction=False)
_MINE = "/applications/mine/{application_id}/given"


@router.put("/applications/{application_id}/given/{given_field}/take-over", **_UPDATE)
async def take_over_given(
    uow: Uow, actor: ActorDep, application_id: UUID, given_field: GivenField
) -> GivenListOut:
    """Write what the person gave with this application into their record.

    A name or place replaces what is there; a number becomes the primary one beside the others;
    links are added.
    """
    found = await taking_over.take_over(uow, actor, application_id, given_field)
    return GivenListOut(items=[GivenOut.of(one, actor) for one in found])


@router.delete("/applications/{application_id}/given/{given_field}/take-over", **_UPDATE)
async def give_back_given(
    uow: Uow, actor: ActorDep, application_id: UUID, given_field: GivenField
) -> GivenListOut:
    """Bring back what the record said before; 409 `changed_since` once somebody changed it."""
    found = await taking_over.give_back(uow, actor, application_id, given_field)
    return GivenListOut(items=[GivenOut.of(one, actor) for one in found])


@router.get(_MINE, **_OWN)
async def list_my_given(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyGivenListOut:
    """List what one gave with an application, and whether the employer's record says the same."""
    found = await taking_over.list_own_given(db, actor, application_id)
    return MyGivenListOut(items=[MyGivenOut.of(one) for one in found])


@router.put(_MINE + "/{given_field}/take-over", **_OWN)
async def take_over_my_given(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, given_field: GivenField
) -> MyGivenListOut:
    """Have the employer's record say what one gave with this application."""
    found = await taking_over.take_over_own(db, actor, application_id, given_field)
    return MyGivenListOut(items=[MyGivenOut.of(one) for one in found])


@router.delete(_MINE + "/{given_field}/take-over", **_OWN)
async def give_back_my_given(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, given_field: GivenField
) -> MyGivenListOut:
    """Bring back what the employer's record said before one took a value over."""
    found = await taking_over.give_back_own(db, actor, application_id, given_field)
    return MyGivenListOut(items=[MyGivenOut.of(one) for one in found])
