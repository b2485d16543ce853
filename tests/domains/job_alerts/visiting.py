"""A visitor of a careers page who asks to hear of new jobs, and reads their mail."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from httpx2 import AsyncClient, Response

from rolecall.kernel import clock, ids

from tests.support.outline import outline
from tests.support.post_office import Post
from tests.support.smtp_server import body_of
from tests.support.world import Account, Organization

Drain = Callable[[], Awaitable[int]]


class _Fields(HTMLParser):
    """Reads what a form would send as it stands, by the form's action."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._menu = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given.get("action", ""), {}))
        elif tag == "select":
            self._menu = given["name"]
        elif self.forms and tag == "option" and "selected" in given:
            self.forms[-1][1][self._menu] = given["value"]
        elif self.forms and tag == "input" and self._is_sent(given):
            self.forms[-1][1][given["name"]] = given.get("value", "")

    def _is_sent(self, given: dict[str, str]) -> bool:
        return given.get("type") not in {"radio", "checkbox"} or "checked" in given


def fields_of(page: Response, action: str = "") -> dict[str, str]:
    """Return what the page's form (the last that leads to `action`) would send as it stands."""
    outline(page)
    found = _Fields()
    found.feed(page.text)
    (*_, fields) = [fields for to, fields in found.forms if not action or to.endswith(action)]
    return fields


@dataclass
class Visitor:
    """Somebody at an organization's careers page, with an address of their own."""

    org: Organization
    client: AsyncClient
    email: str

    @classmethod
    def at(cls, org: Organization, client: AsyncClient) -> "Visitor":
        """Return a visitor with a new address."""
        return cls(org, client, f"seeker-{ids.uuid7().hex[-10:]}@example.org")

    @property
    def page(self) -> str:
        """Where one asks."""
        return f"/careers/{self.org.slug}/alerts"

    async def ask(self, *, lang: str = "en", **search: str) -> Response:
        """Follow the link of the list and send the form that it leads to, as it stands."""
        frequency = search.pop("frequency", "daily")
        form = await self.client.get(self.page, params={**search, "lang": lang})
        assert form.status_code == 200, form.text
        sent = fields_of(form) | {"email": self.email, "frequency": frequency}
        return await self.client.post(self.page, data=sent)

    async def confirm(self, post: Post) -> Response:
        """Confirm by the newest mail that asks; returns the page with all alerts."""
        asking = [one for one in post.to(self.email) if "/confirm/" in body_of(one, "plain")]
        path = path_in(asking[-1], "/job-alerts/confirm/")
        shown = await self.client.get(path)
        assert shown.status_code == 200, shown.text
        outline(shown)
        done = await self.client.post(path)
        assert done.status_code == 303, done.text
        return await self.client.get(done.headers["location"])

    async def begin(self, post: Post, drain: Drain, **search: str) -> Response:
        """Ask, let the mail come, and confirm."""
        asked = await self.ask(**search)
        assert asked.status_code == 303, asked.text
        await settle(drain)
        return await self.confirm(post)

    def alerts_in(self, post: Post) -> list[EmailMessage]:
        """Return the mails with new jobs."""
        return [one for one in post.to(self.email) if "List-Unsubscribe" in one]


def path_in(mail: EmailMessage, part: str) -> str:
    """Return the path of the one link of a mail that contains `part`."""
    words = body_of(mail, "plain").split()
    (link,) = {one for one in words if one.startswith("http") and part in one}
    split = urlsplit(link)
    return f"{split.path}?{split.query}" if split.query else split.path


async def settle(drain: Drain, at: datetime | None = None) -> None:
    """Let everything that is due by then happen, and its mails leave."""
    now = at or clock.now()
    for seconds in (1, 2, 20):
        with clock.at(now + timedelta(seconds=seconds)):
            await drain()


def next_morning(days: int = 1) -> datetime:
    """Return a time of day at which daily alerts are due, in UTC."""
    morning = clock.now().replace(hour=8, minute=1, second=0, microsecond=0)
    return morning + timedelta(days=days)


async def close(recruiter: Account, job: dict[str, Any]) -> None:
    """Close a job."""
    done = await recruiter.client.post(f"/api/v1/jobs/{job['id']}/close", json={"reason": "filled"})
    assert done.status_code == 200, done.text
