"""A candidate sees what was read in their résumé, corrects it, and it stays corrected."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.infra.runtime import Runtime
from rolecall.kernel.ids import uuid7

from tests.domains.profiles.test_profiles import LINES
from tests.support.hiring import applied, open_job
from tests.support.resumes import pdf_resume
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


@dataclass
class Story:
    """One person, by their own login and by a recruiter's."""

    world: World
    recruiter: Account
    person: Account
    application: str
    candidate: str

    @property
    def own(self) -> str:
        return f"/api/v1/applications/mine/{self.application}/profile"

    @property
    def record(self) -> str:
        return f"/api/v1/candidates/{self.candidate}"

    async def do(self, method: str, part: str, status: int = 200, **options: Any) -> Any:
        answer = await self.person.client.request(method, self.own + part, **options)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def seen(self, by: Account | None = None) -> list[dict[str, Any]]:
        account, path = (by, f"{self.record}/profile") if by else (self.person, self.own)
        answer = await account.client.get(path)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    async def item(self, section: str, by: Account | None = None) -> dict[str, Any]:
        return next(one for one in await self.seen(by) if one["section"] == section)

    async def add_resume(self, name: str, *lines: str) -> None:
        """Let a recruiter add a résumé to the record."""
        client = self.recruiter.client
        stored = await client.post(
            "/api/v1/files", files={"file": ("other.pdf", pdf_resume(name, *lines))}
        )
        body = {"file_id": stored.json()["id"], "kind": "resume"}
        added = await client.post(f"{self.record}/files", json=body)
        assert added.status_code == 201, added.text


def values(item: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: "|".join(one["values"]) for one in item["fields"] if one["values"]}


@pytest.fixture
async def story(world: World, runtime: Runtime, drain: Drain) -> Story:
    org = await world.organization()
    recruiter, person = await org.member(Role.RECRUITER), await world.account()
    job = await open_job(recruiter)
    resume = ("resume.pdf", pdf_resume("Maria Ortega", *LINES), "application/pdf")
    application = await applied(
        world.client(), job["id"], name="Maria Ortega", email=person.email, resume=resume
    )
    await drain()
    page = (await recruiter.client.get(f"/api/v1/applications/{application}")).json()
    return Story(world, recruiter, person, application, page["candidate"]["id"])


async def test_a_correction_stays_whatever_is_read_later(story: Story, drain: Drain) -> None:
    work = await story.item("work")
    assert values(work)["company"] == "Harbor General Hospital"
    corrected = await story.do(
        "PATCH", f"/items/{work['id']}", json={"values": {"company": ["Harbor Clinic"]}},
        headers={"If-Match": f'"{work["version"]}"'},
    )  # fmt: skip
    assert corrected["change"]["id"]
    told = await story.item("work", story.recruiter)
    assert values(told)["company"] == "Harbor Clinic"
    assert (told["by_candidate"], told["by_name"]) == (True, story.person.full_name)
    again = await story.recruiter.client.post(f"{story.record}/profile/read-again")
    assert again.status_code in {200, 202}, again.text
    await drain()
    assert values(await story.item("work"))["company"] == "Harbor Clinic"
    late = await story.person.client.patch(
        f"{story.own}/items/{work['id']}",
        json={"values": {"title": ["Nurse"]}},
        headers={"If-Match": '"0"'},
    )
    assert late.status_code == 412, late.text
    undone = await story.do("POST", f"/changes/{corrected['change']['id']}/undo")
    [item] = [one for one in undone["profile"]["items"] if one["section"] == "work"]
    assert values(item)["company"] == "Harbor General Hospital"


async def test_adds_takes_off_and_brings_back(story: Story) -> None:
    added = await story.do(
        "POST", "/items", 201, json={"section": "skills", "values": {"name": ["Ventilation"]}}
    )
    [skill] = [one for one in added["profile"]["items"] if values(one).get("name") == "Ventilation"]
    assert (skill["state"], skill["by_candidate"]) == ("added", True)
    off = await story.do("DELETE", f"/items/{skill['id']}")
    assert [one["id"] for one in off["profile"]["removed"]] == [skill["id"]]
    back = await story.do("POST", f"/removed-items/{skill['id']}/restore")
    assert back["profile"]["removed"] == []
    changes = (await story.recruiter.client.get(f"{story.record}/profile")).json()["changes"]
    assert {one["by_candidate"] for one in changes} == {True}


async def test_sees_nothing_that_a_member_wrote_or_brought(story: Story, drain: Drain) -> None:
    """Neither a résumé from elsewhere nor a note in a profile nor a member's name is shown."""
    await story.add_resume("Maria Ortega", "Experience", "Secret Clinic, Reno, NV", "Nurse, 2011")
    await drain()
    summary = {"section": "summary", "values": {"value": ["Hidden opinion"]}}
    url = f"{story.record}/profile/items"
    assert (await story.recruiter.client.post(url, json=summary)).status_code == 201
    answer = await story.person.client.get(story.own)
    assert len(answer.json()["resumes"]) == 1
    for hidden in ("Secret Clinic", "Hidden opinion", "other.pdf", story.recruiter.full_name):
        assert hidden not in answer.text
    # A summary of theirs takes the place of the one that they do not see: a profile has it once.
    mine = {"section": "summary", "values": {"value": ["I like nights."]}}
    await story.do("POST", "/items", 201, json=mine)
    found = [one for one in await story.seen(story.recruiter) if one["section"] == "summary"]
    assert [values(one)["value"] for one in found] == ["I like nights."]


async def test_what_a_member_changes_is_shown_and_stays_ones_own(story: Story) -> None:
    work = await story.item("work", story.recruiter)
    patch = {"values": {"title": ["Charge nurse"]}}
    url = f"{story.record}/profile/items/{work['id']}"
    assert (await story.recruiter.client.patch(url, json=patch)).status_code == 200
    mine = await story.item("work")
    assert (values(mine)["title"], mine["by_candidate"]) == ("Charge nurse", False)
    own = await story.do("POST", "/items", 201, json={
        "section": "languages", "values": {"language": ["es"]}
    })  # fmt: skip
    [spanish] = [one for one in own["profile"]["items"] if one["section"] == "languages"]
    theirs = f"{story.record}/profile/items/{spanish['id']}"
    level = {"values": {"level": ["native"]}}
    assert (await story.recruiter.client.patch(theirs, json=level)).status_code == 200
    assert values(await story.item("languages")) == {"language": "es", "level": "native"}


async def test_nobody_else_reaches_it_and_members_changes_are_not_undone(story: Story) -> None:
    url = f"{story.record}/profile/items"
    skill = {"section": "skills", "values": {"name": ["Hidden"]}}
    made = (await story.recruiter.client.post(url, json=skill)).json()
    await story.do("POST", f"/changes/{made['change']['id']}/undo", 404)
    await story.do("DELETE", f"/items/{made['item']['id']}", 404)
    await story.do("POST", f"/removed-items/{uuid7()}/restore", 404)
    stranger = await story.world.account()
    for method, part in (("GET", ""), ("POST", "/items")):
        answer = await stranger.client.request(
            method, story.own + part, json=skill if method == "POST" else None
        )
        assert answer.status_code == 404, answer.text
    wrong = await story.do("POST", "/items", 422, json={"section": "work", "values": {}})
    assert wrong["errors"][0]["field"] == "values"
