"""Uploading files and taking them through the wizard."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.world import Account

Drain = Callable[[], Awaitable[int]]


@dataclass
class Wizard:
    """One account's way through an import."""

    who: Account
    drain: Drain

    async def upload(self, content: bytes | str, name: str = "people.csv") -> dict[str, Any]:
        """Upload a file that is taken; returns the import."""
        answer = await self.try_upload(content, name)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def try_upload(self, content: bytes | str, name: str = "people.csv") -> Any:
        """Upload a file."""
        sent = content if isinstance(content, bytes) else content.encode()
        return await self.who.client.post("/api/v1/imports", files={"file": (name, sent)})

    async def get(self, import_id: str) -> dict[str, Any]:
        """Return an import."""
        return (await self.who.client.get(f"/api/v1/imports/{import_id}")).json()  # type: ignore[no-any-return]

    async def change(self, found: dict[str, Any], **settings: Any) -> dict[str, Any]:
        """Change settings; those that are not named stay."""
        body = {
            "targets": [column["target"] for column in found["columns"]],
            "existing": found["existing"],
            "source": found["source"],
            "tags": found["tags"],
            **settings,
        }
        answer = await self.who.client.patch(
            f"/api/v1/imports/{found['id']}",
            json=body,
            headers={"If-Match": f'"{found["version"]}"'},
        )
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def begin(self, import_id: str, what: str) -> dict[str, Any]:
        """Begin the dry run (`check`) or the import (`run`)."""
        answer = await self.who.client.post(f"/api/v1/imports/{import_id}/{what}")
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def through(self, content: bytes | str, **settings: Any) -> dict[str, Any]:
        """Take a file through all steps; returns the import at the end."""
        made = await self.upload(content)
        if settings:
            made = await self.change(made, **settings)
        for what in ("check", "run"):
            await self.begin(made["id"], what)
            await self.drain()
        return await self.get(made["id"])

    async def undo(self, made: dict[str, Any]) -> dict[str, Any]:
        """Take an import back; returns it."""
        answer = await self.who.client.post(f"/api/v1/operations/{made['run']['id']}/undo")
        assert answer.status_code == 201, answer.text
        await self.drain()
        return await self.get(made["id"])

    async def rows(self, import_id: str, *states: str) -> list[dict[str, Any]]:
        """Return rows."""
        answer = await self.who.client.get(
            f"/api/v1/imports/{import_id}/rows", params={"state": list(states), "limit": 100}
        )
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]  # type: ignore[no-any-return]

    async def people(self) -> dict[str, dict[str, Any]]:
        """Return the candidates of the organization by name."""
        answer = await self.who.client.get("/api/v1/candidates", params={"limit": 100})
        return {one["full_name"]: one for one in answer.json()["items"]}

    async def person(self, name: str) -> dict[str, Any]:
        """Return a candidate's record."""
        found = (await self.people())[name]
        return (await self.who.client.get(f"/api/v1/candidates/{found['id']}")).json()  # type: ignore[no-any-return]


@pytest.fixture
def wizard_of(drain: Drain) -> Callable[[Account], Wizard]:
    """Makes the wizard of an account."""
    return lambda who: Wizard(who, drain)
