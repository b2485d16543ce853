"""An organization with people who approve."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest_asyncio

from rolecall.access import Role
from rolecall.infra.runtime import Runtime

from tests.support.post_office import Post, post_office
from tests.support.world import Account, Organization, World


@dataclass(frozen=True)
class Board:
    """Who asks and who approves."""

    org: Organization
    admin: Account
    recruiter: Account
    ana: Account
    ben: Account
    cleo: Account

    async def job(self, job_id: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.recruiter.client.get(f"/api/v1/jobs/{job_id}")).json()
        return found

    async def approval(self, job_id: str) -> dict[str, Any]:
        url = f"/api/v1/jobs/{job_id}/approval"
        found: dict[str, Any] = (await self.recruiter.client.get(url)).json()
        return found


@pytest_asyncio.fixture(loop_scope="session")
async def board(world: World) -> Board:
    org = await world.organization()
    return Board(
        org,
        await org.member(Role.ORGANIZATION_ADMIN),
        await org.member(Role.RECRUITER),
        await org.member(Role.HIRING_MANAGER, full_name="Ana Approver"),
        await org.member(Role.HIRING_MANAGER, full_name="Ben Approver"),
        await org.member(Role.INTERVIEWER, full_name="Cleo Approver"),
    )


@pytest_asyncio.fixture(loop_scope="session")
async def post(runtime: Runtime) -> AsyncIterator[Post]:
    async with post_office(runtime) as opened:
        yield opened
