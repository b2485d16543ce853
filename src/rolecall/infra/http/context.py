"""What an endpoint may ask for.

All are coroutines: FastAPI runs a plain function in a thread, which costs ten times the function.
"""

from typing import Annotated, Any, Protocol, TypeAlias

from fastapi import Depends, Header, Request

from rolecall.access import Actor
from rolecall.infra.db import Database, Reader, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say

HttpRequest: TypeAlias = Request
"""A request, for modules that may not import the web framework."""


MAX_VERSION_DIGITS = 9


class Authenticator(Protocol):
    """Turns the credentials of a request into an actor (the identity domain implements it)."""

    async def __call__(self, request: Request) -> Actor:
        """Return the actor, anonymous if there are no credentials.

        Raises:
            Unauthenticated: a credential came and is not valid.
        """


class RefusalRecorder(Protocol):
    """Keeps a record of a refused request (the audit domain implements it)."""

    async def __call__(self, runtime: Runtime, actor: Actor, action: str, reason: Sentence) -> None:
        """Write the record in a transaction of its own."""


def runtime_of(request: Request) -> Runtime:
    """Return the process's runtime."""
    runtime: Runtime = request.app.state.runtime
    return runtime


async def _uow(request: Request) -> UnitOfWork:
    uow: UnitOfWork = request.state.uow
    return uow


async def _actor(request: Request) -> Actor:
    actor: Actor = request.state.actor
    return actor


async def _runtime(request: Request) -> Runtime:
    return runtime_of(request)


async def _database(request: Request) -> Database:
    return runtime_of(request).database


async def _reader(request: Request) -> Reader:
    actor: Actor = request.state.actor
    return runtime_of(request).database.reading(actor.tenant)


async def _if_match(
    if_match: Annotated[
        str | None, Header(alias="If-Match", description="The version last read, as in ETag.")
    ] = None,
) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    text = if_match.strip().removeprefix("W/").strip('"')
    if not text.isascii() or not text.isdigit() or len(text) > MAX_VERSION_DIGITS:
        raise InvalidInput.of_field(
            "If-Match", say('Send the ETag as you got it, a number in quotes such as "3".')
        )
    return int(text)


Uow = Annotated[UnitOfWork, Depends(_uow)]
ActorDep = Annotated[Actor, Depends(_actor)]
DatabaseDep = Annotated[Database, Depends(_database)]
ReaderDep = Annotated[Reader, Depends(_reader)]
"""For routes that only read (`org(…, transaction=False)`): each query is one round trip."""
RuntimeDep = Annotated[Runtime, Depends(_runtime)]
IfMatch = Annotated[int | None, Depends(_if_match)]


def client_address(request: Request) -> str:
    """Return the caller's address, after trusted proxies were taken into account."""
    state: dict[str, Any] = request.scope.get("state", {})
    found = state.get("client_ip")
    return found if isinstance(found, str) else (request.client.host if request.client else "")
