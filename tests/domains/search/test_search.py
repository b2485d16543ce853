"""Global search: who finds what, by which words, and what stops being found."""

import re
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.domains.search.service import index_what_is_not
from rolecall.infra.runtime import Runtime
from rolecall.kernel import ids
from rolecall.kernel.tenant import Tenant

from tests.support.hiring import applied, open_job
from tests.support.queries import counted_statements
from tests.support.resumes import pdf_resume
from tests.support.world import Account, Organization, World
from tests.tenancy.house import Drain

LINES = ("Phlebotomy since 2012", "Night shift lead", "Zürich and Überlingen")


class Clinic:
    """An organization with two applications, of which the interviewer assesses the first."""

    def __init__(self, org: Organization) -> None:
        self.org = org
        self.people: dict[Role, Account] = {}
        self.ids: dict[str, str] = {}


async def clinic(world: World, drain: Drain) -> Clinic:
    made = Clinic(await world.organization())
    for role in (
        Role.ORGANIZATION_ADMIN,
        Role.RECRUITER,
        Role.HIRING_MANAGER,
        Role.INTERVIEWER,
    ):
        made.people[role] = await made.org.member(role)
    recruiter = made.people[Role.RECRUITER]
    manager = str(made.people[Role.HIRING_MANAGER].user_id)
    job = await open_job(recruiter, title="Phlebotomy nurse")
    team = [{"user_id": manager, "role": "hiring_manager"}]
    other = await open_job(recruiter, title="Porter", hiring_team=team)
    for name, job_id, email in (
        ("Ana Müller", job["id"], "ana@example.com"),
        ("Bo Quist", other["id"], "bo@example.com"),
    ):
        resume = ("cv.pdf", pdf_resume(name, *LINES), "application/pdf")
        made.ids[name] = await applied(
            world.client(), job_id, name=name, email=email, phone="+49 171 234 5678", resume=resume
        )
        page = await ok(recruiter, "get", f"applications/{made.ids[name]}")
        made.ids[f"{name}, candidate"] = page["candidate"]["id"]
    interviewer = str(made.people[Role.INTERVIEWER].user_id)
    assign = {"user_ids": [interviewer]}
    await ok(recruiter, "put", f"applications/{made.ids['Ana Müller']}/assignees", json=assign)
    await drain()
    return made


async def ok(account: Account, method: str, path: str, **options: Any) -> Any:
    answer = await account.client.request(method, f"/api/v1/{path}", **options)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


async def found(account: Account, kind: str, q: str, **params: Any) -> list[str]:
    """Return the titles of what is found; they count to the same number."""
    items = await hits(account, kind, q, **params)
    counts = (await ok(account, "get", "search/counts", params={"q": q, **params}))["items"]
    assert {one["kind"]: one["count"] for one in counts}.get(kind, 0) == len(items)
    return sorted("".join(part["text"] for part in item["title"]) for item in items)


async def hits(account: Account, kind: str, q: str, **params: Any) -> list[dict[str, Any]]:
    asked = {"kind": kind, "q": q, **params}
    items: list[dict[str, Any]] = (await ok(account, "get", "search", params=asked))["items"]
    return items


def words(fragments: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in fragments if one["found"]]


