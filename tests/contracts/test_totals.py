"""Every list counts on request: as many as its pages hold, for the same filters and eyes."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.http.document import operations
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

from tests.support.application import drain_outbox
from tests.support.hiring import applied, open_job
from tests.support.queries import counted_statements
from tests.support.servers import Servers
from tests.support.world import World
from tests.tenancy.house import House, build_house
from tests.tenancy.operations import all_operations, resolved, whole_document

OPERATIONS = {operation.id: operation for operation in all_operations()}
PAGING = {"count", "cursor", "limit", "sort"}
WORDS = {"action": "job.created", "location": "denver", "record_type": "job", "stage": "applied"}
"""Values of filters that take any text; `q` and `department` find by the beginning of a word."""
Case = tuple[str, dict[str, Any]]


def cases() -> Iterator[Case]:
    """Every list alone, and with each value of each of its filters."""
    document = whole_document()
    for _, _, declared in operations(document):
        parameters = {
            one["name"]: resolved(document, one["schema"])
            for one in declared.get("parameters", ())
            if one["in"] == "query" and not one["required"]
        }
        if "count" in parameters:
            name = declared["operationId"]
            yield name, {}
            for filtered in parameters.keys() - PAGING:
                for value in values(filtered, parameters[filtered]):
                    yield name, {filtered: value}


def values(name: str, schema: dict[str, Any]) -> list[Any]:
    """Return what to filter by: all of a few, or something that is there."""
    if name == "field":
        return ["known"]
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    (kind,) = kinds
    if kind["type"] == "array":
        return values(name, kind["items"])
    if "enum" in kind:
        return list(kind["enum"])
    if kind["type"] in {"boolean", "integer"}:
        return [True] if kind["type"] == "boolean" else [kind["minimum"], kind["maximum"]]
    if kind.get("format") == "uuid":
        return ["known", "01890a5d-ac96-774b-bcce-b302099a8057"]
    if kind.get("format") == "date-time":
        return ["2026-01-01T00:00:00Z", "2099-01-01T00:00:00Z"]
    if kind.get("format") == "date":
        return ["2026-03-01"]
    return [WORDS.get(name, "nurs"), "nothing of the kind"]


CASES = sorted(cases(), key=str)
LISTS = sorted({name for name, _ in CASES})


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def neighbours(
    lasting_world: World, runtime: Runtime, servers: Servers
) -> tuple[House, House]:
    """Two organizations of different sizes."""

    async def drain() -> int:
        return await drain_outbox(runtime, servers, rounds=2_000)

    large, small = [await build_house(lasting_world, drain) for _ in range(2)]
    recruiter = large.members[Role.RECRUITER]
    for title in ("Scrub nurse", "Night nurse"):
        job = await open_job(recruiter, title=title)
        for number in range(2):
            await applied(
                lasting_world.client(),
                job["id"],
                name=f"Some Nursing{number}",
                email=f"nursing{number}@example.com",
            )
        await applied(lasting_world.client(), job["id"], email=large.candidate.email)
    await drain()
    return large, small


async def asking(house: House, name: str) -> list[httpx2.AsyncClient]:
    """Return the clients of those for whom a list is."""
    scope = OPERATIONS[name].scope
    if scope == "public":
        return [house.world.client()]
    if scope == "account":
        return [house.candidate.client]
    if scope == "platform":
        return [(await house.world.platform_admin()).client]
    return [member.client for member in house.members.values()]


def question(house: House, name: str, filters: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the address and the parameters of a list."""
    operation = OPERATIONS[name]
    named = {
        key: house.ids.get(key, str(house.members[Role.RECRUITER].user_id))
        for key, value in filters.items()
        if value == "known"
    }
    return house.path(operation), house.request(operation).get("params", {}) | filters | named


async def paged(client: httpx2.AsyncClient, path: str, asked: dict[str, Any]) -> list[Any] | None:
    """Return everything on all pages, None where the caller may not ask."""
    seen: list[Any] = []
    cursor: dict[str, str] = {}
    for limit in (2, *[200] * 50):
        answer = await client.get(path, params=asked | {"limit": limit} | cursor)
        if answer.status_code in {403, 404}:
            return None
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert body.keys() == {"items", "next_cursor"}
        seen += body["items"]
        if body["next_cursor"] is None:
            return seen
        cursor = {"cursor": body["next_cursor"]}
    raise AssertionError(f"{path} does not end")


async def total(client: httpx2.AsyncClient, path: str, asked: dict[str, Any]) -> int:
    """Return what a list says of its length, on its first page and on its second alike."""
    first = await client.get(path, params=asked | {"count": "true", "limit": 1})
    assert first.status_code == 200, first.text
    found = first.json()
    assert found["total_is_capped"] is False
    if found["next_cursor"] is not None:
        further = {"count": "true", "limit": 1, "cursor": found["next_cursor"]}
        second = (await client.get(path, params=asked | further)).json()
        assert second["total"] == found["total"]
    counted: int = found["total"]
    return counted


def test_all_lists_are_here() -> None:
    assert len(LISTS) >= 12
    assert {"list_applications", "list_public_jobs", "list_audit_entries"} < set(LISTS)


@pytest.mark.parametrize(("name", "filters"), CASES)
async def test_the_total_is_what_the_pages_hold(
    neighbours: tuple[House, House], name: str, filters: dict[str, Any]
) -> None:
    answered = 0
    for house in neighbours:
        path, asked = question(house, name, filters)
        for client in await asking(house, name):
            items = await paged(client, path, asked)
            if items is not None:
                assert await total(client, path, asked) == len(items)
                answered += 1
    assert answered >= 2


@pytest.mark.parametrize("name", LISTS)
async def test_counting_is_one_more_statement(
    neighbours: tuple[House, House], runtime: Runtime, name: str
) -> None:
    house = neighbours[0]
    path, asked = question(house, name, {})
    client = (await asking(house, name))[0]
    spent = []
    # At one instant: once a minute a request also notes that its session is in use.
    with clock.at(clock.now()):
        for more in ({}, {}, {"count": "true"}):
            with counted_statements(runtime.database) as statements:
                answer = await client.get(path, params=asked | more)
            assert answer.status_code == 200, answer.text
            spent.append(len(statements))
    assert spent[2] - spent[1] == 1


async def test_an_interviewer_counts_what_they_see(neighbours: tuple[House, House]) -> None:
    large, small = neighbours
    path, asked = question(large, "list_applications", {})
    counts = {
        (house is large, role): await total(house.members[role].client, path, asked)
        for house, role in product((large, small), (Role.RECRUITER, Role.INTERVIEWER))
    }
    assert counts == {
        (True, Role.RECRUITER): 9,
        (True, Role.INTERVIEWER): 1,
        (False, Role.RECRUITER): 3,
        (False, Role.INTERVIEWER): 1,
    }


async def test_filters_narrow_the_count(neighbours: tuple[House, House]) -> None:
    house = neighbours[0]
    client = house.members[Role.RECRUITER].client
    path, asked = question(house, "list_applications", {})
    whole = await total(client, path, asked)
    assert await total(client, path, asked | {"q": "nursing"}) == whole - 5
    assert await total(client, path, asked | {"q": "nursing1"}) == 2
    assert await total(client, path, asked | {"stage": "hired"}) == 0
