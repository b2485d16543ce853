"""`/api/v1/invitations/lookup` and `/accept`: for whoever holds an invitation's link."""

from typing import Annotated

from fastapi import Query, Request, Response

from rolecall.domains.identity.api.authentication import origin_of
from rolecall.domains.identity.endpoints.answers import (
    answer_signed_in,
    end_browser_session,
    session_kind,
)
from rolecall.domains.identity.schemas.accounts import MeOut, TokensOut
from rolecall.domains.identity.schemas.members import AcceptIn, InvitationLookupOut
from rolecall.domains.identity.service import acceptance
from rolecall.infra.http import ActorDep, Router, RuntimeDep, public

router = Router(prefix="/invitations", tags=["invitations"])


@router.get("/lookup", **public())
async def look_up_invitation(
    runtime: RuntimeDep, token: Annotated[str, Query(max_length=4096)]
) -> InvitationLookupOut:
    """Show what a link invites to."""
    found = await acceptance.look_up_invitation(runtime.database, token)
    return InvitationLookupOut.of(found)


@router.post("/accept", **public(identified=True))
async def accept_invitation(
    request: Request, response: Response, runtime: RuntimeDep, actor: ActorDep, body: AcceptIn
) -> MeOut | TokensOut:
    """Take an invitation: with the login's password or session, or with a new account."""
    origin = origin_of(request)
    kind = session_kind(request)
    signed_in = await acceptance.accept_invitation(
        runtime.database, actor, origin, body.command(), kind
    )
    await end_browser_session(runtime, request)
    return await answer_signed_in(runtime, response, signed_in, origin)
