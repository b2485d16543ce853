"""`/api/v1/applications/mine/{application_id}/consents`: what one agreed to."""

from uuid import UUID

from rolecall.domains.privacy.schemas.own_consents import (
    MyConsentIn,
    MyConsentOut,
    MyConsentsOut,
    MyTextConsentOut,
)
from rolecall.domains.privacy.service import consenting
from rolecall.infra.http import ActorDep, DatabaseDep, Router, account
from rolecall.infra.languages import spoken

router = Router(prefix="/applications/mine/{application_id}/consents", tags=["my applications"])
_OWN = account(transaction=False)


@router.get("", **_OWN)
async def get_my_consents(db: DatabaseDep, actor: ActorDep, application_id: UUID) -> MyConsentsOut:
    """Return what one agreed to, and what one can agree to."""
    language = spoken()
    own = await consenting.view_own_consents(db, actor, application_id, language)
    return MyConsentsOut(
        language=language,
        items=[MyConsentOut.of(one) for one in own.views],
        texts=[MyTextConsentOut.of(one) for one in own.texts],
    )


@router.post("", **_OWN)
async def say_my_consent(
    db: DatabaseDep, actor: ActorDep, application_id: UUID, body: MyConsentIn
) -> MyConsentsOut:
    """Agree to what was shown, or take it back; saying it twice notes it once."""
    await consenting.say_own_consent(db, actor, application_id, body.command())
    return await get_my_consents(db, actor, application_id)
