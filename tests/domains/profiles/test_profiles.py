"""A profile over HTTP: read in the background, mended by people, and theirs from then on."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.ai.rules.resume.recognized import KEPT
from rolecall.domains.files import api as files
from rolecall.domains.profiles import repository
from rolecall.domains.profiles.api import ask_for_failed, ask_to_read, count_progress
from rolecall.domains.profiles.contracts import ReadingState
from rolecall.domains.profiles.models import changes, items, readings, terms
from rolecall.domains.profiles.service.reading import PARSER, read_file
from rolecall.infra.disclosure import Audience, disclose
from rolecall.infra.erasure import Person
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import applied, open_job
from tests.support.resumes import pdf_resume
from tests.support.scans import needs_tesseract, scan
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]

LINES = (
    "Registered Nurse",
    "maria.ortega@example.com | (415) 555-0132 | San Francisco, CA",
    "Experience",
    "Harbor General Hospital, San Francisco, CA",
    "Registered Nurse, March 2018 - Present",
    "Education",
    "Bachelor of Science in Nursing, University of San Francisco, 2014",
    "Licenses",
    "Registered Nurse, California, license no. 95012345, expires 06/2027",
    "Skills",
    "Critical care, Triage, Epic",
)


class Desk:
    """A recruiter who looks at one person's profile."""

    def __init__(
        self, runtime: Runtime, org: Organization, recruiter: Account, candidate_id: str
    ) -> None:
        self.runtime, self.org, self.recruiter = runtime, org, recruiter
        self.candidate_id = candidate_id
        self.path = f"/api/v1/candidates/{candidate_id}"

    async def add_resume(self, name: str = "Maria Ortega", *lines: str) -> str:
        return await self.add(pdf_resume(name, *(lines or LINES)))

    async def add(self, content: bytes) -> str:
        sent = {"file": ("resume.pdf", content)}
        stored = await self.recruiter.client.post("/api/v1/files", files=sent)
        assert stored.status_code == 201, stored.text
        file_id = str(stored.json()["id"])
        body = {"file_id": file_id, "kind": "resume"}
        added = await self.recruiter.client.post(f"{self.path}/files", json=body)
        assert added.status_code == 201, added.text
        return file_id

    async def profile(self, by: Account | None = None) -> dict[str, Any]:
        answer = await (by or self.recruiter).client.get(f"{self.path}/profile")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def do(self, method: str, path: str, **options: Any) -> Any:
        url = f"{self.path}/profile/{path}"
        return await self.recruiter.client.request(method, url, **options)

    async def done(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = await self.do(method, path, **options)
        assert answer.status_code in {200, 201, 202}, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def item(self, section: str) -> dict[str, Any]:
        return next(one for one in (await self.profile())["items"] if one["section"] == section)

    async def values(self, section: str, by: Account | None = None) -> list[dict[str, str]]:
        return [
            {one["name"]: "|".join(one["values"]) for one in item["fields"] if one["values"]}
            for item in (await self.profile(by))["items"]
            if item["section"] == section
        ]

    async def record(self) -> dict[str, Any]:
        answer = await self.recruiter.client.get(self.path)
        found: dict[str, Any] = answer.json()
        return found


async def desk_of(runtime: Runtime, world: World, **person: str) -> Desk:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    body = {"full_name": "Maria Ortega", **person}
    made = await recruiter.client.post("/api/v1/candidates", json=body)
    assert made.status_code == 201, made.text
    return Desk(runtime, org, recruiter, made.json()["id"])


@pytest.fixture
async def desk(runtime: Runtime, world: World) -> Desk:
    return await desk_of(runtime, world)


async def test_a_resume_that_is_added_becomes_a_profile(desk: Desk, drain: Drain) -> None:
    file_id = await desk.add_resume()
    waiting = (await desk.profile())["sources"][0]
    assert (waiting["file_id"], waiting["state"]) == (file_id, "waiting")
    await drain()
    found = await desk.profile()
    assert found["sources"][0]["state"] == "read"
    assert found["sources"][0]["engine"] == "small-model"
    work = await desk.values("work")
    assert [one["company"] for one in work] == ["Harbor General Hospital"]
    assert (await desk.values("licences"))[0]["number"] == "95012345"
    text = (await desk.recruiter.client.get(f"/api/v1/files/{file_id}/text")).json()["text"]
    quoted = [
        one
        for item in found["items"]
        for field in item["fields"]
        for one in field["read"]
        if one["start"] is not None
    ]
    assert len(quoted) > 10
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in quoted)


