"""From a request's credentials to an actor (`rolecall.infra.http.context.Authenticator`)."""

from rolecall.access import Actor
from rolecall.access.actor import ANONYMOUS
from rolecall.domains.identity.contracts import Origin
from rolecall.domains.identity.service.actors import actor_of_bearer, actor_of_cookie
from rolecall.domains.identity.service.state import state_of
from rolecall.infra.http.context import HttpRequest, client_address, runtime_of
from rolecall.kernel.errors import Unauthenticated
from rolecall.kernel.sentences import say

_MAX_COOKIE_CHARACTERS = 200


async def authenticate(request: HttpRequest) -> Actor:
    """Return who is asking, anonymous without credentials or with the cookie of an ended session.

    A program's credential is never silently ignored; a browser cannot help sending an old cookie,
    and public pages must open for it.

    Raises:
        Unauthenticated: an Authorization header came and is not valid.
    """
    runtime = runtime_of(request)
    origin = origin_of(request)
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer":
            raise Unauthenticated(
                say("Only bearer tokens are accepted in the Authorization header."),
                headers={"WWW-Authenticate": 'Bearer realm="rolecall"'},
            )
        return await actor_of_bearer(runtime.database, token.strip(), origin)
    cookie = request.cookies.get(state_of(runtime).cookie_name, "")
    if not cookie or len(cookie) > _MAX_COOKIE_CHARACTERS:
        return ANONYMOUS
    return await actor_of_cookie(runtime.database, cookie, origin) or ANONYMOUS


def origin_of(request: HttpRequest) -> Origin:
    """Return where a request came from."""
    state = request.scope.get("state", {})
    return Origin(
        client_address(request),
        request.headers.get("user-agent", ""),
        str(state.get("request_id", "")),
    )
