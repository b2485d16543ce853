"""`/api/v1/auth/passkeys` and `/api/v1/auth/confirmations`: passkeys, and being there."""

import secrets
from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response

from rolecall.domains.identity.api.authentication import origin_of
from rolecall.domains.identity.contracts import SessionKind
from rolecall.domains.identity.endpoints.answers import (
    answer_signed_in,
    end_browser_session,
    session_kind,
)
from rolecall.domains.identity.rules.lifetimes import CEREMONY
from rolecall.domains.identity.rules.passkeys import relying_party
from rolecall.domains.identity.schemas.accounts import MeOut, TokensOut
from rolecall.domains.identity.schemas.passkeys import (
    AddPasskeyIn,
    CeremonyAnswerIn,
    CeremonyOut,
    ConfirmIn,
    PasskeySiteOut,
    PasskeysOut,
    RenamePasskeyIn,
)
from rolecall.domains.identity.service import confirming, passkey_sign_in, passkeys
from rolecall.domains.identity.service.challenges import over
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.http import ActorDep, Router, RuntimeDep, Uow, account, public
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

router = Router(prefix="/auth", tags=["passkeys"])

_MAX_VISIT_CHARACTERS = 100


@router.get("/passkeys/site", **public())
async def get_passkey_site(runtime: RuntimeDep) -> PasskeySiteOut:
    """Say at which address passkeys work."""
    return PasskeySiteOut.of(relying_party(runtime.public_url))


@router.post("/passkeys/sign-in/options", **public())
async def begin_passkey_sign_in(
    request: Request, response: Response, runtime: RuntimeDep
) -> CeremonyOut:
    """Begin to sign in with a passkey: a challenge for this browser, by a cookie."""
    _require_browser(request)
    visit = _visit(runtime, request) or secrets.token_urlsafe(32)
    ceremony = await passkey_sign_in.begin_passkey_sign_in(
        runtime.database, origin_of(request), visit
    )
    _keep_visit(runtime, response, visit)
    return CeremonyOut.of(ceremony)


@router.post("/passkeys/sign-in", **public())
async def sign_in_with_passkey(
    request: Request, response: Response, runtime: RuntimeDep, body: CeremonyAnswerIn
) -> MeOut | TokensOut:
    """Sign a browser in with a passkey."""
    _require_browser(request)
    visit = _visit(runtime, request)
    if visit is None:
        raise over()
    origin = origin_of(request)
    signed_in = await passkey_sign_in.sign_in_with_passkey(
        runtime.database, origin, visit, body.answer()
    )
    await end_browser_session(runtime, request)
    return await answer_signed_in(runtime, response, signed_in, origin)


@router.get("/passkeys", **account())
async def list_own_passkeys(uow: Uow, actor: ActorDep) -> PasskeysOut:
    """List the login's passkeys."""
    return PasskeysOut.of(await passkeys.own_passkeys(uow, actor))


@router.post("/passkeys/options", **account())
async def begin_passkey(uow: Uow, actor: ActorDep) -> CeremonyOut:
    """Begin to make a passkey. The session needs a recent proof (`confirmation_needed`)."""
    return CeremonyOut.of(await passkeys.begin_passkey(uow, actor))


@router.post("/passkeys", status_code=201, **account())
async def add_passkey(uow: Uow, actor: ActorDep, body: AddPasskeyIn) -> PasskeysOut:
    """Keep a passkey that was just made."""
    await passkeys.add_passkey(uow, actor, body.answer(), body.name)
    return PasskeysOut.of(await passkeys.own_passkeys(uow, actor))


@router.patch("/passkeys/{passkey_id}", status_code=204, **account())
async def rename_passkey(
    uow: Uow, actor: ActorDep, passkey_id: UUID, body: RenamePasskeyIn
) -> None:
    """Give one of the own passkeys another name."""
    await passkeys.rename_passkey(uow, actor, passkey_id, body.name)


@router.delete("/passkeys/{passkey_id}", status_code=204, **account())
async def remove_passkey(
    uow: Uow,
    actor: ActorDep,
    passkey_id: UUID,
    mail_is_enough: Annotated[
        bool, Query(description="That from then on only a mailed link signs in is meant.")
    ] = False,
) -> None:
    """Remove one of the own passkeys. The session needs a recent proof."""
    await passkeys.remove_passkey(uow, actor, passkey_id, mail_is_enough=mail_is_enough)


@router.post("/confirmations", status_code=204, **account(transaction=False))
async def confirm(runtime: RuntimeDep, actor: ActorDep, body: ConfirmIn) -> None:
    """Prove by the password to be there, for a quarter of an hour."""
    await confirming.confirm_by_password(runtime.database, actor, body.password)


@router.post("/confirmations/passkey/options", **account())
async def begin_confirmation(uow: Uow, actor: ActorDep) -> CeremonyOut:
    """Begin to prove by a passkey to be there."""
    return CeremonyOut.of(await confirming.begin_confirmation(uow, actor))


@router.post("/confirmations/passkey", status_code=204, **account(transaction=False))
async def confirm_by_passkey(runtime: RuntimeDep, actor: ActorDep, body: CeremonyAnswerIn) -> None:
    """Prove by a passkey to be there, for a quarter of an hour."""
    await confirming.confirm_by_passkey(runtime.database, actor, body.answer())


def _require_browser(request: Request) -> None:
    if session_kind(request) is not SessionKind.BROWSER:
        raise Conflict(
            say(
                "Passkeys sign in browsers, from Rolecall's own pages. Programs sign in with a "
                "password."
            ),
            code="browsers_only",
        )


def _visit(runtime: Runtime, request: Request) -> str | None:
    value = request.cookies.get(state_of(runtime).visit_cookie_name, "")
    return value if 0 < len(value) <= _MAX_VISIT_CHARACTERS else None


def _keep_visit(runtime: Runtime, response: Response, value: str) -> None:
    state = state_of(runtime)
    response.set_cookie(
        state.visit_cookie_name,
        value,
        max_age=int(CEREMONY.total_seconds()),
        path="/",
        secure=state.secure_cookie,
        httponly=True,
        samesite="strict",
    )