async def test_a_resume_of_an_application_is_read_too(
    runtime: Runtime, world: World, client: httpx2.AsyncClient, drain: Drain
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    application_id = await applied(client, job["id"])
    await drain()
    answer = await recruiter.client.get(f"/api/v1/applications/{application_id}")
    desk = Desk(runtime, org, recruiter, answer.json()["candidate"]["id"])
    source = (await desk.profile())["sources"][0]
    assert source["application_id"] == application_id
    assert source["state"] in {"read", "nothing"}


async def test_empty_contacts_are_filled_and_others_stay(
    runtime: Runtime, world: World, drain: Drain
) -> None:
    desk = await desk_of(runtime, world, phone="+1 614 555 0100")
    await desk.add_resume()
    await drain()
    record = await desk.record()
    assert record["email"] == "maria.ortega@example.com"
    assert record["phone"] == "+1 614 555 0100"


async def test_an_address_of_somebody_else_is_not_taken(desk: Desk, drain: Drain) -> None:
    other = {"full_name": "Other Maria", "email": "maria.ortega@example.com"}
    assert (await desk.recruiter.client.post("/api/v1/candidates", json=other)).status_code == 201
    await desk.add_resume()
    await drain()
    assert (await desk.record())["email"] == ""
    assert await desk.values("work")


async def test_a_contact_that_somebody_took_out_does_not_come_back(
    desk: Desk, drain: Drain
) -> None:
    await desk.recruiter.client.patch(desk.path, json={"phone": "+1 614 555 0100"})
    await desk.recruiter.client.patch(desk.path, json={"phone": ""})
    await desk.add_resume()
    await drain()
    assert (await desk.record())["phone"] == ""


async def test_edits_hold_through_newer_files_and_readings(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work, skill = await desk.item("work"), await desk.item("skills")
    edited = await desk.done(
        "PATCH", f"items/{work['id']}", json={"values": {"company": ["Harbor General"]}}
    )
    assert edited["item"]["by_name"] == desk.recruiter.actor.name
    gone = next(one["values"][0] for one in skill["fields"] if one["name"] == "name")
    await desk.done("DELETE", f"items/{skill['id']}")
    added = {"section": "skills", "values": {"name": ["Wound care"]}}
    await desk.done("POST", "items", json=added)
    newer = [*LINES[:4], "Charge Nurse, March 2018 - Present", *LINES[5:], "Wound care"]
    await desk.add_resume("Maria Ortega", *newer)
    await desk.done("POST", "read-again")
    await drain()
    assert (await desk.values("work"))[0]["company"] == "Harbor General"
    skills = [one["name"] for one in await desk.values("skills")]
    assert gone not in skills
    assert skills.count("Wound care") == 1
    assert len((await desk.profile())["sources"]) == 2


async def test_each_change_is_undone_exactly_and_once(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    before = (await desk.profile())["items"]
    work = await desk.item("work")
    first = await desk.done(
        "PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"], "start": []}}
    )
    second = await desk.done("DELETE", f"items/{work['id']}")
    assert await desk.values("work") == []
    refused = await desk.do("POST", f"changes/{first['change']['id']}/undo")
    assert refused.json()["code"] == "changed_since"
    undone = await desk.done("POST", f"changes/{second['change']['id']}/undo")
    assert (await desk.values("work"))[0]["title"] == "Ward nurse"
    again = await desk.do("POST", f"changes/{second['change']['id']}/undo")
    assert again.json()["code"] == "already_undone"
    await desk.done("POST", f"changes/{undone['change']['id']}/undo")
    assert await desk.values("work") == []
    profile = await desk.profile()
    restored = await desk.done("POST", f"removed-items/{profile['removed'][0]['id']}/restore")
    assert restored["item"]["state"] == "edited"
    back = {"title": None, "start": None}
    await desk.done("PATCH", f"items/{work['id']}", json={"values": back})
    now = (await desk.profile())["items"]
    assert [one["fields"] for one in now] == [one["fields"] for one in before]
    assert all(one["by_name"] for one in (await desk.profile())["changes"])


