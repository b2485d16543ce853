"""The route class: authenticate, authorise, open the transaction, run, render, commit, send.

With FastAPI's own dependency scope a commit would happen after the response has left, so a failing
COMMIT would answer 200. Here the response is rendered first, then the commit decides, and only then
do the bytes leave.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope, Send

from rolecall.access import Actor, ActorKind
from rolecall.access.actor import ANONYMOUS
from rolecall.infra.http import idempotency
from rolecall.infra.http.context import runtime_of
from rolecall.infra.http.csrf import check_origin
from rolecall.infra.http.direct import DirectCall
from rolecall.infra.http.language import language_for
from rolecall.infra.languages import speaking
from rolecall.kernel.errors import Forbidden, Unauthenticated
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import PLATFORM_ORG, Tenant

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class RolecallRoute(APIRoute):
    """A route that enforces its declared access and owns the transaction."""

    _handler: Handler
    _direct: DirectCall | None

    @property
    def is_direct(self) -> bool:
        """Whether `serve` can take the place of FastAPI's application of this route."""
        return self._direct is not None

    def get_route_handler(self) -> Handler:
        """Wrap FastAPI's handler (parse, call, render) in access, transaction and idempotency."""
        original = super().get_route_handler()
        declared = self.openapi_extra or {}
        scope = declared.get("x-scope")
        if scope is None:
            raise TypeError(f"{self.path}: declare access with org(), account(), public() …")
        permissions = frozenset(filter(None, str(declared.get("x-permission", "")).split(" | ")))
        transaction = bool(declared.get("x-transaction"))
        identified = scope != "public" or bool(declared.get("x-identified"))
        direct = self._direct = DirectCall.of(self)

        async def call(request: Request) -> Response:
            response = await direct.respond(request) if direct is not None else None
            return await original(request) if response is None else response

        async def handle(request: Request) -> Response:
            actor = await _identify(request) if identified else ANONYMOUS
            request.state.actor = actor
            with speaking(language_for(request, actor)):
                if scope != "public":
                    await _authorise(request, actor, scope, permissions)
                try:
                    if transaction:
                        return await _in_transaction(request, actor, scope, call)
                    return await call(request)
                except Forbidden as refusal:
                    await _record_refusal(request, actor, refusal.detail)
                    raise

        self._handler = handle
        return handle

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request that was matched, without what only other kinds of routes need."""
        request = Request(scope, receive, send)
        # Nothing of a direct route has to be closed before its response leaves, so where FastAPI
        # takes over, the outermost of its three stacks does for all.
        scope["fastapi_inner_astack"] = scope["fastapi_function_astack"] = scope[
            "fastapi_middleware_astack"
        ]
        response = await self._handler(request)
        await response(scope, receive, send)


class Router(APIRouter):
    """An `APIRouter` of `RolecallRoute`s."""

    def __init__(self, **options: Any) -> None:
        super().__init__(route_class=RolecallRoute, **options)


async def _identify(request: Request) -> Actor:
    actor: Actor = await request.app.state.authenticator(request)
    if actor.by_cookie and request.method not in SAFE_METHODS:
        check_origin(request)
    return actor


async def _authorise(
    request: Request, actor: Actor, scope: str, permissions: frozenset[str]
) -> None:
    if actor.kind is ActorKind.ANONYMOUS:
        raise Unauthenticated(
            say("Sign in first."), headers={"WWW-Authenticate": 'Bearer realm="rolecall"'}
        )
    if scope == "account":
        return
    if actor.organization_suspended:
        raise Forbidden(
            say("This organization is suspended. Its administrators know why and whom to ask."),
            code="organization_suspended",
        )
    wrong_place = (actor.org_id == PLATFORM_ORG) != (scope == "platform")
    granted = not permissions.isdisjoint(actor.permissions)
    if actor.org_id is None or wrong_place or not granted:
        reason = (
            say("This belongs to an organization; switch to one that you are a member of.")
            if actor.org_id is None or (wrong_place and scope == "org")
            else say("Your role does not include this. An administrator can change roles.")
        )
        await _record_refusal(request, actor, reason)
        raise Forbidden(reason)


async def _record_refusal(request: Request, actor: Actor, reason: Sentence) -> None:
    path = request.url.path
    await request.app.state.record_refusal(
        runtime_of(request), actor, f"{request.method} {path}", reason
    )


async def _in_transaction(
    request: Request, actor: Actor, scope: str, original: Handler
) -> Response:
    tenant = Tenant(PLATFORM_ORG, actor.user_id) if scope == "account" else actor.tenant
    repeat = await idempotency.key_of(request, actor)
    async with runtime_of(request).database.transaction(tenant) as uow:
        request.state.uow = uow
        if repeat is not None:
            stored = await idempotency.claim(uow, repeat)
            if stored is not None:
                return stored
        response = await original(request)
        if repeat is not None:
            await idempotency.store(uow, repeat, response)
    return response
