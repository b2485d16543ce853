"""`/api/v1/applications/mine/{application_id}/accommodation`: one's own request."""

from uuid import UUID

from rolecall.domains.accommodations import service
from rolecall.domains.accommodations.schemas import MyAccommodationIn, MyAccommodationOut
from rolecall.infra.http import ActorDep, DatabaseDep, Router, account

router = Router(
    prefix="/applications/mine/{application_id}/accommodation", tags=["my applications"]
)
_OWN = account(transaction=False)


@router.get("", **_OWN)
async def get_my_accommodation(
    db: DatabaseDep, actor: ActorDep, application_id: UUID
) -> MyAccommodationOut:
    """Return what one asked to be adjusted, and what was answered."""
    return MyAccommodationOut.of((await service.open_own_case(db, actor, application_id)).case)


@router.post("", status_code=201, **_OWN)
async def ask_for_my_accommodation(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyAccommodationIn
) -> MyAccommodationOut:
    """Ask for an adjustment, or answer what was asked back."""
    await service.ask_signed_in(db, actor, application_id, body.wish(), body.once)
    return MyAccommodationOut.of((await service.open_own_case(db, actor, application_id)).case)