async def test_an_order_is_kept_and_undone(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    skills = [one for one in (await desk.profile())["items"] if one["section"] == "skills"]
    names = [one["name"] for one in await desk.values("skills")]
    body = {"section": "skills", "item_ids": [one["id"] for one in reversed(skills)]}
    moved = await desk.done("PUT", "order", json=body)
    assert [one["name"] for one in await desk.values("skills")] == names[::-1]
    await desk.done("POST", f"changes/{moved['change']['id']}/undo")
    assert [one["name"] for one in await desk.values("skills")] == names


async def test_of_two_people_who_change_one_item_one_is_told(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    body = {"values": {"title": ["Ward nurse"]}}
    url, seen = f"items/{work['id']}", {"If-Match": f'"{work["version"]}"'}
    answers = await asyncio.gather(
        *(desk.do("PATCH", url, json=body, headers=seen) for _ in range(4))
    )
    codes = sorted(one.status_code for one in answers)
    assert codes.count(200) == 1
    assert set(codes) <= {200, 412}


async def test_bad_values_are_refused_by_their_field(desk: Desk) -> None:
    for values, field in (({"start": ["soon"]}, "values.start"), ({"title": [" "]}, "values")):
        refused = await desk.do("POST", "items", json={"section": "work", "values": values})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == field
    nothing = await desk.do("POST", "read-again")
    assert nothing.json()["code"] == "nothing_to_read"


async def test_a_removed_file_takes_along_what_only_it_says(desk: Desk, drain: Drain) -> None:
    file_id = await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    assert (await desk.recruiter.client.delete(f"{desk.path}/files/{file_id}")).status_code == 204
    assert await desk.values("skills") == []
    assert [one["title"] for one in await desk.values("work")] == ["Ward nurse"]
    await desk.recruiter.client.post(f"{desk.path}/files/{file_id}/restore")
    assert await desk.values("skills")


async def test_a_scan_and_a_stopped_parser_are_said(desk: Desk, drain: Drain) -> None:
    file_id = await desk.add_resume()
    await drain()
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        ring = await files.get_key_ring(uow)
        failed = repository.KeptReading(
            file_id=UUID(file_id),
            state=ReadingState.FAILED,
            parser=PARSER,
            extractor=30_000,
            reason="out_of_time",
            body="",
            key_id=ring.current_id,
            read_at=clock.now(),
        )
        assert await repository.keep_reading(uow, failed)
    source = (await desk.profile())["sources"][0]
    assert (source["state"], source["reason"]) == ("failed", "out_of_time")
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        assert await ask_for_failed(uow) == 1
    assert (await desk.profile())["sources"][0]["state"] == "waiting"


@needs_tesseract
async def test_what_was_recognized_in_a_scan_says_so_and_fills_nothing_in(
    desk: Desk, drain: Drain
) -> None:
    file_id = await desk.add(scan(["Maria Ortega", *LINES]))
    await drain()
    found = await desk.profile()
    (source,) = found["sources"]
    assert (source["state"], source["is_recognized"]) == ("read", True)
    assert (await desk.values("licences"))[0]["number"] == "95012345"
    read = [one for item in found["items"] for field in item["fields"] for one in field["read"]]
    sure = [one["confidence"] for one in read if one["confidence"] is not None]
    assert sure
    assert max(sure) <= KEPT
    (name,) = [one for one in read if one["quote"] == "Maria Ortega"]
    assert [box["page"] for box in name["boxes"]] == [1]
    assert (await desk.record())["email"] == ""
    text = (await desk.recruiter.client.get(f"/api/v1/files/{file_id}/text")).json()
    assert text["warnings"] == ["recognized"]


async def test_older_readings_are_read_again_in_portions_and_never_replace_newer_ones(
    desk: Desk, drain: Drain
) -> None:
    file_ids = [await desk.add_resume(f"Maria Ortega {n}") for n in "ABC"]
    await drain()
    database, tenant = desk.runtime.database, Tenant(desk.org.id)
    olds = []
    async with database.transaction(tenant) as uow:
        ring = await files.get_key_ring(uow)
        for file_id in file_ids:
            # As an older parser left it.
            await uow.execute(
                sa.delete(readings).where(
                    readings.c.org_id == uow.org_id, readings.c.file_id == UUID(file_id)
                )
            )
            old = repository.KeptReading(
                file_id=UUID(file_id),
                state=ReadingState.NOTHING,
                parser=0,
                extractor=0,
                reason="",
                body="",
                key_id=ring.current_id,
                read_at=clock.now(),
            )
            assert await repository.keep_reading(uow, old)
            olds.append(old)
    asked = []
    for _ in range(3):
        async with database.transaction(tenant) as uow:
            asked.append(await ask_to_read(uow, 2))
    assert asked == [2, 1, 0]
    async with database.transaction(tenant) as uow:
        assert (await count_progress(uow)).due == 3
    await drain()
    async with database.transaction(tenant) as uow:
        progress = await count_progress(uow)
        assert (progress.read, progress.nothing, progress.due) == (3, 0, 0)
        assert not any([await repository.keep_reading(uow, old) for old in olds])


async def test_reading_twice_and_at_once_does_it_once(desk: Desk, drain: Drain) -> None:
    file_id = UUID(await desk.add_resume())
    await drain()
    before = (await desk.profile())["sources"][0]["read_at"]
    database, tenant = desk.runtime.database, Tenant(desk.org.id)
    await asyncio.gather(*(read_file(database, tenant, file_id) for _ in range(3)))
    assert (await desk.profile())["sources"][0]["read_at"] == before


async def test_another_organization_reads_and_changes_nothing(
    desk: Desk, world: World, drain: Drain
) -> None:
    file_id = UUID(await desk.add_resume())
    await drain()
    work = await desk.item("work")
    other = await world.organization()
    stranger = await other.member(Role.RECRUITER)
    seen = await stranger.client.get(f"{desk.path}/profile")
    assert seen.status_code == 404
    body = {"values": {"title": ["Mine"]}}
    url = f"{desk.path}/profile/items/{work['id']}"
    assert (await stranger.client.patch(url, json=body)).status_code == 404
    # Even where its id is known, a worker of another organization finds no such file.
    await read_file(desk.runtime.database, Tenant(other.id), file_id)
    assert (await desk.values("work"))[0]["company"] == "Harbor General Hospital"


async def test_a_merge_takes_edits_along_and_a_split_gives_them_back(
    desk: Desk, drain: Drain
) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    client = desk.recruiter.client
    made = await client.post("/api/v1/candidates", json={"full_name": "M. Ortega"})
    survivor = Desk(desk.runtime, desk.org, desk.recruiter, made.json()["id"])
    await survivor.done("POST", "items", json={"section": "skills", "values": {"name": ["Tact"]}})
    merged = await client.post(
        f"{survivor.path}/merge", json={"merged_id": desk.candidate_id, "take": []}
    )
    assert merged.status_code in {200, 201}, merged.text
    assert (await survivor.values("work"))[0]["title"] == "Ward nurse"
    assert "Tact" in [one["name"] for one in await survivor.values("skills")]
    merge = f"/api/v1/candidate-merges/{merged.json()['id']}"
    for language, goes in (("en", "Work: Ward nurse"), ("de", "Berufserfahrung: Ward nurse")):
        shown = await client.get(f"{merge}/split-preview", headers={"Accept-Language": language})
        assert goes in [one["label"] for one in shown.json()["goes"]]
    split = await client.post(f"{merge}/split", json={})
    assert split.status_code == 200, split.text
    assert (await desk.values("work"))[0]["title"] == "Ward nurse"
    assert await survivor.values("work") == []
    assert [one["name"] for one in await survivor.values("skills")] == ["Tact"]
    undo = (await desk.profile())["changes"][0]["id"]
    await desk.done("POST", f"changes/{undo}/undo")
    assert (await desk.values("work"))[0]["title"] == "Registered Nurse"


async def test_what_somebody_typed_is_found_by_its_words(desk: Desk) -> None:
    word = f"zylo{ids.uuid7().hex[-6:]}"
    body = {"section": "skills", "values": {"name": [word]}}
    added = await desk.done("POST", "items", json=body)
    asked = {"q": word, "kind": "people"}

    async def found() -> list[str]:
        answer = await desk.recruiter.client.get("/api/v1/search", params=asked)
        return [hit["id"] for hit in answer.json()["items"]]

    assert await found() == [desk.candidate_id]
    await desk.done("DELETE", f"items/{added['item']['id']}")
    assert await found() == []


async def test_the_json_resume_says_what_the_profile_shows(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    made = (await desk.recruiter.client.get(f"{desk.path}/profile/json-resume")).json()
    assert made["work"][0]["name"] == "Harbor General Hospital"
    assert made["basics"]["email"] == "maria.ortega@example.com"


async def test_nothing_is_kept_in_clear(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        bodies = [
            row["body"]
            for table in (readings, items, changes)
            for row in await uow.fetch(sa.select(table.c.body).where(table.c.org_id == uow.org_id))
        ]
    assert len(bodies) == 3
    assert all(one.startswith("v1.") for one in bodies)


async def test_keys_are_rotated(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    report = await files.rotate_keys(desk.runtime, desk.org.id, new_data_key=True)
    moved = {
        name: n for name, n in report.reencrypted.items() if "profile" in name or "res" in name
    }
    assert moved == {
        "resume_readings.body": 1,
        "profile_items.body": 1,
        "profile_changes.body": 1,
    }
    assert (await desk.values("work"))[0]["title"] == "Ward nurse"


async def test_what_an_application_says_is_hidden_with_a_confidential_job(
    runtime: Runtime, world: World, client: httpx2.AsyncClient, drain: Drain
) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    resume = ("resume.pdf", pdf_resume("Maria Ortega", *LINES), "application/pdf")
    application_id = await applied(client, job["id"], resume=resume)
    await drain()
    answer = await recruiter.client.get(f"/api/v1/applications/{application_id}")
    desk = Desk(runtime, org, recruiter, answer.json()["candidate"]["id"])
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    outsider = await org.member(Role.RECRUITER)
    assert await desk.values("work", outsider)
    url = f"/api/v1/jobs/{job['id']}"
    hidden = await admin.client.patch(url, json={"confidential": True})
    assert hidden.status_code == 200, hidden.text
    seen = await desk.profile(outsider)
    assert (seen["items"], seen["sources"], seen["changes"]) == ([], [], [])
    assert (await desk.values("work", admin))[0]["title"] == "Ward nurse"


async def test_erasing_a_person_leaves_nothing_of_their_profile(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    admin = await desk.org.member(Role.ORGANIZATION_ADMIN)
    name = (await desk.record())["full_name"]
    erased = await admin.client.post(
        f"{desk.path}/erasure", json={"typed_name": name, "cause": "request"}
    )
    assert erased.status_code in {200, 201, 202}, erased.text
    await drain()
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        for table in (readings, items, changes, terms):
            where = table.c.org_id == uow.org_id
            assert await uow.fetch(sa.select(table.c.org_id).where(where)) == [], table.name


async def test_a_person_is_told_what_was_made_of_their_profile(desk: Desk, drain: Drain) -> None:
    await desk.add_resume()
    await drain()
    work = await desk.item("work")
    await desk.done("PATCH", f"items/{work['id']}", json={"values": {"title": ["Ward nurse"]}})
    person = Person({"candidate": frozenset({UUID(desk.candidate_id)})})
    audience = Audience(is_person=True, chosen=frozenset())
    async with desk.runtime.database.transaction(Tenant(desk.org.id)) as uow:
        told = {one.section.name: one.rows for one in await disclose(uow, person, audience)}
    assert "title: Ward nurse" in told["profile_items"][0]["body"]
    assert "company: Harbor General Hospital" in told["profile_items"][0]["body"]
    assert [one["kind"] for one in told["profile_changes"]] == ["edited"]
