"""A direct call answers exactly as FastAPI answers, and leaves to FastAPI what it does not know."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from fastapi import APIRouter, Body, Depends, FastAPI, Form, Header, Query, Request, Response
from fastapi.routing import APIRoute
from httpx2 import ASGITransport, AsyncClient
from pydantic import Field

from rolecall.infra.http import In, Out, Router, public
from rolecall.infra.http.direct import DirectCall
from rolecall.infra.http.dispatch import Dispatch
from rolecall.infra.http.problems import install
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import plain

ID = "01890a5d-ac96-774b-bcce-b302099a8057"


class Color(StrEnum):
    RED = "red"


class Thing(Out):
    id: UUID
    at: datetime
    seen: dict[str, Any]


class Wish(In):
    name: Annotated[str, Field(max_length=5)]
    size: int = 3
    wanted_by: UUID | None = None


async def page(
    request: Request, limit: Annotated[int, Query(ge=1, le=9)] = 5, cursor: str | None = None
) -> tuple[int, str | None, str]:
    return limit, cursor, request.method


async def version(if_match: Annotated[str | None, Header(alias="If-Match")] = None) -> str | None:
    return if_match


def thing(**seen: Any) -> Thing:
    return Thing(id=UUID(ID), at=datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC), seen=seen)


async def read(  # noqa: PLR0917 - one of each kind
    thing_id: UUID,
    paging: Annotated[tuple[int, str | None, str], Depends(page)],
    if_match: Annotated[str | None, Depends(version)],
    response: Response,
    color: Color | None = None,
    kind: Literal["a", "b"] = "a",
    flag: bool = False,
    day: date | None = None,
    q: Annotated[str, Query(max_length=4)] = "",
) -> Thing:
    response.headers["X-Seen"] = str(thing_id)
    if q == "202":
        response.status_code = 202
    if q == "gone":
        raise NotFound(plain("There is no such thing."))
    return thing(
        thing_id=thing_id, paging=paging, if_match=if_match, color=color, kind=kind, flag=flag,
        day=day, q=q,
    )  # fmt: skip


async def write(thing_id: UUID, body: Wish) -> Thing:
    return thing(**body.model_dump(mode="json"))


async def remove(thing_id: UUID, response: Response) -> None:
    response.headers["X-Gone"] = "yes"


async def finished(thing_id: UUID) -> Response:
    return Response(b"done", 203, media_type="text/plain")


async def from_form(name: Annotated[str, Form()]) -> Thing:
    return thing(name=name)


async def of_many(ids: Annotated[list[UUID], Query()]) -> Thing:
    return thing(ids=ids)


async def two_bodies(a: Wish, b: Annotated[int, Body()]) -> Thing:
    return thing(a=a.name, b=b)


def add_routes(router: APIRouter, **access: Any) -> None:
    router.get("/things/{thing_id}", **access)(read)
    router.post("/things/{thing_id}", status_code=201, **access)(write)
    router.delete("/things/{thing_id}", status_code=204, **access)(remove)
    router.get("/things/{thing_id}/finished", response_model=Thing, **access)(finished)
    router.post("/form", **access)(from_form)
    router.get("/many", **access)(of_many)
    router.post("/two", **access)(two_bodies)


def application(router: APIRouter) -> FastAPI:
    app = FastAPI()
    install(app)
    app.include_router(router)
    return app


@asynccontextmanager
async def clients() -> AsyncIterator[tuple[AsyncClient, AsyncClient]]:
    """On FastAPI's own routes, and on ours behind the dictionary."""
    plain, ours = APIRouter(), Router()
    add_routes(plain)
    add_routes(ours, **public())
    app = application(ours)
    app.router.middleware_stack = Dispatch(app.router)
    async with (
        AsyncClient(transport=ASGITransport(app=application(plain)), base_url="http://x") as first,
        AsyncClient(transport=ASGITransport(app=app), base_url="http://x") as second,
    ):
        yield first, second


