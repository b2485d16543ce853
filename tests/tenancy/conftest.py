from collections.abc import AsyncIterator

import asyncpg
import pytest_asyncio
from fastapi import FastAPI

from rolecall.access import ROLE_PERMISSIONS, Permission, Role
from rolecall.infra.runtime import Runtime

from tests.support.application import drain_outbox
from tests.support.offering import made
from tests.support.servers import Servers
from tests.support.world import Account, World
from tests.tenancy.house import House, answered_offer, build_house

NARROWED = {
    permission.value
    for permission in ROLE_PERMISSIONS[Role.RECRUITER] | {Permission.AUDIT_READ}
    if permission
    not in {
        Permission.OFFERS_READ,
        Permission.OFFERS_MANAGE,
        Permission.CANDIDATES_MERGE,
        Permission.MESSAGES_SEND,
        Permission.REPORTS_READ,
        Permission.INTERVIEW_KITS_MANAGE,
        Permission.JOBS_DELETE,
    }
}
"""What the narrowed role allows."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def lasting_world(runtime: Runtime, app: FastAPI) -> AsyncIterator[World]:
    made = World(runtime, app)
    yield made
    await made.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(lasting_world: World, runtime: Runtime, servers: Servers) -> House:
    """A house that refusals leave as it is."""
    built = await build_house(lasting_world, lambda: drain_outbox(runtime, servers))
    await answered_offer(built)
    await drain_outbox(runtime, servers)
    return built


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def used_house(lasting_world: World, runtime: Runtime, servers: Servers) -> House:
    """A house in which those who may do as they like."""
    return await build_house(lasting_world, lambda: drain_outbox(runtime, servers))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def emptied_house(lasting_world: World, runtime: Runtime, servers: Servers) -> list[House]:
    """A house that is taken apart; the last one of the list still stands."""
    return [await build_house(lasting_world, lambda: drain_outbox(runtime, servers))]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def stranger(lasting_world: World) -> Account:
    """An administrator of another organization, with every right there."""
    org = await lasting_world.organization()
    return await org.member(Role.ORGANIZATION_ADMIN)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def narrowed(house: House) -> Account:
    """A member whose role is made from the recruiter's: less in most places, more in one."""
    admin, member = house.members[Role.ORGANIZATION_ADMIN], await house.org.member(Role.RECRUITER)
    body = {"name": "Narrowed", "base_role": "recruiter", "permissions": sorted(NARROWED)}
    role = await made(admin, "custom-roles", body, 201)
    given = await admin.client.patch(
        f"/api/v1/members/{member.user_id}", json={"custom_role_id": role["id"]}
    )
    assert given.status_code == 200, given.text
    return member


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def platform_admin(lasting_world: World) -> Account:
    return await lasting_world.platform_admin()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def admin(servers: Servers) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A superuser's connection: it sees what policies hide."""
    # The statement over all tables is long; kept, it is planned once instead of for each test.
    connection = await asyncpg.connect(servers.admin_dsn, max_cacheable_statement_size=0)
    yield connection
    await connection.close()
