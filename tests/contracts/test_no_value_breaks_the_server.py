"""Values that break programs, put into every place that a request has."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import cycle
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from tests.contracts import wicked
from tests.contracts.callers import privileged_members
from tests.tenancy.house import House
from tests.tenancy.operations import JSON, Operation, all_operations

STREAMS = {"stream_events"}
"""They never end."""
OPERATIONS = [operation for operation in all_operations() if operation.id not in STREAMS]
Ask = Callable[..., Awaitable[None]]


@pytest.fixture
async def assert_answered(house: House, operation: Operation) -> AsyncIterator[Ask]:
    """Send requests as those whom the operation is for, by turns; no answer may be a failure."""
    turns = cycle([client async for client in askers(house, operation)])
    statuses: set[int] = set()

    async def send(path: str | None = None, **request: Any) -> None:
        answer = await next(turns).request(
            operation.method, path or _path(house, operation), **request
        )
        assert answer.status_code < 500, (path, request, answer.text)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"], request
        statuses.add(answer.status_code)

    yield send
    if operation.scope == "org":
        assert statuses != {403}, "nobody who may ask was asked"


async def askers(house: House, operation: Operation) -> AsyncIterator[httpx2.AsyncClient]:
    """Open a client for each whom an operation is for."""
    world = house.world
    if operation.scope == "public":
        yield world.client()
    elif operation.scope == "account":
        yield (await world.account()).client
    elif operation.scope == "platform":
        yield (await world.platform_admin()).client
    else:
        for member in privileged_members(house, operation):
            yield member.client


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
async def test_addresses(
    assert_answered: Ask, house: House, document: dict[str, Any], operation: Operation
) -> None:
    declared = document["paths"][operation.path][operation.method.lower()]
    queries = [one["name"] for one in declared.get("parameters", []) if one["in"] == "query"]
    whole = _path(house, operation)
    for name in operation.path_names:
        for text in wicked.share(wicked.TEXTS, operation.id + name):
            start, _, rest = operation.path.partition("{" + name + "}")
            encoded = quote(text[:5_000], safe="", errors="surrogatepass")
            await assert_answered(start.format(**house.ids) + encoded + rest.format(**house.ids))
        await assert_answered(whole.rpartition("/")[0] + "/%ff%fe")
    for query in ("%ff=%fe", "a&a&a=", "limit=1&limit=2", "%00=1", "=", "&" * 2_000):
        await assert_answered(f"{whole}?{query}")
    for name in queries:
        for text in wicked.share((*wicked.TEXTS, *wicked.NUMBERS), operation.id + name):
            await assert_answered(whole, params={name: text[:5_000]})
        await assert_answered(f"{whole}?{name}=%ff")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
async def test_headers(assert_answered: Ask, house: House, operation: Operation) -> None:
    for name, value in wicked.share(wicked.HEADERS, operation.id):
        request = _request(house, operation)
        await assert_answered(headers=[(name.encode(), value)], **request)


WITH_BODY = [operation for operation in OPERATIONS if operation.body_type == JSON]


@pytest.mark.parametrize("operation", WITH_BODY, ids=lambda operation: operation.id)
async def test_bodies(assert_answered: Ask, house: House, operation: Operation) -> None:
    for body in wicked.share(wicked.BODIES, operation.id):
        await assert_answered(content=body, headers={"Content-Type": JSON})
    for media_type in wicked.share(wicked.CONTENT_TYPES, operation.id, 4):
        whole = json.dumps(house.body(operation)).encode()
        await assert_answered(content=whole, headers={"Content-Type": media_type})
    base = house.body(operation)
    for place in wicked.places(operation.body):
        marked = wicked.with_mark(base, place)
        for fragment in wicked.share(wicked.FRAGMENTS, f"{operation.id}{place}"):
            body = marked.replace(json.dumps(wicked.MARK), fragment).encode()
            await assert_answered(content=body, headers={"Content-Type": JSON})


def _path(house: House, operation: Operation) -> str:
    return operation.path.format(**dict.fromkeys(operation.path_names, "unknown") | house.ids)


def _request(house: House, operation: Operation) -> dict[str, Any]:
    return {} if operation.is_safe else house.request(operation)
