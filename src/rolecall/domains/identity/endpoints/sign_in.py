"""`/api/v1/auth`: register, log in."""

from fastapi import Request, Response

from rolecall.domains.identity.api.authentication import origin_of
from rolecall.domains.identity.contracts import Registration, SignIn
from rolecall.domains.identity.endpoints.answers import answer_signed_in, session_kind
from rolecall.domains.identity.schemas.accounts import (
    DetailOut,
    LoginIn,
    MeOut,
    RegisterIn,
    TokensOut,
)
from rolecall.domains.identity.service.registration import register
from rolecall.domains.identity.service.sign_in import sign_in
from rolecall.infra.http import Router, RuntimeDep, public

router = Router(prefix="/auth", tags=["auth"])


@router.post("/register", status_code=202, **public())
async def register_account(request: Request, runtime: RuntimeDep, body: RegisterIn) -> DetailOut:
    """Ask for an account. The answer is the same whether or not the address has one."""
    await register(
        runtime.database,
        origin_of(request),
        Registration(
            email=body.email,
            password=body.password,
            full_name=body.full_name,
            locale=body.locale or runtime.settings.core.default_locale,
        ),
    )
    return DetailOut(detail="Look into your mailbox: a message shows how to go on.")


@router.post("/login", **public())
async def login(
    request: Request, response: Response, runtime: RuntimeDep, body: LoginIn
) -> MeOut | TokensOut:
    """Sign in: tokens for a program; with `X-Rolecall-Client: web` the cookie and who it is."""
    origin = origin_of(request)
    command = SignIn(
        email=body.email,
        password=body.password,
        organization=body.organization,
        kind=session_kind(request),
    )
    signed_in = await sign_in(runtime.database, origin, command)
    return await answer_signed_in(runtime, response, signed_in, origin)
