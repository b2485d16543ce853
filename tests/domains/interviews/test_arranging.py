"""Arranging interviews over HTTP: access, double booking, moving, calling off."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from rolecall.access import Role
from rolecall.kernel import clock

from tests.domains.interviews.conftest import Team
from tests.support.hiring import applied, move
from tests.support.world import World

Drain = Callable[[], Awaitable[int]]


def at(hours: float) -> str:
    """Return an instant some hours after tomorrow's beginning."""
    day = (clock.now() + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(hours=hours)).isoformat()


async def test_holding_an_interview_opens_the_application_and_calling_off_closes_it(
    team: Team,
) -> None:
    page = f"/api/v1/applications/{team.application_id}"
    assert (await team.ina.client.get(page)).status_code == 404
    made = await team.arrange(starts_at=at(9))
    assert (await team.ina.client.get(page)).status_code == 200
    listed = (await team.ina.client.get("/api/v1/applications")).json()["items"]
    assert [one["id"] for one in listed] == [team.application_id]
    mine = (await team.ina.client.get("/api/v1/interviews?view=upcoming")).json()["items"]
    assert [one["interview"]["id"] for one in mine] == [made["id"]]
    off = await team.recruiter.client.post(
        f"/api/v1/interviews/{made['id']}/cancel", json={"reason": "Another day"}
    )
    assert (off.status_code, off.json()["state"]) == (200, "cancelled")
    assert (await team.ina.client.get(page)).status_code == 404
    assert (await team.ina.client.get(f"/api/v1/interviews/{made['id']}")).status_code == 404


async def test_who_is_asked_to_assess_keeps_the_access_without_the_interview(team: Team) -> None:
    page = f"/api/v1/applications/{team.application_id}"
    made = await team.arrange()
    again = {"user_ids": [str(team.ina.user_id), str(team.ivo.user_id)]}
    await team.recruiter.client.put(f"{page}/assignees", json=again)
    released = await team.recruiter.client.put(f"{page}/assignees", json={"user_ids": []})
    assert [one["user_id"] for one in released.json()["items"]] == [str(team.ina.user_id)]
    await team.recruiter.client.put(f"{page}/assignees", json={"user_ids": [str(team.ivo.user_id)]})
    await team.recruiter.client.patch(
        f"/api/v1/interviews/{made['id']}", json={"interviewer_ids": [str(team.ivo.user_id)]}
    )
    assert (await team.ina.client.get(page)).status_code == 404
    await team.recruiter.client.post(f"/api/v1/interviews/{made['id']}/cancel", json={})
    assert (await team.ivo.client.get(page)).status_code == 200


async def test_nobody_holds_two_interviews_at_once(team: Team, world: World) -> None:
    other = await applied(world.client(), team.job["id"], email="other@example.com")
    answers = await asyncio.gather(
        *(
            team.try_to_arrange(team.ina, starts_at=at(9), application_id=one)
            for one in (team.application_id, other)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused = next(answer.json() for answer in answers if answer.status_code == 409)
    assert refused["code"] == "double_booked"
    # The end is free again, and so is everybody else.
    await team.arrange(team.ina, starts_at=at(9.75), application_id=other)
    await team.arrange(team.ivo, starts_at=at(9), application_id=other)


async def test_a_sequence_books_each_for_their_turn(team: Team) -> None:
    first = await team.arrange(team.ina, team.ivo, starts_at=at(9), order="in_sequence", minutes=30)
    assert [one["starts_at"][11:16] for one in first["interviewers"]] == ["09:00", "09:30"]
    assert first["ends_at"][11:16] == "10:00"
    assert (await team.try_to_arrange(team.ivo, starts_at=at(9.5))).status_code == 409
    await team.arrange(team.ina, starts_at=at(9.5))
    await team.arrange(team.ivo, starts_at=at(8.5), minutes=30)


async def test_moving_frees_the_old_time_and_counts_the_sequence(team: Team, drain: Drain) -> None:
    made = await team.arrange(starts_at=at(9))
    url = f"/api/v1/interviews/{made['id']}"
    moved = await team.recruiter.client.patch(
        url, json={"starts_at": at(14)}, headers={"If-Match": f'"{made["version"]}"'}
    )
    assert moved.status_code == 200, moved.text
    stale = await team.recruiter.client.patch(
        url, json={"starts_at": at(15)}, headers={"If-Match": f'"{made["version"]}"'}
    )
    assert stale.status_code == 412
    await team.arrange(starts_at=at(9))
    later = clock.now() + timedelta(days=2)
    await drain()
    with clock.at(later):
        await drain()
        assert (await team.page(team.ina, made["id"]))["interview"]["state"] == "completed"
    done = await team.recruiter.client.post(f"{url}/cancel", json={})
    assert done.status_code == 200
    again = await team.recruiter.client.post(f"{url}/complete")
    assert (again.status_code, again.json()["code"]) == (409, "invalid_interview_state")


async def test_an_interview_is_called_off_with_its_application(team: Team, drain: Drain) -> None:
    made = await team.arrange(starts_at=at(9))
    await move(team.recruiter, team.application_id, "rejected", reason="Not now")
    await drain()
    shown = await team.page(team.recruiter, made["id"])
    assert shown["interview"]["state"] == "scheduled"
    with clock.shifted(timedelta(minutes=11)):
        await drain()
    shown = await team.page(team.recruiter, made["id"])
    assert (shown["interview"]["state"], shown["interview"]["reason"]) == (
        "cancelled",
        "The application was rejected.",
    )
    refused = await team.try_to_arrange(starts_at=at(9))
    assert refused.json()["code"] == "application_not_active"


async def test_only_active_members_hold_interviews(team: Team, world: World) -> None:
    stranger = await (await world.organization()).member(Role.INTERVIEWER)
    refused = await team.try_to_arrange(stranger)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (
        422,
        "interviewer_ids",
    )


async def test_the_timeline_tells_of_interviews_to_those_who_may_see_them(team: Team) -> None:
    made = await team.arrange(team.ina, starts_at=at(9))
    await team.arrange(team.ivo, starts_at=at(11), title="Theirs alone")
    gone = {"reason": "Another day"}
    await team.recruiter.client.post(f"/api/v1/interviews/{made['id']}/cancel", json=gone)

    async def told(client: Any) -> list[tuple[str, str | None]]:
        answer = await client.get(f"/api/v1/applications/{team.application_id}/timeline")
        return [
            (one["summary"], one["detail"].get("reason"))
            for one in answer.json()["items"]
            if one["kind"] == "interview"
        ]

    assert await told(team.recruiter.client) == [
        ("Interview “On-site”: cancelled", "Another day"),
        ("Arranged the interview “Theirs alone”", None),
        ("Arranged the interview “On-site”", None),
    ]
    assert await told(team.ivo.client) == [("Arranged the interview “Theirs alone”", None)]
