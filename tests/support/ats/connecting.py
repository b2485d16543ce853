"""A connection over HTTP to a simulator, and one's way through its screens' requests."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rolecall.kernel import clock

from tests.support.ats.generic import SPECIFICATION, Northwind
from tests.support.ats.rig import CANARY
from tests.support.world import Account

Drain = Callable[[], Awaitable[int]]
_PEOPLE = """  candidates:
    entity: candidate
    path: /api/candidates
    records: data
    updated_at: updated_at
    total: total
    pager: {kind: page, size: 3}
    since: {parameter: updated_since}
    one: {path: "/api/candidates/{id}", record: data}
"""
WITH_PEOPLE = SPECIFICATION.replace("  applications:\n", _PEOPLE + "  applications:\n", 1)
JOBS = {
    "entity": "job",
    "fields": [
        {"target": "title", "source": "title", "steps": [{"name": "trim"}]},
        {
            "target": "status",
            "source": "state",
            "steps": [{"name": "lookup", "argument": "states"}],
        },
    ],
    "tables": {"states": {"live": "open", "over": "closed"}},
}
PEOPLE = {
    "entity": "candidate",
    "fields": [
        {"target": "given_name", "source": "first_name"},
        {"target": "family_name", "source": "last_name"},
        {"target": "email", "source": "email"},
        {"target": "headline", "source": "headline"},
    ],
}


class Staffed(Northwind):
    """The simulator, with candidates."""

    def __init__(self) -> None:
        super().__init__()
        self.rows["candidates"] = {}
        # What changes is asked for by the clock.
        self.now = clock.now()

    def person(self, first: str, last: str, **fields: Any) -> int:
        """Add a candidate."""
        return self.add("candidates", first_name=first, last_name=last, **fields)


@dataclass
class Connected:
    """One account's way through a connection."""

    who: Account
    vendor: Staffed
    drain: Drain
    id: str = ""

    @property
    def org_id(self) -> UUID:
        """Return the organization."""
        return self.who.actor.tenant.org_id

    async def set_up(self, *, key: str = CANARY) -> dict[str, Any]:
        """Choose the system, fill it in and map it; returns the connection, which is a draft."""
        body = {"connector": "declarative", "name": "Northwind", "specification": WITH_PEOPLE}
        made = await self.post("", body, 201)
        self.id = made["id"]
        await self.fill(key)
        for stream, mapping in (("jobs", JOBS), ("candidates", PEOPLE)):
            await self.map(stream, mapping)
        return await self.get()

    async def fill(self, key: str) -> None:
        """Say where it is, and by what we are known."""
        body = {"settings": {"address": self.vendor.url}, "secrets": {"api_key": key}}
        answer = await self.who.client.patch(self.url(), json=body)
        assert answer.status_code == 200, answer.text

    async def map(self, stream: str, mapping: dict[str, Any]) -> None:
        """Write the next version of a mapping."""
        answer = await self.who.client.put(self.url(f"/mappings/{stream}"), json=mapping)
        assert answer.status_code == 200, answer.text

    async def enable(self) -> None:
        """Test it, enable it, and let it be read."""
        tested = await self.post("/test", status=200)
        assert tested["ok"], tested
        await self.post("/enable", status=200)
        await self.drain()

    async def sync(self) -> None:
        """Read what has changed, now."""
        await self.post("/sync", status=200)
        await self.drain()

    async def post(
        self, path: str, body: dict[str, Any] | None = None, status: int = 200
    ) -> dict[str, Any]:
        """Post, and return what is answered."""
        answer = await self.who.client.post(self.url(path), json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else {}

    async def get(self, path: str = "") -> dict[str, Any]:
        """Return what an address below the connection answers."""
        answer = await self.who.client.get(self.url(path))
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def counts(self, stream: str) -> dict[str, int]:
        """Return how many records of a list are in which state."""
        found = next(one for one in (await self.get())["streams"] if one["name"] == stream)
        return dict(found["counts"])

    async def records(self, **query: str) -> list[dict[str, Any]]:
        """Return records, newest first."""
        found = await self.who.client.get(self.url("/records"), params=query)
        return list(found.json()["items"])

    def url(self, path: str = "") -> str:
        """Return the address of something of the connection."""
        return f"/api/v1/connections{f'/{self.id}' if self.id else ''}{path}"
