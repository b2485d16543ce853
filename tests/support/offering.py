"""Offers for tests, made over HTTP as people make them."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2

from rolecall.access import Role
from rolecall.domains.offers import api as offers
from rolecall.kernel import clock

from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, Organization, World

LETTER = {
    "name": "Standard offer",
    "locale": "en",
    "subject": "Your offer: {{job_title}}",
    "body_html": (
        "<p>Dear {{candidate_name}},</p><p>We offer you the job <strong>{{job_title}}</strong> for "
        "{{pay}}, from {{start_date}} on, with {{vacation_days}} days of vacation.</p>"
        "<h2>What comes next</h2><ul><li>Answer until {{expires_on}}</li></ul>"
    ),
    "fields": [{"key": "vacation_days", "label": "Vacation days", "kind": "number"}],
}


def terms(**changes: Any) -> dict[str, Any]:
    """Return terms that fill every variable of `LETTER`, good for a week."""
    return {
        "pay": {"minor": 8_450_000, "currency": "USD", "period": "year"},
        "start_date": "2027-02-01",
        "location": "Denver, Colorado",
        "expires_on": (clock.now().date() + timedelta(days=7)).isoformat(),
        "values": {"vacation_days": "25"},
        **changes,
    }


@dataclass
class Desk:
    """A recruiter with a template, and one application in the stage before the hire."""

    org: Organization
    recruiter: Account
    job: dict[str, Any]
    application_id: str
    candidate_email: str
    template_id: str

    async def drafted(self, **changes: Any) -> dict[str, Any]:
        """Draft an offer."""
        body = {
            "application_id": self.application_id,
            "template_id": self.template_id,
            "terms": terms(**changes),
        }
        return await made(self.recruiter, "offers", body, 201)

    async def do(self, offer_id: str, action: str, **body: Any) -> dict[str, Any]:
        """Send, revise, extend or withdraw an offer."""
        return await made(self.recruiter, f"offers/{offer_id}/{action}", body or None)

    async def sent(self, **changes: Any) -> dict[str, Any]:
        """Draft an offer and send it."""
        return await self.do((await self.drafted(**changes))["id"], "send")

    async def read(self, path: str) -> dict[str, Any]:
        """Read something as the recruiter."""
        answer = await self.recruiter.client.get(f"/api/v1/{path}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


async def made(
    account: Account, path: str, body: dict[str, Any] | None = None, status: int = 200
) -> dict[str, Any]:
    """Post something; returns the answer."""
    answer = await account.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def desk(world: World, email: str = "ana.petrov@example.com", **job: Any) -> Desk:
    """Make an organization that is about to make an offer."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    opened = await open_job(recruiter, **job)
    application_id = await applied(world.client(), opened["id"], email=email)
    for stage in ("screening", "interview", "offer"):
        assert (await move(recruiter, application_id, stage)).status_code == 200
    template = await made(recruiter, "offer-templates", LETTER, 201)
    return Desk(org, recruiter, opened, application_id, email, template["id"])


async def page_of(world: World, desk: Desk, offer: dict[str, Any]) -> str:
    """Return the path of the candidate's page."""
    return await offer_page(world, desk.recruiter, offer["id"])


async def offer_page(world: World, member: Account, offer_id: str) -> str:
    """Return the path of an offer's page, as the mail names it."""
    async with world.runtime.database.transaction(member.actor.tenant) as uow:
        url = offers.offer_url(uow, await offers.get_offer(uow, UUID(offer_id)))
    return re.sub(r"^https?://[^/]+", "", url)


async def accept(
    client: httpx2.AsyncClient, page: str, *, name: str = "Ana Petrov", **changes: str
) -> httpx2.Response:
    """Accept an offer by its page."""
    form = {"full_name": name, "agreed": "yes", "version": "1", **changes}
    return await client.post(f"{page}/accept", data=form)
