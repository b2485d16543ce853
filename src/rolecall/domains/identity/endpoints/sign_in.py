"""`/api/v1/auth`: for people who are not signed in yet, and programs that stay signed in."""

from fastapi import Request, Response

from rolecall.domains.identity.api.authentication import origin_of
from rolecall.domains.identity.contracts import LinkSignIn, Registration, SignIn
from rolecall.domains.identity.endpoints.answers import (
    answer_signed_in,
    end_browser_session,
    session_kind,
)
from rolecall.domains.identity.schemas.accounts import (
    DetailOut,
    ForgotPasswordIn,
    LinkSignInIn,
    LoginIn,
    MeOut,
    RefreshIn,
    RegisterIn,
    ResetPasswordIn,
    SignInLinkOut,
    TokenIn,
    TokensOut,
)
from rolecall.domains.identity.service import passwords
from rolecall.domains.identity.service import signing_in_by_mail as by_mail
from rolecall.domains.identity.service.refreshing import refresh
from rolecall.domains.identity.service.registration import register
from rolecall.domains.identity.service.sign_in import sign_in
from rolecall.infra.http import Router, RuntimeDep, public
from rolecall.infra.languages import preferred_language
from rolecall.kernel.sentences import say

router = Router(prefix="/auth", tags=["auth"])


@router.post("/register", status_code=202, **public())
async def register_account(request: Request, runtime: RuntimeDep, body: RegisterIn) -> DetailOut:
    """Ask for an account. The answer is the same whether or not the address has one."""
    command = Registration(
        email=body.email,
        password=body.password,
        full_name=body.full_name,
        locale=body.locale or runtime.settings.core.default_locale,
    )
    await register(runtime.database, origin_of(request), command)
    return DetailOut(detail=say("Look into your mailbox: a message shows how to go on."))


@router.post("/verify-email", **public())
async def verify_email(request: Request, runtime: RuntimeDep, body: TokenIn) -> DetailOut:
    """Prove an address by the token of the mailed link."""
    await passwords.verify_email(runtime.database, origin_of(request), body.token)
    return DetailOut(detail=say("Your e-mail address is confirmed."))


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
    await end_browser_session(runtime, request)
    return await answer_signed_in(runtime, response, signed_in, origin)


@router.post("/sign-in-links", status_code=202, **public())
async def ask_for_sign_in_link(
    request: Request, runtime: RuntimeDep, body: ForgotPasswordIn
) -> DetailOut:
    """Ask for a link that signs in. The answer is the same for every address."""
    locale = preferred_language(
        request.headers.get("accept-language", ""), runtime.settings.core.default_locale
    )
    await by_mail.ask_for_sign_in_link(runtime.database, origin_of(request), body.email, locale)
    return DetailOut(detail=say("A message with a link is on its way."))


@router.post("/sign-in-links/look", **public())
async def look_at_sign_in_link(runtime: RuntimeDep, body: TokenIn) -> SignInLinkOut:
    """Say whom a mailed link signs in, without using it up."""
    return SignInLinkOut.of(await by_mail.look_at_sign_in_link(runtime.database, body.token))


@router.post("/sign-in-links/use", **public())
async def sign_in_by_link(
    request: Request, response: Response, runtime: RuntimeDep, body: LinkSignInIn
) -> MeOut | TokensOut:
    """Sign in by the token of the mailed link, which works once."""
    origin = origin_of(request)
    command = LinkSignIn(
        token=body.token, full_name=body.full_name or "", kind=session_kind(request)
    )
    signed_in = await by_mail.sign_in_by_link(runtime.database, origin, command)
    await end_browser_session(runtime, request)
    return await answer_signed_in(runtime, response, signed_in, origin)


@router.post("/refresh", **public())
async def refresh_tokens(request: Request, runtime: RuntimeDep, body: RefreshIn) -> TokensOut:
    """Get the next tokens. A refresh token is good once; using it twice ends the session."""
    return TokensOut.of(await refresh(runtime.database, origin_of(request), body.refresh_token))


@router.post("/forgot-password", status_code=202, **public())
async def forgot_password(
    request: Request, runtime: RuntimeDep, body: ForgotPasswordIn
) -> DetailOut:
    """Ask for a link to set a new password. The answer is the same for every address."""
    await passwords.ask_for_password_reset(runtime.database, origin_of(request), body.email)
    return DetailOut(detail=say("If the address has an account, a message is on its way."))


@router.post("/reset-password", **public())
async def reset_password(request: Request, runtime: RuntimeDep, body: ResetPasswordIn) -> DetailOut:
    """Set a new password by the token of the mailed link. Every session ends."""
    await passwords.reset_password(runtime.database, origin_of(request), body.command())
    return DetailOut(detail=say("Your new password is set. Sign in with it."))
