"""Tags, pools, segments and custom fields: filled, filtered by, and changed by two at once."""

import asyncio
from typing import Any

import pytest

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.world import Account, World


async def staff(world: World) -> tuple[Account, Account]:
    org = await world.organization()
    return await org.member(Role.ORGANIZATION_ADMIN), await org.member(Role.RECRUITER)


async def made(account: Account, path: str, **body: Any) -> dict[str, Any]:
    answer = await account.client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def named(account: Account, **query: Any) -> list[str]:
    answer = await account.client.get("/api/v1/candidates", params=query)
    assert answer.status_code == 200, answer.text
    return sorted(one["full_name"] for one in answer.json()["items"])


async def test_tags_are_one_word_whoever_types_it(world: World) -> None:
    _, recruiter = await staff(world)
    first, *others = await asyncio.gather(
        *(
            made(recruiter, "tags", name=name)
            for name in ("Night shift", "night  SHIFT", "NIGHT shift")
        )
    )
    assert {first["id"]} == {one["id"] for one in others}
    ana, bo = [await made(recruiter, "candidates", full_name=name) for name in ("Ana", "Bo")]
    late = await made(recruiter, "tags", name="Late", color="violet")
    for tag, people in ((first, [ana, bo]), (late, [bo])):
        body = {"candidate_ids": [one["id"] for one in people], "add": [tag["id"]]}
        marked = await recruiter.client.post("/api/v1/candidates/tags", json=body)
        assert marked.status_code == 204, marked.text
    assert await named(recruiter, tag_id=[first["id"], late["id"]]) == ["Bo"]
    merged = await recruiter.client.post(
        f"/api/v1/tags/{first['id']}/merge", json={"into_id": late["id"]}
    )
    assert merged.status_code == 200, merged.text
    tags = (await recruiter.client.get("/api/v1/tags")).json()["items"]
    assert [(tag["name"], tag["color"], tag["candidates"]) for tag in tags] == [
        ("Late", "violet", 2)
    ]
    unmarked = {"candidate_ids": [ana["id"], bo["id"]], "remove": [late["id"]]}
    await recruiter.client.post("/api/v1/candidates/tags", json=unmarked)
    assert await named(recruiter, tag_id=late["id"]) == []


async def test_marking_many_is_all_or_nothing(world: World) -> None:
    _, recruiter = await staff(world)
    _, stranger = await staff(world)
    ana = await made(recruiter, "candidates", full_name="Ana")
    theirs = await made(stranger, "candidates", full_name="Somebody else's")
    tag = await made(recruiter, "tags", name="Nights")
    body = {"candidate_ids": [ana["id"], theirs["id"]], "add": [tag["id"]]}
    refused = await recruiter.client.post("/api/v1/candidates/tags", json=body)
    assert refused.status_code == 404
    assert await named(recruiter, tag_id=tag["id"]) == []


