"""Answers that carry a session: the cookie for a browser, tokens for a program."""

from fastapi import Request, Response

from rolecall.access import Actor
from rolecall.domains.identity.contracts import Origin, SessionKind, SignedIn
from rolecall.domains.identity.rules.lifetimes import session_ends
from rolecall.domains.identity.schemas.accounts import MeOut, TokensOut
from rolecall.domains.identity.service import profile, sessions
from rolecall.domains.identity.service.actors import actor_of_cookie
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.http.csrf import CLIENT_HEADER, check_origin
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

WEB = "web"


def session_kind(request: Request) -> SessionKind:
    """Return what the client wants to be; a page has to come from here to get a cookie.

    Raises:
        Forbidden: another site sent a browser here to sign it in as somebody else.
    """
    if request.headers.get(CLIENT_HEADER) != WEB:
        return SessionKind.PROGRAM
    check_origin(request)
    return SessionKind.BROWSER


async def answer_signed_in(
    runtime: Runtime, response: Response, signed_in: SignedIn, origin: Origin
) -> MeOut | TokensOut:
    """Set the cookie and say who it is, or return the tokens."""
    if signed_in.tokens is not None:
        return TokensOut.of(signed_in.tokens)
    if signed_in.cookie is None:
        raise TypeError("a session has a cookie or tokens")
    set_cookie(runtime, response, signed_in.cookie)
    actor = await actor_of_cookie(runtime.database, signed_in.cookie, origin)
    return await me_out(runtime, actor or signed_in.actor)


async def me_out(runtime: Runtime, actor: Actor) -> MeOut:
    """Return who is signed in, read under their own tenant."""
    async with runtime.database.transaction(actor.tenant) as uow:
        me = await profile.get_me(uow, actor)
    return MeOut.of(me, dev_mail=not runtime.is_production)


def set_cookie(runtime: Runtime, response: Response, value: str) -> None:
    """Give the browser its session."""
    state = state_of(runtime)
    now = clock.now()
    response.set_cookie(
        state.cookie_name,
        value,
        max_age=int((session_ends(SessionKind.BROWSER, now) - now).total_seconds()),
        path="/",
        secure=state.secure_cookie,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(runtime: Runtime, response: Response) -> None:
    """Take the session from the browser."""
    state = state_of(runtime)
    response.delete_cookie(
        state.cookie_name, path="/", secure=state.secure_cookie, httponly=True, samesite="lax"
    )


async def end_browser_session(runtime: Runtime, request: Request) -> None:
    """End the session of the cookie that came along, if any: a new sign-in replaces it."""
    cookie = request.cookies.get(state_of(runtime).cookie_name)
    actor = await actor_of_cookie(runtime.database, cookie, Origin()) if cookie else None
    if actor is None:
        return
    async with runtime.database.transaction(actor.tenant) as uow:
        await sessions.sign_out(uow, actor)
