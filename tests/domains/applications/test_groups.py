"""How applications fall into groups, with and without filters."""

from rolecall.access import Role

from tests.support.hiring import applied, open_job
from tests.support.world import World


async def test_counts_by_owner_also_among_what_is_assigned_to_oneself(world: World) -> None:
    org = await world.organization()
    recruiter, colleague = await org.member(Role.RECRUITER), await org.member(Role.RECRUITER)
    job = await open_job(recruiter)
    emails = ("ana@example.com", "bruno@example.com", "chiara@example.com")
    ana, bruno, _ = [
        await applied(world.client(), job["id"], email=email, with_resume=False) for email in emails
    ]
    for application, owners in ((ana, (recruiter, colleague)), (bruno, (colleague,))):
        put = await recruiter.client.put(
            f"/api/v1/applications/{application}/assignees",
            json={"user_ids": [str(one.user_id) for one in owners]},
        )
        assert put.status_code == 200, put.text

    async def groups(**filters: str) -> dict[str, int]:
        answer = await recruiter.client.get(
            "/api/v1/applications/groups", params={"by": "owner", **filters}
        )
        assert answer.status_code == 200, answer.text
        return {one["key"]: one["count"] for one in answer.json()["groups"]}

    everybody = {str(recruiter.user_id): 1, str(colleague.user_id): 2, "": 1}
    assert await groups() == everybody
    mine = await groups(assigned_to_me="true")
    assert mine == {str(recruiter.user_id): 1, str(colleague.user_id): 1}
