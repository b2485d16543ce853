from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest_asyncio
from httpx2 import AsyncClient, Response

from rolecall.access import Role

from tests.support.world import Account, Organization, World

API = "/api/v1"
WHOLE: dict[str, Any] = {
    "title": "Night nurse",
    "department": "Intensive care",
    "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
    "remote_policy": "hybrid",
    "employment_type": "part_time",
    "pay": {"min_minor": 4_200_000, "max_minor": 5_600_000, "currency": "USD", "period": "year"},
    "description_html": "<p>You care for <strong>patients</strong>.</p><script>x</script>",
    "skills": [{"name": "Triage", "required": True}, {"name": "Spanish", "required": False}],
    "questions": [
        {
            "id": "licence",
            "kind": "yes_no",
            "label": "Do you have a licence?",
            "required": True,
            "knockout": {"operator": "equals", "value": False},
        },
        {
            "id": "number",
            "kind": "text",
            "label": "Which number has it?",
            "required": True,
            "shown_if": {"question_id": "licence", "equals": True},
        },
    ],
    "openings": 2,
}


@dataclass(frozen=True)
class Staff:
    """An organization with the people that tests act as."""

    org: Organization
    admin: Account
    recruiter: Account
    manager: Account

    @property
    def client(self) -> AsyncClient:
        return self.recruiter.client

    async def job(self, *, publish: bool = False, **fields: Any) -> dict[str, Any]:
        """Write a job over HTTP, and publish it."""
        made = await self.client.post(f"{API}/jobs", json={"title": "Nurse", **fields})
        assert made.status_code == 201, made.text
        found: dict[str, Any] = made.json()
        if publish:
            return await self.act(found, "publish")
        return found

    async def act(self, job: dict[str, Any], action: str, **body: Any) -> dict[str, Any]:
        """Take an action on a job over HTTP."""
        done = await self.try_to(job, action, **body)
        assert done.status_code in {200, 201}, done.text
        found: dict[str, Any] = done.json()
        return found

    async def try_to(self, job: dict[str, Any], action: str, **body: Any) -> Response:
        url = f"{API}/jobs/{job['id']}/{action}"
        return await self.client.post(url, json=body) if body else await self.client.post(url)

    def page(self, job: dict[str, Any]) -> str:
        """Return the address of the job's page."""
        return f"/careers/{self.org.slug}/jobs/{job['id']}"


MakeStaff = Callable[..., Awaitable[Staff]]


@pytest_asyncio.fixture(loop_scope="session")
async def make_staff(world: World) -> MakeStaff:
    async def make(**organization: str) -> Staff:
        org = await world.organization(**organization)
        return Staff(
            org,
            await org.member(Role.ORGANIZATION_ADMIN),
            await org.member(Role.RECRUITER),
            await org.member(Role.HIRING_MANAGER),
        )

    return make


@pytest_asyncio.fixture(loop_scope="session")
async def staff(make_staff: MakeStaff) -> Staff:
    return await make_staff()
