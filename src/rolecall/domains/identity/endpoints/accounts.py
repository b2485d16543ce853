"""`/api/v1/me`."""

from rolecall.domains.identity.endpoints.answers import me_out
from rolecall.domains.identity.schemas.accounts import MeOut
from rolecall.infra.http import ActorDep, Router, RuntimeDep, account

router = Router(tags=["account"])


@router.get("/me", **account(transaction=False))
async def get_me(runtime: RuntimeDep, actor: ActorDep) -> MeOut:
    """Say who is signed in, where they act and what they may do there."""
    return await me_out(runtime, actor)
