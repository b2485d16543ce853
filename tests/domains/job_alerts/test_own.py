"""What a signed-in candidate sees and changes: alerts, saved jobs, mails, at every organization."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio
from httpx2 import AsyncClient

from rolecall.access import Role
from rolecall.domains.job_alerts import queries
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.domains.job_alerts.visiting import Visitor, close, next_morning, settle
from tests.support.alerting import confirmed_alert
from tests.support.hiring import applied, move, open_job
from tests.support.post_office import post_office
from tests.support.world import Account, Organization, World

Drain = Callable[[], Awaitable[int]]
ALERTS, SAVED = "/api/v1/job-alerts/mine", "/api/v1/saved-jobs/mine"
CHOICES = "/api/v1/mail-choices/mine"


@pytest_asyncio.fixture(loop_scope="session")
async def org(world: World) -> Organization:
    return await world.organization()


@pytest_asyncio.fixture(loop_scope="session")
async def recruiter(org: Organization) -> Account:
    return await org.member(Role.RECRUITER)


@pytest_asyncio.fixture(loop_scope="session")
async def candidate(world: World) -> Account:
    return await world.account()


async def items(account: Account, url: str) -> list[dict[str, Any]]:
    answer = await account.client.get(url)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_sees_and_changes_the_alerts_of_ones_address_everywhere(
    world: World, org: Organization, candidate: Account, client: AsyncClient,
    drain: Drain, runtime: Runtime,
) -> None:  # fmt: skip
    """One that nobody confirmed is not theirs yet; a stranger finds none of them."""
    second = await world.organization()
    async with post_office(runtime) as post:
        for at in (org, second):
            visitor = Visitor(at, client, candidate.email)
            await visitor.begin(post, drain, q="nurse", employment_type="full_time")
        await Visitor(org, client, candidate.email).ask(q="cook")
    found = await items(candidate, ALERTS)
    assert {one["organization"]["name"] for one in found} == {org.name, second.name}
    assert {one["search"]["employment_type"] for one in found} == {"full_time"}
    url = f"{ALERTS}/{found[0]['id']}"
    stranger = await world.account()
    assert await items(stranger, ALERTS) == []
    for answer in (
        await stranger.client.patch(url, json={"paused": True}),
        await stranger.client.delete(url),
    ):
        assert answer.status_code == 404
    paused = await candidate.client.patch(url, json={"paused": True, "frequency": "weekly"})
    assert (paused.json()["status"], paused.json()["next_due_at"]) == ("paused", None)
    gone_on = await candidate.client.patch(url, json={"paused": False})
    due = gone_on.json()["next_due_at"]
    assert clock.now().isoformat() < due
    assert (await candidate.client.delete(url)).status_code == 204
    assert len(await items(candidate, ALERTS)) == 1


async def test_keeps_jobs_and_sees_what_became_of_them(
    world: World, org: Organization, recruiter: Account, candidate: Account, drain: Drain
) -> None:
    other = await world.organization()
    jobs = [
        await open_job(recruiter, title="Open"),
        await open_job(recruiter, title="Closed later"),
        await open_job(await other.member(Role.RECRUITER), title="Applied for"),
    ]
    for job in [*jobs, jobs[0]]:
        assert (await candidate.client.put(f"{SAVED}/{job['id']}")).status_code == 204
    await close(recruiter, jobs[1])
    application_id = await applied(world.client(), jobs[2]["id"], email=candidate.email)
    await drain()
    found = await items(candidate, SAVED)
    assert [(one["title"], one["is_open"], one["application_id"]) for one in found] == [
        ("Applied for", True, application_id),
        ("Closed later", False, None),
        ("Open", True, None),
    ]
    assert found[1]["url"] is None
    assert found[2]["url"].endswith(f"/careers/{org.slug}/jobs/{jobs[0]['id']}")
    assert await items(await world.account(), SAVED) == []
    gone = await candidate.client.delete(f"{SAVED}/{jobs[1]['id']}")
    again = await candidate.client.delete(f"{SAVED}/{jobs[1]['id']}")
    assert (gone.status_code, again.status_code) == (204, 404)
    assert len(await items(candidate, SAVED)) == 2


async def test_an_ended_application_leads_to_another_one_where_the_rule_allows_it(
    world: World, org: Organization, recruiter: Account, candidate: Account, drain: Drain
) -> None:
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(recruiter, title="Nurse")
    assert (await candidate.client.put(f"{SAVED}/{job['id']}")).status_code == 204

    async def kept() -> tuple[str | None, str | None, bool]:
        await drain()
        (one,) = await items(candidate, SAVED)
        return one["application_status"], one["application_id"], one["again"] != ""

    assert await kept() == (None, None, False)
    first = await applied(world.client(), job["id"], email=candidate.email)
    assert await kept() == ("active", first, False)
    assert (await move(recruiter, first, "rejected")).status_code == 200
    assert await kept() == ("rejected", first, True)
    for policy, is_free in (("never", False), ("after_closure", True)):
        changed = await admin.client.patch("/api/v1/organization", json={"reapply_policy": policy})
        assert changed.status_code == 200, changed.text
        assert await kept() == ("rejected", first, is_free)
    sent = await candidate.client.post(f"/api/v1/jobs/{job['id']}/apply-again", json={})
    assert sent.status_code == 201, sent.text
    assert await kept() == ("active", sent.json()["application_id"], False)


async def test_keeps_only_what_was_public_and_only_with_a_proved_address(
    world: World, recruiter: Account, candidate: Account
) -> None:
    draft = await recruiter.client.post("/api/v1/jobs", json={"title": "Draft"})
    for job_id in (draft.json()["id"], str(ids.uuid7())):
        assert (await candidate.client.put(f"{SAVED}/{job_id}")).status_code == 404
    job = await open_job(recruiter)
    unproved = await world.account(verified=False)
    refused = await unproved.client.put(f"{SAVED}/{job['id']}")
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_chooses_the_mails_of_each_organization(
    world: World, org: Organization, recruiter: Account, candidate: Account, runtime: Runtime
) -> None:
    """An organization that one has nothing to do with is not there."""
    job = await open_job(recruiter)
    await applied(world.client(), job["id"], email=candidate.email)
    second = await world.organization()
    async with runtime.database.transaction(Tenant(second.id)) as uow:
        other = await open_job(await second.member(Role.RECRUITER))
        await confirmed_alert(uow, candidate.email, UUID(other["id"]))
    found = {one["organization"]["id"]: one for one in await items(candidate, CHOICES)}
    assert {
        key: (one["outreach"], one["alerts"], one["applications"]) for key, one in found.items()
    } == {
        str(org.id): (True, 0, 1),
        str(second.id): (True, 1, 0),
    }
    url = f"{CHOICES}/{org.id}"
    for _ in range(2):
        assert (await candidate.client.put(url, json={"outreach": False})).status_code == 204
    after = {one["organization"]["id"]: one["outreach"] for one in await items(candidate, CHOICES)}
    assert after == {str(org.id): False, str(second.id): True}
    assert (await candidate.client.put(url, json={"outreach": True})).status_code == 204
    assert all(one["outreach"] for one in await items(candidate, CHOICES))
    third = await world.organization()
    refused = await candidate.client.put(f"{CHOICES}/{third.id}", json={"outreach": False})
    assert refused.status_code == 404


async def test_members_see_how_many_people_alerts_reach_and_nobodys_address(
    org: Organization, recruiter: Account, runtime: Runtime
) -> None:
    job = await open_job(recruiter)
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        for email in ("one@example.org", "one@example.org", "two@example.org"):
            await confirmed_alert(uow, email, UUID(job["id"]))
        care = PostingFilter(department="Nursing")
        await confirmed_alert(uow, "two@example.org", UUID(job["id"]), search=care)
    counted = await admin.client.get("/api/v1/job-alerts/audience")
    assert counted.json() == {
        "people": 2,
        "alerts": 4,
        "departments": [
            {"name": "", "people": 2, "job_id": None},
            {"name": "Nursing", "people": 1, "job_id": None},
        ],
        "jobs": [{"name": job["title"], "people": 2, "job_id": job["id"]}],
    }
    assert "example.org" not in counted.text


async def test_erasing_a_person_ends_what_their_address_hears(
    world: World, org: Organization, recruiter: Account, candidate: Account,
    client: AsyncClient, drain: Drain, runtime: Runtime,
) -> None:  # fmt: skip
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(recruiter)
    application_id = await applied(world.client(), job["id"], email=candidate.email, name="Ed Gone")
    assert (await candidate.client.put(f"{SAVED}/{job['id']}")).status_code == 204
    async with post_office(runtime) as post:
        visitor = Visitor(org, client, candidate.email)
        await visitor.begin(post, drain)
        withdrawn = await candidate.client.post(
            f"/api/v1/applications/mine/{application_id}/withdraw", json={}
        )
        assert withdrawn.status_code == 200, withdrawn.text
        application = (await recruiter.client.get(f"/api/v1/applications/{application_id}")).json()
        erased = await admin.client.post(
            f"/api/v1/candidates/{application['candidate']['id']}/erasure",
            json={"typed_name": "Ed Gone", "cause": "request"},
        )
        assert erased.status_code == 202, erased.text
        await settle(drain)
        await open_job(recruiter)
        await settle(drain, next_morning() + timedelta(days=1))
        assert visitor.alerts_in(post) == []
    async with runtime.database.transaction(Tenant(org.id)) as uow:
        assert await queries.find_reader(uow, candidate.email) is None
    assert await items(candidate, SAVED) == []
