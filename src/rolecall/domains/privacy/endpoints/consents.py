"""Asking people anew to agree to a text."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.privacy.schemas import AskingOut
from rolecall.domains.privacy.service import consenting
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(prefix="/consent-wordings", tags=["consents"])
_ASK = org(Permission.ORGANIZATION_UPDATE)


@router.get("/{wording_id}/asking", **_ASK)
async def count_consents_to_ask(uow: Uow, actor: ActorDep, wording_id: UUID) -> AskingOut:
    """Tell how many people agreed to an earlier version and to nothing since."""
    return AskingOut.model_validate(await consenting.count_to_ask(uow, actor, wording_id))


@router.post("/{wording_id}/asking", status_code=202, **_ASK)
async def ask_for_consents(uow: Uow, actor: ActorDep, wording_id: UUID) -> AskingOut:
    """Ask them by mail, in the background; nobody is asked twice for a version."""
    return AskingOut.model_validate(await consenting.ask_anew(uow, actor, wording_id))
