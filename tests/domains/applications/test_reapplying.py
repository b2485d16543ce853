"""Applying again for the same job: one rule of the organization, whichever way somebody applies."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest

from rolecall.access import Role
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.applications.rules.reapplying import may_apply
from rolecall.domains.identity.contracts import ReapplyPolicy
from rolecall.domains.jobs.contracts.board_numbers import job_number

from tests.support.hiring import applied, apply, move, open_job
from tests.support.world import Account, Organization, World

_S = ApplicationStatus
EMAIL = "ana@example.com"
Door = Callable[[httpx2.AsyncClient, Organization, dict[str, Any], str], Awaitable[httpx2.Response]]


@pytest.mark.parametrize(
    ("earlier", "after_closure"),
    [
        ([], True),
        ([_S.ACTIVE], False),
        ([_S.HIRED], False),
        ([_S.REJECTED], True),
        ([_S.WITHDRAWN, _S.REJECTED], True),
        ([_S.WITHDRAWN, _S.ACTIVE], False),
        ([_S.HIRED, _S.REJECTED], False),
    ],
)
def test_the_rule(earlier: list[ApplicationStatus], *, after_closure: bool) -> None:
    assert may_apply(ReapplyPolicy.AFTER_CLOSURE, earlier) is after_closure
    assert may_apply(ReapplyPolicy.NEVER, earlier) is (not earlier)


async def by_page(
    client: httpx2.AsyncClient, org: Organization, job: dict[str, Any], _: str
) -> httpx2.Response:
    """The form, which keeps a draft while it is checked."""
    page = f"/careers/{org.slug}/jobs/{job['id']}"
    person = {"full_name": "Ana Petrov", "email": EMAIL, "consent": "true"}
    return await client.post(f"{page}/apply", data=person, follow_redirects=False)


async def by_json(
    client: httpx2.AsyncClient, _org: Organization, job: dict[str, Any], _: str
) -> httpx2.Response:
    return await apply(client, job["id"], email=EMAIL, with_resume=False)


async def by_greenhouse(
    client: httpx2.AsyncClient, org: Organization, job: dict[str, Any], token: str
) -> httpx2.Response:
    url = f"/v1/boards/{org.slug}/jobs/{job_number(UUID(job['id']))}"
    person = {"first_name": "Ana", "last_name": "Petrov", "email": EMAIL}
    return await client.post(url, auth=(token, ""), json=person)


async def by_lever(
    client: httpx2.AsyncClient, org: Organization, job: dict[str, Any], token: str
) -> httpx2.Response:
    url = f"/v0/postings/{org.slug}/{job['id']}"
    person = {"name": "Ana Petrov", "email": EMAIL}
    return await client.post(url, params={"key": token}, json=person)


DOORS: list[Door] = [by_page, by_json, by_greenhouse, by_lever]


async def set_policy(admin: Account, policy: str) -> None:
    changed = await admin.client.patch("/api/v1/organization", json={"reapply_policy": policy})
    assert changed.status_code == 200, changed.text


async def statuses(recruiter: Account, job: dict[str, Any]) -> list[str]:
    listed = await recruiter.client.get("/api/v1/applications", params={"job_id": job["id"]})
    return sorted(one["status"] for one in listed.json()["items"])


async def withdraw(client: httpx2.AsyncClient, submitted: httpx2.Response) -> None:
    token = submitted.json()["status_url"].rpartition("/")[2]
    gone = await client.post(f"/api/v1/public/status/{token}/withdraw", json={})
    assert gone.status_code == 200, gone.text


async def test_every_way_to_apply_keeps_the_rule(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    made = await admin.client.post(
        "/api/v1/job-boards/keys", json={"name": "www", "asks_consent": True}
    )
    token, client = made.json()["token"], world.client()
    for door in DOORS:
        job = await open_job(admin)
        await withdraw(client, await apply(client, job["id"], email=EMAIL, with_resume=False))
        await set_policy(admin, "never")
        refused = await door(world.client(), org, job, token)
        assert (refused.status_code, await statuses(admin, job)) == (409, ["withdrawn"]), door
        assert "whatever comes of it" in refused.text, door
        await set_policy(admin, "after_closure")
        visitor = world.client()
        taken = await door(visitor, org, job, token)
        assert taken.status_code in {200, 201, 303}, f"{door}: {taken.text}"
        assert await statuses(admin, job) == ["active", "withdrawn"], door
        refused = await door(world.client(), org, job, token)
        assert refused.status_code == 409, door
        assert "once that application was rejected or withdrawn" in refused.text, door
        assert await statuses(admin, job) == ["active", "withdrawn"], door


async def test_members_see_which_application_came_first(
    world: World, client: httpx2.AsyncClient
) -> None:
    """A third one leads to the first as well; who was hired has nothing to apply for."""
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    first = await applied(client, job["id"], email=EMAIL)
    for expected in (None, first):
        page = (await recruiter.client.get("/api/v1/applications")).json()["items"][0]
        assert page["first_application_id"] == expected
        await move(recruiter, page["id"], "rejected")
        assert await applied(client, job["id"], email=EMAIL.upper())
    rows = (await recruiter.client.get("/api/v1/applications")).json()["items"]
    assert sorted(one["first_application_id"] or "" for one in rows) == ["", first, first]
    people = (await recruiter.client.get("/api/v1/candidates")).json()["items"]
    assert [one["applications_count"] for one in people] == [3]
    newest = next(one for one in rows if one["status"] == "active")
    for stage in ("screening", "interview", "offer", "hired"):
        assert (await move(recruiter, newest["id"], stage)).status_code == 200
    refused = await apply(client, job["id"], email=EMAIL)
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate_application")


async def test_of_ten_at_once_one_is_taken(world: World, client: httpx2.AsyncClient) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    await withdraw(client, await apply(client, job["id"], email=EMAIL, with_resume=False))
    answers = await asyncio.gather(
        *(apply(client, job["id"], email=EMAIL, with_resume=False) for _ in range(10))
    )
    assert sorted(one.status_code for one in answers) == [201] + [409] * 9
    assert await statuses(recruiter, job) == ["active", "withdrawn"]


async def test_the_portal_says_and_keeps_the_rule(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    person = await world.account()
    first = await applied(world.client(), job["id"], email=person.email, consent_language="en")
    url = f"/api/v1/jobs/{job['id']}/apply-again"
    found = (await person.client.get(url)).json()
    assert (found["application_id"], found["takes_one_tap"]) == (first, False)
    assert "once that application was rejected or withdrawn" in found["refusal"]
    await move(admin, first, "rejected")
    found = (await person.client.get(url)).json()
    assert (found["application_id"], found["refusal"]) == (first, "")
    assert found["takes_one_tap"] is True
    await set_policy(admin, "never")
    assert "whatever comes of it" in (await person.client.get(url)).json()["refusal"]
    refused = await person.client.post(url)
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate_application")
    assert refused.json()["application_id"] == first
    await set_policy(admin, "after_closure")
    taken = await person.client.post(url)
    assert taken.status_code == 201, taken.text
    assert taken.json()["application_id"] != first
    assert await statuses(admin, job) == ["active", "rejected"]


async def add_by_hand(
    recruiter: Account, job: dict[str, Any], person: str, **changes: Any
) -> httpx2.Response:
    command = {"job_id": job["id"], "candidate_id": person, **changes}
    return await recruiter.client.post("/api/v1/applications", json=command)


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [("never", "takes one per person and job"), ("after_closure", "has ended. You can add them")],
)
async def test_a_member_adds_somebody_once_more_and_says_so(
    world: World, client: httpx2.AsyncClient, policy: str, sentence: str
) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    await set_policy(admin, policy)
    job = await open_job(admin)
    first = await applied(client, job["id"], email=EMAIL)
    person = (await admin.client.get(f"/api/v1/applications/{first}")).json()["candidate"]["id"]
    refused = await add_by_hand(admin, job, person, once_more=True)
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate_application")
    await move(admin, first, "rejected")
    refused = await add_by_hand(admin, job, person)
    assert (refused.status_code, refused.json()["code"]) == (409, "applied_before")
    assert sentence in refused.json()["detail"]
    answers = await asyncio.gather(
        *(add_by_hand(admin, job, person, once_more=True) for _ in range(3))
    )
    assert sorted(one.status_code for one in answers) == [201, 409, 409]
    assert await statuses(admin, job) == ["active", "rejected"]
    rows = (await admin.client.get("/api/v1/applications")).json()["items"]
    assert sorted(one["first_application_id"] or "" for one in rows) == ["", first]
