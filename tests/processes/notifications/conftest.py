"""A hiring organization whose mails arrive at a real mail server."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel.ids import uuid7

from tests.support.hiring import applied, open_job
from tests.support.post_office import Post, post_office
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]


@dataclass
class Office:
    """An organization with two recruiters and an open job."""

    organization: Organization
    recruiters: list[Account]
    manager: Account
    job: dict[str, Any]
    public: httpx2.AsyncClient

    @property
    def recruiter(self) -> Account:
        return self.recruiters[0]

    async def application(self, email: str, **options: Any) -> str:
        return await applied(self.public, self.job["id"], email=email, **options)


@pytest_asyncio.fixture(loop_scope="session")
async def post(runtime: Runtime) -> AsyncIterator[Post]:
    async with post_office(runtime) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def office(world: World) -> Office:
    organization = await world.organization()
    recruiters = [await organization.member(Role.RECRUITER) for _ in range(2)]
    manager = await organization.member(Role.HIRING_MANAGER)
    job = await open_job(recruiters[0])
    return Office(organization, recruiters, manager, job, world.client())


@pytest.fixture
def somebody() -> str:
    """An address that no other test writes to."""
    return f"{uuid7().hex}@example.org"
