"""Dispatch by dictionary finds what FastAPI's router would find, for every route there is."""

from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Match, Mount

from rolecall.infra.http.dispatch import Dispatch

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
FILLINGS = ("01890a5d-ac96-774b-bcce-b302099a8057", "mine", "board", "x y", "ä", "a.b", "%")


def by_router(
    contexts: Iterable[RouteContext], method: str, path: str
) -> tuple[Any, dict[str, Any]] | None:
    """What the router does: try all in their order; the first that matches in full is taken."""
    for context in contexts:
        match, child = matches(context, request(method, path))
        if match is Match.FULL:
            return child["endpoint"], child["path_params"]
    return None


def request(method: str, path: str) -> dict[str, Any]:
    return {"type": "http", "method": method, "path": path}


def matches(context: RouteContext, scope: dict[str, Any]) -> tuple[Match, MutableMapping[str, Any]]:
    if isinstance(context.original_route, Mount):
        return context.original_route.matches(scope)
    found: tuple[Match, MutableMapping[str, Any]] = context.matches(scope)
    return found


def by_dispatch(dispatch: Dispatch, method: str, path: str) -> tuple[Any, dict[str, Any]] | None:
    found = dispatch.find(method, path)
    return None if found is None else (found[0].endpoint, found[1])


def paths_of(app: FastAPI) -> Iterator[str]:
    """Every template with every filling, and what is nearly one."""
    for template in sorted({str(c.path_format) for c in iter_route_contexts(app.router.routes)}):
        for filling in FILLINGS:
            filled = "/".join(
                filling if "{" in segment else segment for segment in template.split("/")
            )
            yield filled
            yield filled + "/"
            yield filled + "/more"
            yield filled.rpartition("/")[0] or "/"


def test_agrees_with_the_router_on_every_route(app: FastAPI) -> None:
    dispatch = Dispatch(app.router)
    contexts = list(iter_route_contexts(app.router.routes))
    asked = 0
    for path in dict.fromkeys(paths_of(app)):
        # A path that a route does not match by one method, it matches by none.
        possible = [one for one in contexts if matches(one, request("GET", path))[0] != Match.NONE]
        for method in METHODS:
            expected = by_router(possible, method, path)
            assert by_dispatch(dispatch, method, path) == expected, (method, path)
            asked += expected is not None
    assert asked >= len(dispatch.targets)


async def endpoint_a() -> None: ...


async def endpoint_b() -> None: ...


async def endpoint_c() -> None: ...


@pytest.mark.parametrize(
    "templates",
    [
        ["/a/{x}", "/a/b"],
        ["/a/b", "/a/{x}"],
        ["/{x}/b", "/a/{y}", "/a/b"],
        ["/a/{rest:path}", "/a/b/c"],
        ["/a/b/c", "/a/{rest:path}"],
        ["/{rest:path}", "/a/b/c/d"],
        ["/a/{rest:path}/end", "/a/b/c/{x}"],
        ["/a/b/{n:int}", "/a/b/{x}"],
        ["/", "/{x}"],
    ],
)  # fmt: skip
def test_the_first_of_overlapping_routes_wins_as_in_the_router(templates: list[str]) -> None:
    app = FastAPI()
    router = APIRouter()
    for template, endpoint in zip(templates, (endpoint_a, endpoint_b, endpoint_c), strict=False):
        router.get(template)(endpoint)
    app.include_router(router)
    dispatch = Dispatch(app.router)
    contexts = list(iter_route_contexts(app.router.routes))
    paths = ["/", "/a", "/a/b", "/a/b/c", "/a/b/7", "/a/b/c/d", "/a/b/end", "/z", "/z/b", "/z/y/x"]
    for path in paths:
        assert by_dispatch(dispatch, "GET", path) == by_router(contexts, "GET", path), path


def test_a_mounted_application_is_left_to_the_router() -> None:
    app = FastAPI()
    app.mount("/files", FastAPI())
    app.get("/files/{x}")(endpoint_a)
    found = Dispatch(app.router).find("GET", "/files/x")
    assert found is not None
    assert found[0].serve is None
