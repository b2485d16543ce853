"""A week of interviews: who sees what of it, in one request."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from rolecall.access import Role
from rolecall.kernel import clock

from tests.domains.interviews.conftest import Team
from tests.domains.interviews.test_booking import SUNDAY, when
from tests.support.feeds import Feeds, Page, calendar, feed_server
from tests.support.hiring import applied, open_job
from tests.support.world import Account, World

URL = "/api/v1/interview-week"
MEETING = "UID:m\nDTSTART:20270504T130000Z\nDURATION:PT1H\nSUMMARY:Secret plans"


@pytest.fixture(scope="module")
def feeds() -> Iterator[Feeds]:
    with feed_server() as server:
        yield server


async def week(account: Account, **wanted: Any) -> dict[str, Any]:
    params = {"day": "2027-05-05", "time_zone": "UTC"} | wanted
    answer = await account.client.get(URL, params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids_of(shown: dict[str, Any]) -> list[str]:
    return [item["interview"]["id"] for item in shown["items"]]


async def test_everybody_sees_what_is_theirs_and_who_arranges_sees_busy_times(
    team: Team, feeds: Feeds, world: World
) -> None:
    ina, ivo = str(team.ina.user_id), str(team.ivo.user_id)
    with clock.at(SUNDAY):
        first = await team.arrange(team.ina, starts_at=when(4, 9))
        second = await team.arrange(team.ivo, starts_at=when(5, 9))
        await team.arrange(team.ina, starts_at=when(10, 0))
        called_off = await team.arrange(team.ina, starts_at=when(6, 9))
        await team.recruiter.client.post(f"/api/v1/interviews/{called_off['id']}/cancel", json={})
        body = {"kind": "ics", "address": feeds.put("/week.ics", calendar(MEETING))}
        assert (
            await team.ina.client.put("/api/v1/interviewer-calendar", json=body)
        ).status_code == 200
        shown = await week(team.recruiter)
        assert ids_of(shown) == [first["id"], second["id"]]
        assert shown["monday"] == "2027-05-03"
        assert [one["user_id"] for one in shown["people"]] == [str(team.recruiter.user_id)]
        assert ids_of(await week(team.recruiter, interviewer_ids=[ivo])) == [second["id"]]
        assert ids_of(await week(team.recruiter, mine=True)) == []
        assert ids_of(await week(team.recruiter, job_id=team.job["id"])) == ids_of(shown)
        assert ids_of(await week(team.recruiter, day="2027-05-10")) != []
        (person,) = (await week(team.recruiter, interviewer_ids=[ina]))["people"]
        assert person["busy"] == [
            {"starts_at": "2027-05-04T13:00:00Z", "ends_at": "2027-05-04T14:00:00Z"}
        ]
        assert len(person["working"]) == 5
        # A hiring manager reads interviews, and nobody's busy times.
        managers = await week(team.manager, interviewer_ids=[ina])
        assert ids_of(managers) == [first["id"]]
        assert managers["people"] == []
        # An interviewer sees their own, whoever they ask about.
        for wanted in ({}, {"interviewer_ids": [ina]}, {"job_id": team.job["id"]}):
            assert ids_of(await week(team.ivo, **wanted)) == [second["id"]]
        # What is taken by an interview of another job is busy, and nothing more.
        other = await open_job(team.recruiter)
        busy = await week(team.recruiter, job_id=other["id"], interviewer_ids=[ina])
        assert busy["items"] == []
        assert [one["starts_at"] for one in busy["people"][0]["busy"]] == [
            "2027-05-04T09:00:00Z",
            "2027-05-04T13:00:00Z",
        ]
        stranger = await (await world.organization()).member(Role.RECRUITER)
        foreign = await week(stranger, interviewer_ids=[ina], job_id=team.job["id"])
        assert (foreign["items"], foreign["people"], foreign["outdated"]) == ([], [], [])
    feeds.pages["/week.ics"] = Page(status=503)
    with clock.at(SUNDAY + timedelta(minutes=20)):
        for reader, told in ((team.recruiter, 1), (team.manager, 0)):
            assert len((await week(reader))["outdated"]) == told
            assert len((await team.page(reader, first["id"]))["outdated"]) == told


async def test_interviews_of_a_confidential_job_are_in_nobodys_list(
    team: Team, world: World
) -> None:
    admin = await team.org.member(Role.ORGANIZATION_ADMIN)
    secret = await open_job(admin)
    application = await applied(world.client(), secret["id"], email="quiet@example.com")
    with clock.at(SUNDAY):
        open_one = await team.arrange(team.ina, starts_at=when(4, 9))
        answer = await admin.client.post(
            f"/api/v1/applications/{application}/interviews",
            json={
                "kit_id": team.kit["id"],
                "interviewer_ids": [str(team.ivo.user_id)],
                "starts_at": when(4, 9),
            },
        )
        assert answer.status_code == 201, answer.text
        hidden = await admin.client.patch(
            f"/api/v1/jobs/{secret['id']}", json={"confidential": True}
        )
        assert hidden.status_code == 200, hidden.text
        assert ids_of(await week(admin)) == [open_one["id"], answer.json()["id"]]
        assert ids_of(await week(team.ivo)) == [answer.json()["id"]]
        for outsider in (team.recruiter, team.manager):
            assert ids_of(await week(outsider)) == [open_one["id"]]
            listed = await outsider.client.get("/api/v1/interviews")
            assert ids_of(listed.json()) == [open_one["id"]]
        # Ivo is taken all the same.
        (person,) = (await week(team.recruiter, interviewer_ids=[str(team.ivo.user_id)]))["people"]
        assert len(person["busy"]) == 1
