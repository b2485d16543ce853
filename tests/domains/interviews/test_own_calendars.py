"""Interviewers' own calendars: connecting, reading, and what their busy times stand against."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from rolecall.access import Role
from rolecall.domains.files import api as files
from rolecall.domains.interviews.events import CalendarReadDue
from rolecall.domains.interviews.models import busy_times, calendars
from rolecall.domains.interviews.rules.calendar import uid_for
from rolecall.domains.interviews.rules.own_calendars import next_read
from rolecall.domains.interviews.service import connect_sample_calendar
from rolecall.infra.outbox import Delivered, registry
from rolecall.kernel import clock, ids
from rolecall.kernel.tenant import Tenant

from tests.domains.interviews.conftest import Team
from tests.domains.interviews.test_booking import SUNDAY, choose, offered, path_of, sent, when
from tests.support.feeds import Feeds, Page, calendar, feed_server
from tests.support.radicale import LOGIN, PASSWORD, radicale_server
from tests.support.world import Account, World

URL = "/api/v1/interviewer-calendar"
LATER = timedelta(minutes=40)


@pytest.fixture(scope="module")
def feeds() -> Iterator[Feeds]:
    with feed_server() as server:
        yield server


def event(day: int, hour: int, uid: str = "") -> str:
    """Return an hour of that May."""
    begins = datetime(2027, 5, day, hour, tzinfo=UTC)
    named = uid or begins.isoformat()
    return f"UID:{named}\nDTSTART:{begins:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\nSUMMARY:Secret plans"


async def connect(account: Account, address: str) -> None:
    answer = await account.client.put(URL, json={"kind": "ics", "address": address})
    assert answer.status_code == 200, answer.text


async def state(account: Account) -> dict[str, Any]:
    shown: dict[str, Any] = (await account.client.get(URL)).json()["calendar"]
    return shown


async def slots(team: Team) -> dict[str, Any]:
    answer = await team.recruiter.client.post(
        f"/api/v1/applications/{team.application_id}/interview-slots",
        json={"seats": [[str(team.ina.user_id)]], "minutes": 60, "days": 3},
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def is_free(team: Team, day: int, hour: int) -> bool:
    start = when(day, hour).replace("+00:00", "Z")
    return start in [slot["starts_at"] for slot in (await slots(team))["items"]]


async def rows_of(world: World, org_id: Any) -> list[int]:
    async with world.runtime.database.transaction(Tenant(org_id)) as uow:
        return [
            await uow.fetch_value(sa.select(sa.func.count()).select_from(table))
            for table in (calendars, busy_times)
        ]


async def test_busy_times_count_and_go_with_the_calendar(
    team: Team, feeds: Feeds, world: World
) -> None:
    with clock.at(SUNDAY):
        assert await is_free(team, 3, 10)
        await connect(team.ina, feeds.put("/secret-of-ina.ics", calendar(event(3, 10))))
        assert (await state(team.ina))["host"] == "127.0.0.1"
        assert not await is_free(team, 3, 10)
        assert await is_free(team, 3, 9)
        assert await is_free(team, 3, 11)
        assert await rows_of(world, team.org.id) == [1, 1]
        admin = await team.org.member(Role.ORGANIZATION_ADMIN)
        entries = (await admin.client.get("/api/v1/audit")).text
        assert "Connected their calendar at 127.0.0.1." in entries
        for text in (entries, (await team.ina.client.get(URL)).text):
            assert "secret-of-ina" not in text
        assert (await team.ina.client.delete(URL)).status_code == 204
        assert (await team.ina.client.delete(URL)).status_code == 204
        assert await state(team.ina) is None
        assert await is_free(team, 3, 10)
    assert await rows_of(world, team.org.id) == [0, 0]


async def test_what_cannot_be_read_is_not_connected(team: Team, feeds: Feeds) -> None:
    page = feeds.put("/page", "<html>Sign in</html>")
    for address, code in (
        (page, "not_a_calendar"),
        (f"{feeds.url}/none", "not_found"),
        ("https://10.0.0.1/a.ics", "address_refused"),
        (feeds.url.replace("127.0.0.1", "localhost"), "address_refused"),
    ):
        answer = await team.ina.client.put(URL, json={"kind": "ics", "address": address})
        assert answer.status_code == 422, address
        (error,) = answer.json()["errors"]
        assert (error["field"], error["code"]) == ("address", code)
    assert await state(team.ina) is None
    for body in ({"kind": "sample", "address": page}, {"kind": "caldav", "address": page}):
        assert (await team.ina.client.put(URL, json=body)).status_code == 422
    assert (await team.ina.client.post(f"{URL}/read")).json() == {"calendar": None}


async def test_caldav_with_a_password_of_its_own(
    team: Team, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with radicale_server(tmp_path_factory.mktemp("radicale")) as server, clock.at(SUNDAY):
        server.put(server.make_calendar("work"), "a", calendar(event(3, 10, "a")))
        body = {"kind": "caldav", "address": server.url, "login": LOGIN, "password": "wrong"}
        refused = await team.ina.client.put(URL, json=body)
        assert refused.status_code == 422
        (error,) = refused.json()["errors"]
        assert (error["field"], error["code"]) == ("password", "sign_in_refused")
        connected = await team.ina.client.put(URL, json=body | {"password": PASSWORD})
        assert connected.status_code == 200
        assert PASSWORD not in connected.text
        assert not await is_free(team, 3, 10)


async def test_a_candidate_is_held_to_what_the_calendar_says_when_they_choose(
    team: Team, feeds: Feeds, world: World
) -> None:
    visitor = world.client()
    with clock.at(SUNDAY):
        await connect(team.ina, feeds.put("/choosing.ics", calendar(event(3, 14))))
        link = await sent(team)
        starts = await offered(visitor, link)
        assert when(3, 14) not in starts
        assert when(3, 13) in starts
    # While the candidate thinks about it, somebody else takes that hour.
    feeds.put("/choosing.ics", calendar(event(3, 14), event(3, 13)))
    with clock.at(SUNDAY + timedelta(minutes=2)):
        refused = await choose(visitor, link, when(3, 13))
        assert refused.status_code == 409
        assert when(3, 13) not in await offered(visitor, link)
    # The calendar is gone: what was known counts, and the recruiter sees since when.
    feeds.pages["/choosing.ics"] = Page(status=503)
    with clock.at(SUNDAY + timedelta(minutes=20)):
        assert (await choose(visitor, link, when(3, 13))).status_code == 409
        (late,) = (await slots(team))["outdated"]
        assert late["user_id"] == str(team.ina.user_id)
        assert late["read_at"] == "2027-05-02T12:02:00Z"
        assert (await choose(visitor, link, when(3, 15))).status_code == 303
        assert "Your interview is booked" in (await visitor.get(path_of(link))).text


async def test_who_arranges_is_warned_of_entries_that_are_not_ours(
    team: Team, feeds: Feeds
) -> None:
    with clock.at(SUNDAY):
        made = await team.arrange(starts_at=when(3, 10), minutes=60)
        own = event(3, 10, str(uid_for(UUID(made["id"]), team.ina.user_id)))
        await connect(team.ina, feeds.put("/own.ics", calendar(own, event(3, 15))))
        moved = await team.recruiter.client.patch(
            f"/api/v1/interviews/{made['id']}", json={"starts_at": when(4, 10)}
        )
        assert moved.status_code == 200
        assert await is_free(team, 3, 10)
        check = {
            "interviewer_ids": [str(team.ina.user_id), str(team.ivo.user_id)],
            "starts_at": when(3, 14),
            "minutes": 60,
            "order": "in_sequence",
        }
        answer = await team.recruiter.client.post("/api/v1/interview-clashes", json=check)
        ina, ivo = answer.json()["items"]
        assert (ina["busy"], ina["outdated"], ivo["read_at"]) == ([], False, None)
        together = check | {"starts_at": when(3, 14.5), "order": "together"}
        answer = await team.recruiter.client.post("/api/v1/interview-clashes", json=together)
        ina, ivo = answer.json()["items"]
        assert [span["starts_at"] for span in ina["busy"]] == ["2027-05-03T15:00:00Z"]
        # It warns and does not forbid.
        await team.arrange(starts_at=when(3, 14.5), minutes=60)
        asked = await team.ina.client.post("/api/v1/interview-clashes", json=check)
        assert asked.status_code == 403


async def wake(team: Team, world: World) -> None:
    """Do what the planned reading of Ina's calendar does."""
    async with world.runtime.database.transaction(Tenant(team.org.id)) as uow:
        plan = await uow.fetch_one(
            sa.select(calendars.c.connection_id, calendars.c.next_read_at).where(
                calendars.c.org_id == uow.org_id, calendars.c.user_id == team.ina.user_id
            )
        )
    assert plan is not None
    event = CalendarReadDue(
        user_id=team.ina.user_id, connection_id=plan["connection_id"], due_at=plan["next_read_at"]
    )
    (handler,) = registry.by_event[CalendarReadDue.type]
    delivered = Delivered(team.org.id, ids.uuid7(), ids.uuid7(), clock.now(), 0)
    # Delivered twice, it is done once.
    await handler.run(world.runtime, event, delivered)
    await handler.run(world.runtime, event, delivered)