async def test_finds_everything_by_what_is_in_it(world: World, drain: Drain) -> None:
    made = await clinic(world, drain)
    recruiter = made.people[Role.RECRUITER]
    both = ["Ana Müller", "Bo Quist"]
    for typed in ("mueller", "müll", "ana@ex", "Ana MULLER"):
        assert await found(recruiter, "people", typed) == ["Ana Müller"], typed
        assert await found(recruiter, "applications", typed) == ["Ana Müller"], typed
    for typed in ("0171 2345678", "+49 (0)171/234", "00491712345678"):
        assert await found(recruiter, "people", typed) == both, typed
    assert await found(recruiter, "files", "phlebot zurich") == both
    assert await found(recruiter, "files", '"night shift"') == both
    assert await found(recruiter, "files", '"shift night"') == []
    assert await found(recruiter, "files", "phlebotomist") == []
    assert await found(recruiter, "files", "ni") == []
    assert await found(recruiter, "files", "nig") == both
    assert await found(recruiter, "jobs", "phleb denver") == ["Phlebotomy nurse"]
    [shown, _] = await hits(recruiter, "files", "uberl phlebotomy")
    assert words(shown["snippet"]) == ["Phlebotomy", "Überl"]
    assert shown["source"] == "application_file"
    candidate = made.ids["Bo Quist, candidate"]
    tag = await ok(recruiter, "post", "tags", json={"name": "Early bird"})
    tagging = {"candidate_ids": [candidate], "add": [tag["id"]]}
    await ok(recruiter, "post", "candidates/tags", json=tagging)
    assert await found(recruiter, "people", "early quist") == ["Bo Quist"]
    best = (await ok(recruiter, "get", "search/best", params={"q": "phlebotomy"}))["items"]
    assert [(one["kind"], len(one["items"]), one["has_more"]) for one in best] == [
        ("jobs", 1, False),
        ("files", 2, False),
    ]
    assert await found(recruiter, "files", "phlebot", days=1) == both
    assert (await recruiter.client.get("/api/v1/search")).status_code == 422
    assert await found(recruiter, "people", " ") == []


async def test_nobody_finds_what_they_may_not_read(world: World, drain: Drain) -> None:
    made = await clinic(world, drain)
    recruiter, manager, interviewer = (
        made.people[role] for role in (Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER)
    )
    ana, bo = made.ids["Ana Müller"], made.ids["Bo Quist"]
    for audience in ("everyone", "hiring_team", "recruiters"):
        for name in ("Ana Müller", "Bo Quist"):
            candidate = made.ids[f"{name}, candidate"]
            body = {"body": f"Wombat {audience}", "audience": audience}
            await ok(recruiter, "post", f"candidates/{candidate}/notes", json=body)
    for application in (ana, bo):
        for visibility in ("team", "private"):
            note = {"body": f"Wombat {visibility}", "visibility": visibility}
            await ok(recruiter, "post", f"applications/{application}/notes", json=note)

    async def noted(account: Account) -> list[str]:
        seen = await hits(account, "notes", "wombat")
        assert len(await found(account, "notes", "wombat")) == len(seen)
        return sorted(
            "".join(part["text"] for field in ("title", "snippet") for part in item[field])
            for item in seen
        )

    assert len(await noted(recruiter)) == 10
    assert await noted(manager) == [
        "Ana MüllerWombat everyone",
        "Ana MüllerWombat team",
        "Bo QuistWombat everyone",
        "Bo QuistWombat hiring_team",
        "Bo QuistWombat team",
    ]
    assert await noted(interviewer) == ["Ana MüllerWombat team"]
    assert await found(interviewer, "people", "ana") == []
    assert await found(interviewer, "files", "phlebotomy") == ["Ana Müller"]
    assert await found(interviewer, "applications", "0171 2345678") == ["Ana Müller"]
    kinds = (await ok(interviewer, "get", "search/counts", params={"q": "ana"}))["items"]
    assert [one["kind"] for one in kinds] == ["applications", "jobs", "notes", "files"]
    stranger = await (await world.organization()).member(Role.ORGANIZATION_ADMIN)
    for kind in ("people", "applications", "jobs", "notes", "files"):
        assert await found(stranger, kind, "ana") == []
        assert await found(stranger, kind, "phlebotomy") == []


