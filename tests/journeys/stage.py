"""What stories are told with: people at browsers, their mailboxes, and the work behind the scenes.

Everybody comes in as in life: organizations and people by invitations from mails, candidates by the
form of a job's page. Only the first administrator of the platform is made by hand.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx2

from rolecall.kernel import clock, ids

from tests.support.outline import outline, typed
from tests.support.post_office import Post, token_of
from tests.support.smtp_server import body_of
from tests.support.world import World

API = "/api/v1"
PASSWORD = "a harbour full of quiet boats"
WEB = {"X-Rolecall-Client": "web"}
HTML = {"Accept": "text/html"}
A_MOMENT = timedelta(seconds=15)
"""Longer than mails about moves wait."""
THE_UNDO_WINDOW = timedelta(minutes=10, seconds=11)
"""Longer than mails about rejections wait."""

JOB: dict[str, Any] = {
    "title": "Night nurse",
    "department": "Intensive care",
    "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
    "remote_policy": "on_site",
    "employment_type": "full_time",
    "pay": {"min_minor": 7_000_000, "max_minor": 9_000_000, "currency": "USD", "period": "year"},
    "description_html": "<p>Care for people at <strong>night</strong>.</p>",
    "questions": [
        {
            "id": "licence",
            "kind": "yes_no",
            "label": "Do you hold a licence?",
            "required": True,
            "knockout": {"operator": "equals", "value": False},
        },
        {"id": "motive", "kind": "text", "label": "Why nights?"},
    ],
    "openings": 1,
}


@dataclass(frozen=True)
class Person:
    """Somebody at a browser, signed in by its cookie."""

    email: str
    full_name: str
    browser: httpx2.AsyncClient

    async def get(self, path: str, **query: Any) -> Any:
        """Read something that is there."""
        answer = await self.browser.get(f"{API}/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, **body: Any) -> Any:
        """Do something that succeeds."""
        answer = await self.browser.post(f"{API}/{path}", json=body)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    async def move(self, application_id: str, to_stage: str, **more: Any) -> Any:
        """Move an application."""
        return await self.post(
            f"applications/{application_id}/transition", to_stage=to_stage, **more
        )


@dataclass(frozen=True)
class Employer:
    """An organization and its people."""

    id: str
    slug: str
    name: str
    admin: Person
    recruiter: Person
    manager: Person
    interviewer: Person

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All members."""
        return self.admin, self.recruiter, self.manager, self.interviewer

    def page_of(self, job: dict[str, Any]) -> str:
        """Return the address of a job's page."""
        return f"/careers/{self.slug}/jobs/{job['id']}"


@dataclass(frozen=True)
class Stage:
    """Where a story plays."""

    world: World
    post: Post
    work: Callable[[], Awaitable[int]]
    """Do what waits in the outbox."""

    async def later(self, after: timedelta) -> None:
        """Do what is due a while from now."""
        with clock.shifted(after):
            await self.work()

    def anybody(self) -> httpx2.AsyncClient:
        """Return the browser of somebody who is not signed in."""
        return self.world.client(headers=WEB)

    async def founded(self, name: str) -> Employer:
        """Let a platform's administrator create an organization and its people join by mail."""
        platform = await self.world.platform_admin()
        slug = f"{name.lower().replace(' ', '-')}-{ids.uuid7().hex[-8:]}"
        first = address_of("admin")
        created = await platform.client.post(
            f"{API}/organizations", json={"name": name, "slug": slug, "admin_email": first}
        )
        assert created.status_code == 201, created.text
        await self.work()
        admin = await self.joined(first, "Ada Adler", name, "as an administrator")
        recruiter, manager, interviewer = [
            await self.invited(admin, role, full_name, name)
            for role, full_name in (
                ("recruiter", "Rita Romero"),
                ("hiring_manager", "Mara Maas"),
                ("interviewer", "Ivo Imhof"),
            )
        ]
        await self.work()
        return Employer(created.json()["id"], slug, name, admin, recruiter, manager, interviewer)

    async def invited(self, admin: Person, role: str, full_name: str, where: str) -> Person:
        """Let an administrator invite somebody, who accepts."""
        email = address_of(role.replace("_", "-"))
        await admin.post("invitations", email=email, role=role)
        await self.work()
        return await self.joined(email, full_name, where, admin.full_name)

    async def joined(self, email: str, full_name: str, where: str, told: str) -> Person:
        """Let somebody accept the invitation in their mailbox; the mail says what is `told`."""
        [mail] = self.post.to(email)
        assert mail["Subject"] == f"You are invited to {where} on Rolecall"
        assert told in body_of(mail, "plain")
        token = token_of(self.post.links(email)[0])
        browser = self.anybody()
        shown = await browser.get(f"{API}/invitations/lookup", params={"token": token})
        assert shown.json()["organization_name"] == where
        assert shown.json()["needs_account"] is True
        accepted = await browser.post(
            f"{API}/invitations/accept",
            json={"token": token, "full_name": full_name, "password": PASSWORD},
        )
        assert accepted.status_code == 200, accepted.text
        assert accepted.json()["organization"]["name"] == where
        return Person(email, full_name, browser)

    async def opened(self, employer: Employer, **changes: Any) -> dict[str, Any]:
        """Let the recruiter write and publish a job."""
        team = [{"user_id": await id_of(employer.manager), "role": "hiring_manager"}]
        job = await employer.recruiter.post("jobs", **{**JOB, "hiring_team": team, **changes})
        assert job["status"] == "draft"
        published: dict[str, Any] = await employer.recruiter.post(f"jobs/{job['id']}/publish")
        assert published["status"] == "open"
        return published

    async def applied(
        self,
        employer: Employer,
        job: dict[str, Any],
        *,
        name: str,
        email: str,
        resume: tuple[str, bytes, str],
        licence: str = "yes",
    ) -> httpx2.Response:
        """Let somebody fill in and send the form of the job's page, as a browser does."""
        visitor = self.anybody()
        page = await visitor.get(employer.page_of(job), headers=HTML)
        form = typed(page) | {
            "full_name": name,
            "email": email,
            "answer_licence": licence,
            "answer_motive": "The quiet",
            "consent": "true",
        }
        action = outline(page).all("form")[-1]["action"]
        return await visitor.post(
            action.partition("#")[0], data=form, files={"resume": resume}, headers=HTML
        )

    def status_page(self, email: str) -> str:
        """Return the path of the private page that the first mail to a candidate leads to."""
        link = next(link for link in self.post.links(email) if "/status/" in link)
        return link.removeprefix("http://testserver")


def address_of(name: str) -> str:
    """Return an address that nobody else has."""
    return f"{name}-{ids.uuid7().hex[-10:]}@example.org"


async def id_of(person: Person) -> str:
    """Return the id of a person's login."""
    me = await person.get("me")
    found: str = me["user"]["id"]
    return found