async def test_calendars_are_read_again_by_themselves(
    team: Team, feeds: Feeds, world: World
) -> None:
    with clock.at(SUNDAY):
        await connect(team.ina, feeds.put("/again.ics", calendar(event(3, 10))))
    feeds.pages["/again.ics"] = Page(status=404)
    with clock.at(SUNDAY + LATER):
        await wake(team, world)
        broken = await state(team.ina)
        assert (broken["problem"], broken["read_at"]) == ("not_found", "2027-05-02T12:00:00Z")
        assert broken["advice"].startswith("There is nothing at that address.")
        assert not await is_free(team, 3, 10)
    feeds.put("/again.ics", calendar(event(3, 11)))
    with clock.at(SUNDAY + 2 * LATER):
        asked = len(feeds.asked)
        await wake(team, world)
        mended = await state(team.ina)
        assert (mended["problem"], mended["advice"]) == (None, "")
        assert await is_free(team, 3, 10)
        # Pressed right after, it is not read once more.
        assert (await team.ina.client.post(f"{URL}/read")).status_code == 200
        assert len(feeds.asked) == asked + 1
    admin = await team.org.member(Role.ORGANIZATION_ADMIN)
    left = await admin.client.delete(f"/api/v1/members/{team.ina.user_id}")
    assert left.status_code == 204, left.text
    with clock.at(SUNDAY + 4 * LATER):
        await wake(team, world)
    assert await rows_of(world, team.org.id) == [0, 0]