async def test_what_is_changed_merged_or_removed_is_not_found_any_more(
    world: World, drain: Drain
) -> None:
    made = await clinic(world, drain)
    recruiter, admin = made.people[Role.RECRUITER], made.people[Role.ORGANIZATION_ADMIN]
    ana, bo = made.ids["Ana Müller, candidate"], made.ids["Bo Quist, candidate"]
    note = await ok(
        recruiter,
        "post",
        f"candidates/{bo}/notes",
        json={"body": "Aardvark", "audience": "everyone"},
    )
    await ok(recruiter, "patch", f"candidate-notes/{note['id']}", json={"body": "Basilisk"})
    assert await found(recruiter, "notes", "aardvark") == []
    assert await found(recruiter, "notes", "basilisk") == ["Bo Quist"]
    [before] = await hits(recruiter, "notes", "basilisk")
    merged = {"merged_id": bo, "addresses_checked": True}
    await ok(admin, "post", f"candidates/{ana}/merge", json=merged)
    assert await found(recruiter, "people", "quist") == []
    assert await found(recruiter, "people", "bo@example.com") == ["Ana Müller"]
    assert await found(recruiter, "notes", "basilisk") == ["Ana Müller"]
    [after] = await hits(recruiter, "notes", "basilisk")
    assert (before["target_id"], after["target_id"]) == (bo, ana)
    await ok(recruiter, "delete", f"candidate-notes/{note['id']}")
    assert await found(recruiter, "notes", "basilisk") == []


async def test_what_was_there_before_is_indexed_later_and_once(
    world: World, drain: Drain, runtime: Runtime
) -> None:
    made = await clinic(world, drain)
    recruiter = made.people[Role.RECRUITER]
    note = {"body": "Capybara", "visibility": "team"}
    await ok(recruiter, "post", f"applications/{made.ids['Bo Quist']}/notes", json=note)
    async with runtime.database.transaction(Tenant(made.org.id)) as uow:
        for table, key in (("file_texts", "file_id"), ("application_notes", "note_id")):
            terms = "file_terms" if key == "file_id" else "application_note_terms"
            connection = await uow.connection()
            await connection.execute(f"UPDATE {table} SET is_indexed = false")
            await connection.execute(f"DELETE FROM {terms}")
    assert await found(recruiter, "files", "phlebotomy") == []
    assert await index_what_is_not(runtime.database, made.org.id) == 3
    assert await index_what_is_not(runtime.database, made.org.id) == 0
    assert await found(recruiter, "files", "phlebotomy") == ["Ana Müller", "Bo Quist"]
    assert await found(recruiter, "notes", "capyb") == ["Bo Quist"]


async def test_pages_follow_one_another_and_stay_in_their_question(
    world: World, drain: Drain
) -> None:
    made = await clinic(world, drain)
    recruiter = made.people[Role.RECRUITER]
    for number in range(5):
        body = {"body": "Dromedary " * (number + 1), "visibility": "team"}
        await ok(recruiter, "post", f"applications/{made.ids['Bo Quist']}/notes", json=body)
    cursors: list[str] = []
    for q in ("dromed", '"dromedary"'):
        asked: dict[str, Any] = {"kind": "notes", "q": q, "limit": 2}
        seen: list[str] = []
        cursors = []
        while True:
            page = await ok(recruiter, "get", "search", params=asked)
            seen += [item["id"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            asked["cursor"] = page["next_cursor"]
            cursors.append(page["next_cursor"])
        assert (len(seen), len(set(seen)), len(cursors)) == (5, 5, 2), q
    other = {"kind": "notes", "q": "other", "cursor": cursors[0]}
    assert (await recruiter.client.get("/api/v1/search", params=other)).status_code == 422


@pytest.mark.parametrize("kind", ["people", "applications", "jobs", "notes", "files"])
async def test_finds_by_indexes_alone(world: World, runtime: Runtime, kind: str) -> None:
    account = await (await world.organization()).member(Role.RECRUITER)
    await hits(account, kind, "ana nurse")
    with counted_statements(runtime.database) as statements:
        await hits(account, kind, "ana nurse")
    [asked] = [one for one in statements if "term" in one]
    async with runtime.database.transaction(Tenant(ids.uuid7())) as uow:
        connection = await uow.connection()
        await connection.execute("SET LOCAL enable_seqscan = off")
        await connection.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        await connection.execute(f"PREPARE looked_at AS {asked}")
        count = max(int(part) for part in re.findall(r"\$(\d+)", asked))
        rows = await connection.fetch(
            f"EXPLAIN (COSTS OFF) EXECUTE looked_at({', '.join(['NULL'] * count)})"
        )
        await connection.execute("DEALLOCATE looked_at")
    plan = "\n".join(row[0] for row in rows)
    assert "_terms" in plan, plan
    assert "Seq Scan" not in plan, plan
