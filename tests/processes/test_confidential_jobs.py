"""Who has a part in a confidential job, and who hears of it. What others find is in `tenancy`."""

import asyncio
import csv
import io
from collections.abc import Awaitable, Callable

from rolecall.access import Role

from tests.support.approving import chain, draft, submit
from tests.support.hiring import applied, open_job
from tests.support.world import Account, World

Drain = Callable[[], Awaitable[int]]


async def finds(account: Account, job_id: str) -> bool:
    answer = await account.client.get(f"/api/v1/jobs/{job_id}")
    assert answer.status_code in {200, 404}
    listed = await account.client.get("/api/v1/jobs")
    assert (job_id in listed.text) == (answer.status_code == 200)
    return answer.status_code == 200


async def change(account: Account, job_id: str, status: int = 200, **fields: object) -> str:
    answer = await account.client.patch(f"/api/v1/jobs/{job_id}", json=fields)
    assert answer.status_code == status, answer.text
    return answer.text


def on_team(*accounts: Account) -> list[dict[str, str]]:
    return [{"user_id": str(account.user_id), "role": "recruiter"} for account in accounts]


async def test_the_team_and_administrators_see_it_and_nobody_hides_it_from_themselves(
    world: World,
) -> None:
    org = await world.organization()
    admin, mine, other = [
        await org.member(role) for role in (Role.ORGANIZATION_ADMIN, Role.RECRUITER, Role.RECRUITER)
    ]
    job = await open_job(mine)
    refused = await change(mine, job["id"], 422, confidential=True)
    assert "Put yourself on the team" in refused
    await change(mine, job["id"], confidential=True, hiring_team=on_team(mine))
    assert [await finds(who, job["id"]) for who in (admin, mine, other)] == [True, True, False]
    # Nobody leaves the team and loses it; an administrator can put another one in their place.
    await change(mine, job["id"], 422, hiring_team=[])
    await change(admin, job["id"], hiring_team=on_team(other))
    assert [await finds(who, job["id"]) for who in (mine, other)] == [False, True]
    copy = await other.client.post(f"/api/v1/jobs/{job['id']}/duplicate")
    assert copy.json()["confidential"]
    assert not await finds(mine, copy.json()["id"])


async def test_it_is_on_no_careers_page_until_it_is_open_to_all_again(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    page = f"/api/v1/public/jobs/{job['id']}"
    listed = f"/api/v1/public/organizations/{org.slug}/jobs"
    assert (await world.client().get(page)).status_code == 200
    await change(admin, job["id"], confidential=True)
    assert (await world.client().get(page)).status_code in {404, 410}
    assert job["id"] not in (await world.client().get(listed)).text
    await change(admin, job["id"], confidential=False)
    assert (await world.client().get(page)).status_code == 200
    assert job["id"] in (await world.client().get(listed)).text


async def test_several_who_hide_it_at_once_all_have(world: World) -> None:
    org = await world.organization()
    admin = await org.member(Role.ORGANIZATION_ADMIN)
    job = await open_job(admin)
    hide = [change(admin, job["id"], confidential=True) for _ in range(3)]
    await asyncio.gather(*hide)
    shown = await admin.client.get(f"/api/v1/jobs/{job['id']}")
    assert shown.json()["confidential"]


async def test_whoever_is_asked_to_assess_or_approve_is_let_in(world: World) -> None:
    org = await world.organization()
    admin, recruiter, manager, interviewer = [
        await org.member(role)
        for role in (
            Role.ORGANIZATION_ADMIN, Role.RECRUITER, Role.HIRING_MANAGER, Role.INTERVIEWER,
        )
    ]  # fmt: skip
    job = await open_job(admin)
    application_id = await applied(world.client(), job["id"])
    await change(admin, job["id"], confidential=True)
    assert not await finds(interviewer, job["id"])
    path = f"/api/v1/applications/{application_id}/assignees"
    for asked, seen in ([str(interviewer.user_id)], True), ([], False):
        assert (await admin.client.put(path, json={"user_ids": asked})).status_code == 200
        assert await finds(interviewer, job["id"]) is seen
        shown = await interviewer.client.get(f"/api/v1/applications/{application_id}")
        assert (shown.status_code == 200) is seen
    await chain(admin, [manager])
    successor = await draft(admin, confidential=True)
    assert not await finds(manager, successor["id"])
    await submit(admin, successor)
    assert await finds(manager, successor["id"])
    assert not await finds(recruiter, successor["id"])


async def test_news_and_files_of_it_reach_its_team_alone(world: World, drain: Drain) -> None:
    org = await world.organization()
    mine, other = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    job = await open_job(mine, hiring_team=on_team(mine))
    application_id = await applied(world.client(), job["id"], name="Bruno Keller")
    asked = {"selection": {"ids": [application_id]}, "action": {"do": "export"}}
    early = await other.client.post("/api/v1/applications/operations", json=asked)
    assert early.status_code == 201, early.text
    await change(mine, job["id"], confidential=True)
    # Begun while the job was open to all, written when it no longer is.
    await drain()
    fetched = await other.client.get(f"/api/v1/operations/{early.json()['id']}/file")
    rows = csv.DictReader(io.StringIO(fetched.content.decode("utf-8-sig"), newline=""))
    assert [row["Name"] for row in rows] == []
    told = {
        account: (await account.client.get("/api/v1/notifications")).text
        for account in (mine, other)
    }
    assert "Bruno Keller" in told[mine]
    assert "Bruno Keller" not in told[other]
