"""What comes with an application changes no record until somebody takes it over."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.world import Account, Organization, World

GIVEN = {"phone": "+1 720 555 0199", "location": "Boulder, CO"}


@dataclass
class Twice:
    """A record with a name, a number and a place; an application with others at its address."""

    org: Organization
    recruiter: Account
    candidate_id: str
    application_id: str

    @property
    def url(self) -> str:
        return f"/api/v1/applications/{self.application_id}/given"

    async def record(self) -> dict[str, Any]:
        found = await self.recruiter.client.get(f"/api/v1/candidates/{self.candidate_id}")
        person: dict[str, Any] = found.json()
        return person

    async def given(self) -> dict[str, dict[str, Any]]:
        page = await self.recruiter.client.get(f"/api/v1/applications/{self.application_id}")
        return {one["field"]: one for one in page.json()["given"]}

    async def take(self, field: str, by: Account | None = None) -> httpx2.Response:
        client = (by or self.recruiter).client
        return await client.put(f"{self.url}/{field}/take-over")

    async def undo(self, field: str) -> httpx2.Response:
        return await self.recruiter.client.delete(f"{self.url}/{field}/take-over")


async def twice(world: World, client: httpx2.AsyncClient, **account: Any) -> Twice:
    """Make a record by hand, and apply with its address and other details."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    email = account.pop("email", "ana.petrov@example.com")
    created = await recruiter.client.post(
        "/api/v1/candidates",
        json={
            "full_name": "Ana Petrov",
            "email": email,
            "phone": "+1 303 555 0100",
            "location": "Denver, CO",
            "links": [{"url": "https://ana.example.com/", "label": "Portfolio"}],
        },
    )
    assert created.status_code == 201, created.text
    job = await open_job(recruiter)
    application_id = await applied(
        client, job["id"], email=email, name="Ana M. Petrov", **GIVEN,
        links=["https://ana.example.com", "https://git.example.com/ana"],
    )  # fmt: skip
    return Twice(org, recruiter, created.json()["id"], application_id)


