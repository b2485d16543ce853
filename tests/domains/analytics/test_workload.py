"""The workload of recruiters and interviewers, right after what changes it."""

from datetime import timedelta

from rolecall.access import Role
from rolecall.kernel import clock

from tests.domains.analytics.drilling import cells, report, rows
from tests.domains.analytics.invented import promise
from tests.domains.interviews.conftest import FILLED_IN, KIT
from tests.support.hiring import applied, move, open_job
from tests.support.world import World


async def test_workload_says_who_has_what_to_do(world: World) -> None:
    org = await world.organization()
    recruiter, ina = await org.member(Role.RECRUITER), await org.member(Role.INTERVIEWER)
    team = [{"user_id": str(recruiter.user_id), "role": "recruiter"}]
    job = await open_job(recruiter, hiring_team=team)
    await promise(await org.member(Role.ORGANIZATION_ADMIN), job, {"applied": 1})
    ana = await applied(world.client(), job["id"])
    await applied(world.client(), job["id"], email="b@example.com")
    for stage in ("screening", "interview"):
        assert (await move(recruiter, ana, stage)).status_code == 200
    kit = await recruiter.client.post("/api/v1/interview-kits", json=KIT)
    began = clock.now() - timedelta(hours=3)
    arranged = await recruiter.client.post(
        f"/api/v1/applications/{ana}/interviews",
        json={
            "kit_id": kit.json()["id"],
            "interviewer_ids": [str(ina.user_id)],
            "starts_at": began.isoformat(),
        },
    )
    url = f"/api/v1/interviews/{arranged.json()['id']}"
    assert (await recruiter.client.post(f"{url}/complete")).status_code == 200

    async def values() -> dict[str, float | None]:
        shown = await report(recruiter.client, "workload", compare=True)
        found = {}
        for cell, figure in cells(shown):
            assert len(await rows(recruiter.client, "workload", cell)) == figure["rows"]
            found[cell["column"]] = figure["value"]
        return found

    assert await values() == {
        "open": 2, "waiting": 1, "overdue": 0, "interviews": 1, "owed": 1, "to_feedback": None,
    }  # fmt: skip
    sent = await ina.client.post(f"{url}/scorecard/submit", json=FILLED_IN)
    assert sent.status_code == 200, sent.text
    after = await values()
    assert (after["owed"], after["to_feedback"] is not None) == (0, True)
    with clock.at(clock.now() + timedelta(days=6)):
        assert (await values())["overdue"] == 1
