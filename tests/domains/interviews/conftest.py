"""A hiring team around one application, for tests of interviews."""

from dataclasses import dataclass
from typing import Any

import pytest_asyncio

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.world import Account, Organization, World

KIT = {
    "name": "On-site",
    "purpose": "Find out how they work under pressure.",
    "minutes": 45,
    "attributes": [
        {"key": "calm", "name": "Calm"},
        {"key": "craft", "name": "Craft"},
    ],
    "questions": [
        {"key": "q1", "text": "Tell me about a hard night.", "attribute": "calm"},
        {"key": "q2", "text": "How do you prioritise?"},
    ],
}
FILLED_IN = {
    "ratings": {"calm": 4, "craft": 2},
    "notes": {"q1": "A night with two emergencies."},
    "summary": "Would work with them at once.",
    "recommendation": "strong_yes",
    "private_note": "Asked about the pay twice.",
}


@dataclass
class Team:
    """An organization with one of each role, an application, and a kit."""

    org: Organization
    recruiter: Account
    manager: Account
    ina: Account
    ivo: Account
    job: dict[str, Any]
    application_id: str
    kit: dict[str, Any]

    async def arrange(self, *interviewers: Account, **fields: Any) -> dict[str, Any]:
        """Arrange an interview; returns it."""
        answer = await self.try_to_arrange(*interviewers, **fields)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def try_to_arrange(self, *interviewers: Account, **fields: Any) -> Any:
        """Arrange an interview; returns the answer."""
        application_id = fields.pop("application_id", self.application_id)
        body = {
            "kit_id": self.kit["id"],
            "interviewer_ids": [str(one.user_id) for one in interviewers or (self.ina,)],
            **fields,
        }
        return await self.recruiter.client.post(
            f"/api/v1/applications/{application_id}/interviews", json=body
        )

    async def submit(self, account: Account, interview_id: str, **fields: Any) -> dict[str, Any]:
        """Submit a scorecard; returns it."""
        answer = await account.client.post(
            f"/api/v1/interviews/{interview_id}/scorecard/submit", json={**FILLED_IN, **fields}
        )
        assert answer.status_code == 200, answer.text
        card: dict[str, Any] = answer.json()
        return card

    async def page(self, account: Account, interview_id: str) -> dict[str, Any]:
        """Return the page of an interview as somebody sees it."""
        answer = await account.client.get(f"/api/v1/interviews/{interview_id}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown


@pytest_asyncio.fixture(loop_scope="session")
async def team(world: World) -> Team:
    """A recruiter, a hiring manager and two interviewers, with one application."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    application_id = await applied(world.client(), job["id"])
    kit = await recruiter.client.post("/api/v1/interview-kits", json=KIT)
    assert kit.status_code == 201, kit.text
    return Team(
        org,
        recruiter,
        await org.member(Role.HIRING_MANAGER),
        await org.member(Role.INTERVIEWER),
        await org.member(Role.INTERVIEWER),
        job,
        application_id,
        kit.json(),
    )