async def test_a_stranger_with_the_address_changes_nothing(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    record = await one.record()
    assert (record["full_name"], record["phone"]) == ("Ana Petrov", "+1 303 555 0100")
    assert record["location"] == "Denver, CO"
    assert [link["url"] for link in record["links"]] == ["https://ana.example.com/"]
    given = await one.given()
    assert {field: (value["value"], value["differs"]) for field, value in given.items()} == {
        "full_name": ("Ana M. Petrov", True),
        "phone": (GIVEN["phone"], True),
        "location": (GIVEN["location"], True),
        "links": ("https://ana.example.com\nhttps://git.example.com/ana", True),
    }
    assert given["phone"]["on_record"] == "+1 303 555 0100"


async def test_each_value_is_taken_over_remembered_and_undone(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    before = await one.record()
    for field in ("full_name", "phone", "location", "links"):
        taken = await one.take(field)
        assert taken.status_code == 200, taken.text
    record = await one.record()
    assert (record["full_name"], record["location"]) == ("Ana M. Petrov", GIVEN["location"])
    assert record["phone"] == GIVEN["phone"], "the number is the first one to call"
    numbers = {c["value"] for c in record["contacts"] if c["kind"] == "phone"}
    assert numbers == {GIVEN["phone"], "+1 303 555 0100"}, "and the other one is not lost"
    assert [link["url"] for link in record["links"]] == [
        "https://ana.example.com/", "https://git.example.com/ana",
    ]  # fmt: skip
    origins = {origin["field"]: origin["origin"] for origin in record["origins"]}
    assert origins["location"] == "application"
    given = await one.given()
    assert all(value["taken_by"] == one.recruiter.full_name for value in given.values())
    assert all(value["can_undo"] and not value["differs"] for value in given.values())
    for field in ("full_name", "phone", "location", "links"):
        undone = await one.undo(field)
        assert undone.status_code == 200, undone.text
    after = await one.record()
    for field in ("full_name", "phone", "location", "links", "email"):
        assert after[field] == before[field]
    assert [c["value"] for c in after["contacts"]] == [c["value"] for c in before["contacts"]]
    log = await (await one.org.member(Role.ORGANIZATION_ADMIN)).client.get(
        "/api/v1/audit", params={"record_id": one.application_id}
    )
    told = [entry["action"] for entry in log.json()["items"]]
    assert told.count("applications.value_taken_over") == 4
    assert told.count("applications.value_given_back") == 4
    assert GIVEN["phone"] not in log.text


async def test_taken_twice_at_once_it_is_taken_once(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    both = await asyncio.gather(one.take("phone"), one.take("phone"))
    assert [answer.status_code for answer in both] == [200, 200]
    record = await one.record()
    assert len([c for c in record["contacts"] if c["kind"] == "phone"]) == 2
    assert (await one.undo("phone")).status_code == 200
    assert (await one.record())["phone"] == "+1 303 555 0100"
    assert (await one.undo("phone")).status_code == 404


async def test_what_was_changed_since_is_not_undone(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    assert (await one.take("location")).status_code == 200
    changed = await one.recruiter.client.patch(
        f"/api/v1/candidates/{one.candidate_id}", json={"location": "Golden, CO"}
    )
    assert changed.status_code == 200, changed.text
    refused = await one.undo("location")
    assert (refused.status_code, refused.json()["code"]) == (409, "changed_since")
    assert (await one.record())["location"] == "Golden, CO"
    assert (await one.take("location")).status_code == 200, "it can be taken over anew"


async def test_who_does_not_change_records_takes_nothing_over(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    manager = await one.org.member(Role.HIRING_MANAGER)
    assert (await one.take("phone", manager)).status_code == 403
    page = (await manager.client.get(f"/api/v1/applications/{one.application_id}")).json()
    assert {value["can_take"] for value in page["given"]} == {False}
    stranger = await (await world.organization()).member(Role.RECRUITER)
    assert (await one.take("phone", stranger)).status_code == 404


async def test_somebody_new_and_somebody_added_have_nothing_to_take_over(
    world: World, client: httpx2.AsyncClient
) -> None:
    one = await twice(world, client)
    job = await open_job(one.recruiter, title="Another job")
    added = await one.recruiter.client.post(
        "/api/v1/applications", json={"job_id": job["id"], "candidate_id": one.candidate_id}
    )
    assert added.status_code == 201, added.text
    page = await one.recruiter.client.get(f"/api/v1/applications/{added.json()['id']}")
    assert page.json()["given"] == []
    new = await applied(client, job["id"], name="Bo Lindqvist", email="bo@example.com", **GIVEN)
    page = await one.recruiter.client.get(f"/api/v1/applications/{new}")
    assert {value["differs"] for value in page.json()["given"]} == {False}
    assert page.json()["candidate"]["location"] == GIVEN["location"]


async def test_the_proved_candidate_takes_over_their_own_and_nobody_elses(
    world: World, client: httpx2.AsyncClient
) -> None:
    person, other = await world.account(), await world.account()
    unproved = await world.account(verified=False)
    one = await twice(world, client, email=person.email)
    url = f"/api/v1/applications/mine/{one.application_id}/given"
    shown = await person.client.get(url)
    assert "Denver" not in shown.text, "what the record says is not told"
    assert {v["field"]: v["in_use"] for v in shown.json()["items"]}["location"] is False
    for stranger in (other, unproved, one.recruiter):
        assert (await stranger.client.put(f"{url}/location/take-over")).status_code == 404
    taken = await person.client.put(f"{url}/location/take-over")
    assert taken.status_code == 200, taken.text
    assert (await one.record())["location"] == GIVEN["location"]
    assert (await one.given())["location"]["taken_by"] == person.full_name
    undone = await person.client.delete(f"{url}/location/take-over")
    assert undone.status_code == 200, undone.text
    assert (await one.record())["location"] == "Denver, CO"
    assert (await one.take("phone")).status_code == 200
    refused = await person.client.delete(f"{url}/phone/take-over")
    assert refused.status_code == 404, "a member's word is not the candidate's to take back"


@pytest.mark.parametrize(
    "links", [["ftp://ana.example.com"], ["ana.example.com"], ["https://a b.example.com"]]
)
async def test_links_are_whole_addresses(
    world: World, client: httpx2.AsyncClient, links: list[str]
) -> None:
    recruiter = await (await world.organization()).member(Role.RECRUITER)
    job = await open_job(recruiter)
    refused = await client.post(
        f"/api/v1/public/jobs/{job['id']}/applications",
        data={"full_name": "Ana", "email": "a@example.com", "consent": "true", "links": links},
    )
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "links"