async def test_secrets_move_under_a_new_key(team: Team, feeds: Feeds, world: World) -> None:
    with clock.at(SUNDAY):
        await connect(team.ina, feeds.put("/keys.ics", calendar(event(3, 10))))
    report = await files.rotate_keys(world.runtime, team.org.id, new_data_key=True)
    assert report.reencrypted["interviewer_calendars.sealed"] == 1
    feeds.put("/keys.ics", calendar(event(3, 11)))
    with clock.at(SUNDAY + LATER):
        assert (await team.ina.client.post(f"{URL}/read")).json()["calendar"]["problem"] is None
        assert await is_free(team, 3, 10)


@pytest.mark.parametrize(
    ("failures", "least", "most"),
    [(0, 24, 36), (1, 4, 6), (2, 8, 12), (4, 32, 48), (9, 288, 432), (40, 288, 432)],
)
def test_pauses_grow_with_failures_and_differ(failures: int, least: int, most: int) -> None:
    pauses = {next_read(SUNDAY, failures, ids.uuid7()) - SUNDAY for _ in range(20)}
    assert len(pauses) > 1
    assert all(timedelta(minutes=least) <= one <= timedelta(minutes=most) for one in pauses)


async def test_a_demo_has_invented_calendars(team: Team, world: World) -> None:
    with clock.at(SUNDAY):
        async with world.runtime.database.transaction(Tenant(team.org.id)) as uow:
            await connect_sample_calendar(uow, team.ina.actor)
        assert (await state(team.ina))["kind"] == "sample"
        assert not await is_free(team, 3, 10)
    with clock.at(SUNDAY + LATER):
        assert (await team.ina.client.post(f"{URL}/read")).json()["calendar"]["problem"] is None