async def test_a_tag_changed_by_two_keeps_the_first_change(world: World) -> None:
    _, recruiter = await staff(world)
    tag = await made(recruiter, "tags", name="Nights")
    answers = await asyncio.gather(
        *(
            recruiter.client.patch(
                f"/api/v1/tags/{tag['id']}", json={"name": name}, headers={"If-Match": '"1"'}
            )
            for name in ("Late", "Early")
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]


async def test_pools_hold_people_and_lose_none_when_they_go(world: World) -> None:
    _, recruiter = await staff(world)
    pool = await made(recruiter, "talent-pools", name="Silver medals", description="For spring")
    people = [await made(recruiter, "candidates", full_name=name) for name in ("Ana", "Bo")]
    url = f"/api/v1/talent-pools/{pool['id']}"
    body = {"add": [one["id"] for one in people]}
    answers = await asyncio.gather(
        *(recruiter.client.post(f"{url}/candidates", json=body) for _ in range(3))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert (await recruiter.client.get(url)).json()["candidates"] == 2
    assert await named(recruiter, pool_id=pool["id"]) == ["Ana", "Bo"]
    page = (await recruiter.client.get(f"/api/v1/candidates/{people[0]['id']}")).json()
    assert page["pools"] == [{"id": pool["id"], "name": "Silver medals"}]
    again = await recruiter.client.post("/api/v1/talent-pools", json={"name": "silver MEDALS"})
    assert (again.status_code, again.json()["code"]) == (409, "pool_exists")
    assert (await recruiter.client.delete(url)).status_code == 204
    assert await named(recruiter) == ["Ana", "Bo"]


async def test_segments_are_shared_or_ones_own(world: World) -> None:
    org = await world.organization()
    recruiter, manager = [await org.member(role) for role in (Role.RECRUITER, Role.HIRING_MANAGER)]
    own = await made(manager, "segments", name="Mine", filters={"q": "ana"})
    shared = await made(recruiter, "segments", name="Ours", filters={"source": "fair"}, shared=True)
    seen = [one["name"] for one in (await manager.client.get("/api/v1/segments")).json()["items"]]
    assert seen == ["Mine", "Ours"]
    theirs = (await recruiter.client.get("/api/v1/segments")).json()["items"]
    assert [one["name"] for one in theirs] == ["Ours"]
    changed = await manager.client.patch(
        f"/api/v1/segments/{shared['id']}", json={"name": "Taken over"}
    )
    assert changed.status_code == 403
    assert (await recruiter.client.delete(f"/api/v1/segments/{own['id']}")).status_code == 404


VALUES = [
    ("text", [], "Two weeks", "two", "three"),
    ("number", [], 12.5, "10..13", "13.."),
    ("date", [], "2026-03-31", "2026-03-01..2026-03-31", "..2026-03-30"),
    ("yes_no", [], False, "false", "true"),
    ("single_choice", ["Days", "Nights"], "o2", "o2", "o1"),
    ("multiple_choice", ["Days", "Nights"], ["o1", "o2"], "o2", "o3"),
    ("link", [], "https://example.com/ana", "https://example", "http://"),
]


@pytest.mark.parametrize(("kind", "options", "value", "found", "missed"), VALUES)
async def test_every_kind_of_value_can_be_filtered_by(
    world: World, kind: str, options: list[str], value: Any, found: str, missed: str
) -> None:
    admin, recruiter = await staff(world)
    field = await made(admin, "custom-fields", label="Field", kind=kind, options=options)
    ana = await made(recruiter, "candidates", full_name="Ana")
    await made(recruiter, "candidates", full_name="Bo")
    url = f"/api/v1/candidates/{ana['id']}"
    saved = await recruiter.client.patch(
        f"{url}/custom-fields",
        json={"values": {field["id"]: value}},
        headers={"If-Match": f'"{ana["version"]}"'},
    )
    assert saved.status_code == 200, saved.text
    assert [one["value"] for one in saved.json()["custom"]] == [value]
    for wanted, expected in ((found, ["Ana"]), (missed, []), ("*", ["Ana"])):
        assert await named(recruiter, field=f"{field['id']}:{wanted}") == expected
    stale = await recruiter.client.patch(
        f"{url}/custom-fields", json={"values": {field["id"]: None}}, headers={"If-Match": '"1"'}
    )
    assert stale.status_code == 412
    kept = await admin.client.delete(f"/api/v1/custom-fields/{field['id']}")
    assert (kept.status_code, kept.json()["code"]) == (409, "field_in_use")
    emptied = await recruiter.client.patch(
        f"{url}/custom-fields", json={"values": {field["id"]: None}}
    )
    assert emptied.json()["custom"] == []


async def test_members_are_values_and_wrong_values_name_their_field(world: World) -> None:
    admin, recruiter = await staff(world)
    stranger, _ = await staff(world)
    field = await made(admin, "custom-fields", label="Owner", kind="member")
    ana = await made(recruiter, "candidates", full_name="Ana")
    url = f"/api/v1/candidates/{ana['id']}/custom-fields"
    theirs = {"values": {field["id"]: str(stranger.user_id)}}
    refused = await recruiter.client.patch(url, json=theirs)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == f"values.{field['id']}"
    ours = {"values": {field["id"]: str(admin.user_id)}}
    saved = await recruiter.client.patch(url, json=ours)
    assert saved.json()["custom"][0]["display"] == admin.full_name
    assert await named(recruiter, field=f"{field['id']}:{admin.user_id}") == ["Ana"]


async def test_adds_somebody_to_another_job_once_and_without_a_mail(
    world: World, drain: Any
) -> None:
    _, recruiter = await staff(world)
    first, second = [await open_job(recruiter, title=title) for title in ("Nurse", "Lead")]
    await applied(world.client(), first["id"], name="Ana Petrov", email="ana@example.com")
    await drain()
    (ana,) = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    body = {"candidate_id": ana["id"], "job_id": second["id"]}
    answers = await asyncio.gather(
        *(recruiter.client.post("/api/v1/applications", json=body) for _ in range(3))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]
    await drain()
    (added,) = [answer.json() for answer in answers if answer.status_code == 201]
    mails = await recruiter.client.get("/api/v1/messages", params={"application_id": added["id"]})
    assert mails.json()["items"] == []
    page = (await recruiter.client.get(f"/api/v1/applications/{added['id']}")).json()
    assert (page["stage"]["key"], page["source"]) == ("applied", "sourced")
    record = (await recruiter.client.get(f"/api/v1/candidates/{ana['id']}")).json()
    assert (record["applications_count"], record["source_last"]) == (2, "sourced")
