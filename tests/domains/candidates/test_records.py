"""Contacts, where values came from, notes with their audiences, and the timeline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.domains.candidates.contracts import ContactKind, NewContact
from rolecall.domains.candidates.rules import arranged, phone_key
from rolecall.kernel.errors import InvalidInput

from tests.support.hiring import applied, move, open_job
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 151 2345 6789", "0151 23456789", True),
        ("+1 614 555 0123", "(614) 555-0123", True),
        ("0049-151-23456789", "+4915123456789", True),
        ("614 555 0123", "614 555 0124", False),
    ],
)
def test_numbers_are_the_same_however_they_are_written(one: str, other: str, same: bool) -> None:
    assert (phone_key(one) == phone_key(other)) is same


def test_what_is_no_number_is_like_no_other() -> None:
    assert phone_key("ask me") == phone_key("12") == ""


def test_one_contact_of_each_kind_is_primary_and_none_is_there_twice() -> None:
    email, phone = ContactKind.EMAIL, ContactKind.PHONE
    found = arranged(
        [NewContact(phone, "614 555 0123"), NewContact(email, "a@x.org"),
         NewContact(email, "b@x.org", is_primary=True)]
    )  # fmt: skip
    assert [(one.value, one.is_primary) for one in found] == [
        ("b@x.org", True), ("a@x.org", False), ("614 555 0123", True),
    ]  # fmt: skip
    with pytest.raises(InvalidInput):
        arranged([NewContact(email, "a@x.org"), NewContact(email, "A@X.ORG")])


async def recruiter_of(world: World) -> Account:
    return await (await world.organization()).member(Role.RECRUITER)


async def made(account: Account, path: str, **body: Any) -> dict[str, Any]:
    answer = await account.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_person_is_found_and_applies_under_any_of_their_addresses(world: World) -> None:
    recruiter = await recruiter_of(world)
    contacts = [{"kind": "email", "value": "ana.private@example.org", "label": "private"}]
    ana = await made(
        recruiter, "candidates", full_name="Ana", email="ana@example.com", contacts=contacts
    )
    assert [(one["value"], one["is_primary"]) for one in ana["contacts"]] == [
        ("ana@example.com", True), ("ana.private@example.org", False),
    ]  # fmt: skip
    job = await open_job(recruiter)
    await applied(world.client(), job["id"], email="ANA.private@example.org")
    (found,) = (await recruiter.client.get("/api/v1/candidates?q=ana.private")).json()["items"]
    assert (found["id"], found["applications_count"]) == (ana["id"], 1)
    taken = await recruiter.client.post(
        "/api/v1/candidates", json={"full_name": "Bo", "email": "ana.private@example.org"}
    )
    assert (taken.status_code, taken.json()["candidate_id"]) == (409, ana["id"])


async def test_the_primary_address_changes_place_and_an_address_can_go(world: World) -> None:
    recruiter = await recruiter_of(world)
    ana = await made(
        recruiter, "candidates", full_name="Ana", email="a@example.com", phone="1234567"
    )
    url = f"/api/v1/candidates/{ana['id']}"
    both = [
        {"kind": "email", "value": "a@example.com"},
        {"kind": "email", "value": "b@example.com", "is_primary": True},
    ]
    changed = (await recruiter.client.patch(url, json={"contacts": both})).json()
    assert (changed["email"], changed["phone"]) == ("b@example.com", "")
    swapped = (await recruiter.client.patch(url, json={"email": "a@example.com"})).json()
    assert [one["value"] for one in swapped["contacts"]] == ["a@example.com"]
    history = await recruiter.client.get(f"{url}/fields/email/history")
    assert [one["value"] for one in history.json()["items"]] == [
        "a@example.com", "b@example.com", "a@example.com",
    ]  # fmt: skip


async def test_two_records_never_take_one_address(world: World) -> None:
    recruiter = await recruiter_of(world)
    people = [await made(recruiter, "candidates", full_name=name) for name in ("Ana", "Bo", "Cy")]
    answers = await asyncio.gather(
        *(
            recruiter.client.patch(
                f"/api/v1/candidates/{one['id']}",
                json={"contacts": [{"kind": "email", "value": "same@example.com"}]},
            )
            for one in people
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]


async def test_values_tell_where_they_came_from(world: World) -> None:
    recruiter = await recruiter_of(world)
    job = await open_job(recruiter)
    await applied(world.client(), job["id"], name="Ana Petrov", email="ana@example.com")
    (ana,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    url = f"/api/v1/candidates/{ana['id']}"
    changed = await recruiter.client.patch(url, json={"headline": "Nurse"})
    origins = {one["field"]: one for one in changed.json()["origins"]}
    assert origins["full_name"]["origin"] == "application"
    assert (origins["headline"]["origin"], origins["headline"]["by_name"]) == (
        "member", recruiter.full_name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("everyone", {"recruiter", "on team", "manager"}),
        ("hiring_team", {"recruiter", "on team"}),
        ("recruiters", {"recruiter"}),
    ],
)
async def test_notes_are_read_by_their_audience_alone(
    world: World, audience: str, readers: set[str]
) -> None:
    org = await world.organization()
    author, recruiter = await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)
    on_team, manager = [await org.member(Role.HIRING_MANAGER) for _ in range(2)]
    team = [{"user_id": str(on_team.user_id), "role": "hiring_manager"}]
    job = await open_job(recruiter, hiring_team=team)
    await applied(world.client(), job["id"])
    (ana,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    path = f"candidates/{ana['id']}"
    await made(author, f"{path}/notes", body="Asks for more", audience=audience)
    seen = set()
    for name, reader in (("recruiter", recruiter), ("on team", on_team), ("manager", manager)):
        notes = (await reader.client.get(f"/api/v1/{path}/notes")).json()["items"]
        told = (await reader.client.get(f"/api/v1/{path}/timeline")).json()["items"]
        assert len(notes) == sum(one["kind"] == "note" for one in told)
        if notes:
            seen.add(name)
    assert seen == readers
    named = {"body": "@manager", "audience": audience, "mentions": [str(manager.user_id)]}
    answer = await author.client.post(f"/api/v1/{path}/notes", json=named)
    assert answer.status_code == (201 if "manager" in readers else 422)


async def test_a_mention_reaches_its_reader_once_by_mail_and_bell(
    world: World, drain: Drain
) -> None:
    org = await world.organization()
    author, reader = await org.member(Role.RECRUITER), await org.member(Role.HIRING_MANAGER)
    ana = await made(author, "candidates", full_name="Ana Petrov")
    note = await made(
        author, f"candidates/{ana['id']}/notes", body="Look", mentions=[str(reader.user_id)]
    )
    await author.client.patch(f"/api/v1/candidate-notes/{note['id']}", json={"body": "Look again"})
    await drain()
    bell = (await reader.client.get("/api/v1/notifications")).json()["items"]
    assert [one["kind"] for one in bell] == ["mention"]
    assert bell[0]["link"] == f"/app/candidates/{ana['id']}?view=notes"
    outcome = await author.client.patch(
        f"/api/v1/candidate-notes/{note['id']}", json={"body": "Third"}, headers={"If-Match": '"1"'}
    )
    assert outcome.status_code == 412
    stolen = await reader.client.delete(f"/api/v1/candidate-notes/{note['id']}")
    assert stolen.status_code == 403


async def test_the_timeline_is_one_list_over_everything_page_by_page(
    world: World, drain: Drain
) -> None:
    recruiter = await recruiter_of(world)
    job = await open_job(recruiter, title="Nurse")
    application_id = await applied(world.client(), job["id"], email="ana@example.com")
    await move(recruiter, application_id, "screening")
    await drain()
    (ana,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    url = f"/api/v1/candidates/{ana['id']}"
    await recruiter.client.patch(url, json={"headline": "Nurse"})
    await made(recruiter, f"candidates/{ana['id']}/notes", body="Calm")
    whole = (await recruiter.client.get(f"{url}/timeline")).json()["items"]
    assert {one["kind"] for one in whole} >= {
        "created", "applied", "moved", "message", "file", "note", "changed",
    }  # fmt: skip
    assert [one["at"] for one in whole] == sorted((one["at"] for one in whole), reverse=True)
    paged: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 2}
    while len(paged) <= len(whole):
        page = (await recruiter.client.get(f"{url}/timeline", params=query)).json()
        paged += page["items"]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert paged == whole
