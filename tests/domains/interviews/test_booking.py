"""Candidates who choose a time by themselves: the page, the race, moving, cancelling."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import httpx2

from rolecall.access import Role
from rolecall.kernel import clock

from tests.domains.interviews.conftest import Team
from tests.support.hiring import applied, move
from tests.support.world import World

Drain = Callable[[], Awaitable[int]]
SUNDAY = datetime(2027, 5, 2, 12, tzinfo=UTC)
_BUTTON = re.compile(r'name="start" value="([^"]+)"')


def when(day: int, hour: float) -> str:
    """Return an instant of that May, as the page names it."""
    return (datetime(2027, 5, day, tzinfo=UTC) + timedelta(hours=hour)).isoformat()


async def sent(team: Team, *seats: list[Any], **fields: Any) -> dict[str, Any]:
    """Send a booking link; `fields` may name another application. Returns the link."""
    application_id = fields.pop("application_id", team.application_id)
    body = {
        "kit_id": team.kit["id"],
        "seats": [[str(one.user_id) for one in seat] for seat in seats or ([team.ina],)],
        **fields,
    }
    answer = await team.recruiter.client.post(
        f"/api/v1/applications/{application_id}/booking-links", json=body
    )
    assert answer.status_code == 201, answer.text
    link: dict[str, Any] = answer.json()
    return link


def path_of(link: dict[str, Any]) -> str:
    return "/book/" + str(link["url"]).rpartition("/book/")[2]


async def offered(client: httpx2.AsyncClient, link: dict[str, Any], **query: str) -> list[str]:
    """Return the starts on the page."""
    page = await client.get(path_of(link), params=query)
    assert page.status_code == 200, page.text
    return [unescape(found) for found in _BUTTON.findall(page.text)]


async def choose(
    client: httpx2.AsyncClient, link: dict[str, Any], start: str, step: str = "confirm"
) -> httpx2.Response:
    return await client.post(f"{path_of(link)}/{step}", data={"start": start, "zone": "UTC"})


async def test_a_candidate_books_moves_and_cancels(team: Team, world: World, drain: Drain) -> None:
    visitor = world.client()
    with clock.at(SUNDAY):
        link = await sent(team, [team.ina, team.ivo], candidate_note="Ring twice.")
        # The first day is too soon: a day's notice.
        starts = await offered(visitor, link)
        assert starts[0] == when(3, 12)
        assert when(3, 16) in starts
        assert not any(start.startswith("2027-05-08") for start in starts)
        chosen = when(4, 9)
        held = await choose(visitor, link, chosen, "hold")
        assert held.status_code == 303
        page = await visitor.get(held.headers["location"])
        assert "Is this the time?" in page.text
        assert (await choose(visitor, link, chosen)).status_code == 303
        assert (await choose(visitor, link, chosen)).status_code == 303
        booked = await visitor.get(path_of(link))
        assert "Your interview is booked" in booked.text
        assert "Ring twice." in booked.text
        for internal in ("On-site", team.ina.email, team.ivo.email):
            assert internal not in booked.text
        [interview] = await interviews(team)
        assert interview["starts_at"].startswith("2027-05-04T09:00")
        assert interview["owner_name"] == team.recruiter.full_name
        await drain()
        told = (await team.recruiter.client.get("/api/v1/notifications")).json()["items"]
        assert told[0]["title"].endswith("booked an interview")

        moved = await choose(visitor, link, when(5, 9.5))
        assert moved.status_code == 303, moved.text
        [interview] = await interviews(team)
        assert interview["starts_at"].startswith("2027-05-05T09:30")
        assert (await visitor.post(f"{path_of(link)}/cancel")).status_code == 303
        [interview] = await interviews(team)
        assert interview["state"] == "cancelled"
        assert when(4, 9) in await offered(visitor, link)


async def interviews(team: Team) -> list[dict[str, Any]]:
    answer = await team.recruiter.client.get(
        f"/api/v1/applications/{team.application_id}/interviews"
    )
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_of_two_who_want_the_same_time_one_gets_it_and_the_other_is_told_kindly(
    team: Team, world: World
) -> None:
    other = await applied(world.client(), team.job["id"], email="other@example.com")
    first, second = world.client(), world.client()
    with clock.at(SUNDAY):
        links = [await sent(team), await sent(team, application_id=other)]
        answers = await asyncio.gather(
            choose(first, links[0], when(4, 9)), choose(second, links[1], when(4, 9))
        )
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        lost = next(answer for answer in answers if answer.status_code == 409)
        assert "a moment faster" in lost.text
        fresh = _BUTTON.findall(lost.text)
        assert when(4, 9.5) not in fresh  # 45 minutes were taken.
        assert when(4, 10) in fresh
        # A time that is being looked at is kept, for as long as the hold lasts.
        await choose(first, links[0], when(4, 11), "hold")
        assert (await choose(second, links[1], when(4, 11), "hold")).status_code == 409
        assert when(4, 11) not in await offered(second, links[1])
    with clock.at(SUNDAY + timedelta(minutes=11)):
        assert (await choose(second, links[1], when(4, 11), "hold")).status_code == 303


async def test_what_is_too_late_or_taken_back_cannot_be_done(team: Team, world: World) -> None:
    visitor = world.client()
    with clock.at(SUNDAY):
        link = await sent(team, [team.ina], [team.ivo], order="in_sequence", days_open=2)
        assert (await choose(visitor, link, when(4, 9))).status_code == 303
        assert (await choose(visitor, link, "soon")).status_code == 409
    with clock.at(datetime(2027, 5, 3, 22, tzinfo=UTC)):
        page = await visitor.get(path_of(link))
        assert "until 12 hours before" in page.text
        assert (await visitor.post(f"{path_of(link)}/cancel")).status_code == 409
        assert (await choose(visitor, link, when(6, 9))).status_code == 409
        late = await sent(team, days_open=1)
        gone = await team.recruiter.client.post(f"/api/v1/booking-links/{late['id']}/withdraw")
        assert gone.json()["state"] == "withdrawn"
        assert "no longer open" in (await visitor.get(path_of(late))).text
        again = await team.recruiter.client.post(f"/api/v1/booking-links/{late['id']}/withdraw")
        assert again.status_code == 409
    with clock.at(datetime(2027, 5, 10, tzinfo=UTC)):
        assert "This interview is over" in (await visitor.get(path_of(link))).text
        closed = await sent(team)
        await move(team.recruiter, team.application_id, "rejected", reason="Other")
        assert "no longer open" in (await visitor.get(path_of(closed))).text
        assert (await choose(visitor, closed, when(12, 9))).status_code == 409
    assert (await visitor.get("/book/forged")).status_code == 404


async def test_hours_are_ones_own_and_decide_what_is_found(team: Team) -> None:
    url = "/api/v1/interview-hours"
    given = await team.ina.client.get(url)
    assert (given.json()["version"], len(given.json()["windows"])) == (0, 5)
    body = {
        "time_zone": "Europe/Berlin",
        "windows": [{"weekday": 1, "begins": "14:00", "ends": "16:00"}],
        "away": [{"first": "2027-05-11", "last": "2027-05-12"}],
        "max_per_day": 1,
    }
    saved = await team.ina.client.put(url, json=body, headers={"If-Match": given.headers["etag"]})
    assert (saved.status_code, saved.json()["version"]) == (200, 1)
    stale = await team.ina.client.put(url, json=body, headers={"If-Match": given.headers["etag"]})
    assert stale.status_code == 412
    slots = f"/api/v1/applications/{team.application_id}/interview-slots"
    wanted = {"seats": [[str(team.ina.user_id)]], "minutes": 60}
    with clock.at(SUNDAY):
        found = await team.recruiter.client.post(slots, json=wanted)
        assert [one["starts_at"] for one in found.json()["items"]] == [
            "2027-05-04T12:00:00Z", "2027-05-04T12:30:00Z", "2027-05-04T13:00:00Z",
        ]  # fmt: skip
        assert found.json()["items"][0]["people"][0]["full_name"] == team.ina.full_name
        await team.arrange(team.ina, starts_at="2027-05-04T07:00:00Z")
        assert (await team.recruiter.client.post(slots, json=wanted)).json()["items"] == []
        assert (await team.ina.client.post(slots, json=wanted)).status_code == 403


async def test_the_organization_says_how_much_notice_it_needs(team: Team, world: World) -> None:
    url = "/api/v1/interview-scheduling"
    body = {"notice_hours": 0, "change_notice_hours": 0, "days_ahead": 1}
    assert (await team.ina.client.put(url, json=body)).status_code == 403
    assert (await team.recruiter.client.put(url, json=body)).json()["version"] == 1
    with clock.at(datetime(2027, 5, 3, 10, tzinfo=UTC)):
        link = await sent(team)
        starts = await offered(world.client(), link)
    assert starts[0] == when(3, 10)
    assert starts[-1] == when(4, 9)


async def test_who_has_left_is_no_longer_offered(team: Team, world: World) -> None:
    admin = await team.org.member(Role.ORGANIZATION_ADMIN)
    with clock.at(SUNDAY):
        link = await sent(team, [team.ina])
        gone = await admin.client.delete(f"/api/v1/members/{team.ina.user_id}")
        assert gone.status_code == 204, gone.text
        page = await world.client().get(path_of(link))
    assert "No time is free at the moment" in page.text
