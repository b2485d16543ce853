"""The route class renders, commits, then sends: a COMMIT that fails is never answered by a 200."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest_asyncio
from fastapi import FastAPI, Request
from httpx2 import ASGITransport, AsyncClient

from rolecall.access import Actor, ActorKind, Permission
from rolecall.domains.jobs.api import CustomDomains
from rolecall.infra.db.security import APP, OWNER
from rolecall.infra.http import In, Router, Uow, org
from rolecall.infra.http.app import make_app
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids

from tests.support.servers import Servers

router = Router(prefix="/things")
ORG = ids.uuid7()


class ThingIn(In):
    """Two columns, of which the second must refer to a first by the end of the transaction."""

    number: int
    refers_to: int


@router.post("", status_code=201, **org(Permission.JOBS_CREATE))
async def create_thing(uow: Uow, body: ThingIn) -> dict[str, int]:
    await (await uow.connection()).execute(
        "INSERT INTO deferred_things (number, refers_to) VALUES ($1, $2)",
        body.number,
        body.refers_to,
    )
    return {"number": body.number}


@router.get("/boom", **org(Permission.JOBS_READ))
async def explode() -> None:
    raise ZeroDivisionError("a defect of ours")


refusals: list[str] = []


async def _somebody(request: Request) -> Actor:
    permissions = frozenset({Permission.JOBS_CREATE, Permission.JOBS_READ})
    if request.headers.get("x-role") == "reader":
        permissions = frozenset({Permission.JOBS_READ})
    return Actor(
        ActorKind.USER,
        user_id=UUID(int=5),
        org_id=ORG,
        permissions=permissions,
        by_cookie=request.headers.get("x-by-cookie") == "yes",
    )


async def _refused(runtime: Runtime, actor: Actor, action: str, reason: str) -> None:
    refusals.append(f"{action}: {reason}")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def things(runtime: Runtime, servers: Servers) -> AsyncIterator[AsyncClient]:
    admin = await asyncpg.connect(servers.admin_dsn)
    async with admin.transaction():
        await admin.execute(f"SET LOCAL ROLE {OWNER}")
        await admin.execute(
            "CREATE TABLE deferred_things (number integer PRIMARY KEY, refers_to integer "
            "REFERENCES deferred_things DEFERRABLE INITIALLY DEFERRED)"
        )
        await admin.execute(f"GRANT SELECT, INSERT ON deferred_things TO {APP}")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.runtime = runtime
        yield

    app = make_app(
        settings=runtime.settings,
        lifespan=lifespan,
        api_routers=[router],
        page_routers=[],
        authenticator=_somebody,
        record_refusal=_refused,
        sites=CustomDomains(),
    )
    async with (
        app.router.lifespan_context(app),
        AsyncClient(
            transport=ASGITransport(app=app, raise_app_exceptions=False),
            base_url="http://testserver",
        ) as client,
    ):
        yield client
    async with admin.transaction():
        await admin.execute(f"SET LOCAL ROLE {OWNER}")
        await admin.execute("DROP TABLE deferred_things")
    await admin.close()


async def count(runtime: Runtime) -> int:
    found: int = await runtime.database.pool.fetchval("SELECT count(*) FROM deferred_things")
    return found


async def test_a_commit_that_fails_is_an_error_and_leaves_nothing(
    things: AsyncClient, runtime: Runtime
) -> None:
    before = await count(runtime)
    answer = await things.post("/api/v1/things", json={"number": 1, "refers_to": 99})
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert await count(runtime) == before


async def test_a_commit_that_holds_is_answered(things: AsyncClient, runtime: Runtime) -> None:
    before = await count(runtime)
    answer = await things.post("/api/v1/things", json={"number": 2, "refers_to": 2})
    assert answer.status_code == 201
    assert await count(runtime) == before + 1


async def test_a_defect_is_a_problem_without_details(things: AsyncClient) -> None:
    answer = await things.get("/api/v1/things/boom")
    assert answer.status_code == 500
    body = answer.json()
    assert body["code"] == "internal_error"
    assert "division" not in answer.text.lower()
    assert answer.headers["x-request-id"] in body["detail"]


async def test_a_refusal_is_recorded(things: AsyncClient) -> None:
    answer = await things.post(
        "/api/v1/things", json={"number": 3, "refers_to": 3}, headers={"x-role": "reader"}
    )
    assert answer.status_code == 403
    assert refusals[-1].startswith("POST /api/v1/things")


async def test_a_cookie_needs_our_own_origin_and_header(things: AsyncClient) -> None:
    cookie = {"x-by-cookie": "yes"}
    ours = {**cookie, "x-rolecall-client": "web"}
    body = {"number": 10, "refers_to": 10}
    for headers in (
        cookie,
        {**ours, "origin": "https://evil.example"},
        {**ours, "sec-fetch-site": "cross-site"},
        {**ours, "sec-fetch-site": "same-site"},
    ):
        refused = await things.post("/api/v1/things", json=body, headers=headers)
        assert refused.status_code == 403
        assert refused.json()["code"] == "csrf"
    taken = await things.post(
        "/api/v1/things", json=body, headers={**ours, "origin": "http://testserver"}
    )
    assert taken.status_code == 201


async def test_headers_on_every_answer(things: AsyncClient) -> None:
    answer = await things.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


async def test_nul_in_the_address_is_refused(things: AsyncClient) -> None:
    answer = await things.get("/api/v1/things/%00")
    assert answer.status_code == 422


async def test_a_body_over_the_limit_is_refused_even_without_a_length(
    things: AsyncClient, runtime: Runtime
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(runtime.settings.http.max_body_bytes // 1_000_000 + 2):
            yield b" " * 1_000_000

    answer = await things.post("/api/v1/things", content=endless())
    assert answer.status_code == 413