URL = f"/things/{ID}"
JSON = {"content-type": "application/json"}
REQUESTS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", URL, {}),
    ("GET", f"{URL}?limit=9&cursor=abc&color=red&kind=b&flag=yes&day=2026-01-31&q=x", {}),
    ("GET", f"{URL}?q=202", {}),
    ("GET", f"{URL}?q=gone", {}),
    ("GET", f"{URL}?q=%20&cursor=", {"headers": {"If-Match": '"3"'}}),
    ("GET", f"{URL}?unknown=1", {}),
    ("GET", f"{URL}?limit=10", {}),
    ("GET", f"{URL}?limit=1&limit=2", {}),
    ("GET", f"{URL}?color=", {}),
    ("GET", f"{URL}?color=blue&kind=c&flag=perhaps&day=yesterday&q=12345", {}),
    ("GET", f"{URL}?q=%ff%C3%A4+", {}),
    ("GET", "/things/7", {}),
    ("GET", f"{URL}/finished", {}),
    ("POST", URL, {"json": {"name": "bike"}}),
    ("POST", URL, {"json": {"name": " bike ", "size": "7", "wanted_by": ID}}),
    ("POST", URL, {"json": {"name": "bicycle", "price": 1}}),
    ("POST", URL, {"json": ["bike"]}),
    ("POST", URL, {"json": {"name": "a\x00b"}}),
    ("POST", URL, {"content": b'{"name": "bike"}'}),
    ("POST", URL, {"content": b'{"name": "bike"', "headers": JSON}),
    ("POST", URL, {"content": b'{"name": "a", "size": NaN}', "headers": JSON}),
    ("POST", URL, {"content": b'{"name": "\\ud800"}', "headers": JSON}),
    ("POST", URL, {"content": b'{"name": "\xff"}', "headers": JSON}),
    ("POST", URL, {"content": b"", "headers": JSON}),
    ("POST", URL, {"content": b'{"name": "a"}', "headers": {"content-type": "text/plain"}}),
    (
        "POST",
        URL,
        {"content": b'{"name": "a"}', "headers": {"content-type": "application/json; charset=x"}},
    ),
    ("POST", "/things/7", {"json": {"name": 1}}),
    ("DELETE", URL, {}),
    ("POST", "/form", {"data": {"name": "x"}}),
    ("GET", f"/many?ids={ID}&ids={ID}", {}),
    ("POST", "/two", {"json": {"a": {"name": "x"}, "b": 1}}),
    ("PUT", URL, {}),
    ("GET", URL + "/", {}),
]


@pytest.mark.parametrize(("method", "url", "options"), REQUESTS)
async def test_answers_as_fastapi_does(method: str, url: str, options: dict[str, Any]) -> None:
    async with clients() as (plain, ours):
        expected = await plain.request(method, url, **options)
        found = await ours.request(method, url, **options)
    assert found.status_code == expected.status_code
    assert found.content == expected.content
    assert dict(found.headers) == dict(expected.headers)


@pytest.mark.parametrize(
    ("endpoint", "direct"),
    [
        (read, True), (write, True), (remove, True), (finished, True),
        (from_form, False), (of_many, False), (two_bodies, False),
    ],
)  # fmt: skip
def test_knows_what_it_can_call(endpoint: Callable[..., Any], *, direct: bool) -> None:
    router = Router()
    add_routes(router, **public())
    route = next(
        one for one in router.routes if isinstance(one, APIRoute) and one.endpoint is endpoint
    )
    assert (DirectCall.of(route) is not None) is direct


def test_leaves_a_dependency_that_is_wanted_twice_to_fastapi() -> None:
    async def outer(inner: Annotated[tuple[int, str | None, str], Depends(page)]) -> int:
        return inner[0]

    async def endpoint(
        a: Annotated[int, Depends(outer)],
        b: Annotated[tuple[int, str | None, str], Depends(page)],
    ) -> Thing:
        return thing(a=a, b=b)

    router = Router()
    router.get("/x", **public())(endpoint)
    route = router.routes[0]
    assert isinstance(route, APIRoute)
    assert DirectCall.of(route) is None
