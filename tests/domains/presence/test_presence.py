"""Presence: who is seen at what, by whom, and for how long."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from rolecall.access import Role
from rolecall.infra.realtime import channel
from rolecall.infra.realtime.presence import KEPT_SECONDS, PresenceStore, Spot, Tab
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids

from tests.support.hiring import applied, open_job
from tests.support.world import Account, World

URL = "/api/v1/presence"


class Scene:
    """An organization with a job, an application, and people who may look at it."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def set(self, **job: Any) -> "Scene":
        self.org = await self.world.organization()
        self.ana = await self.org.member(Role.RECRUITER)
        self.bo = await self.org.member(Role.RECRUITER)
        self.job = await open_job(self.ana, **job)
        self.application = await applied(self.world.client(), self.job["id"])
        return self


@pytest.fixture
def scene(world: World) -> Callable[..., Awaitable[Scene]]:
    return lambda **job: Scene(world).set(**job)


async def look(who: Account, record: str, tab: str = "first-tab", **more: Any) -> int:
    body = {"tab": tab, "kind": "application", "record_id": record, **more}
    answer = await who.client.put(URL, json=body)
    return answer.status_code


async def seen(who: Account, path: str) -> list[tuple[str, bool]]:
    answer = await who.client.get(f"{URL}/{path}")
    assert answer.status_code == 200, answer.text
    return [(one["full_name"], one["writing"]) for one in answer.json()["people"]]


async def test_colleagues_see_who_is_there_until_the_last_tab_goes(
    scene: Callable[..., Awaitable[Scene]],
) -> None:
    set_up = await scene()
    ana, bo, record = set_up.ana, set_up.bo, set_up.application
    page, board = f"applications/{record}", f"jobs/{set_up.job['id']}"
    assert await look(ana, record) == 204
    assert await look(ana, record, "second-tab", writing=True) == 204
    assert await seen(bo, page) == [(ana.full_name, True)]
    assert await seen(bo, board) == [(ana.full_name, True)]
    assert await seen(ana, page) == []
    await ana.client.delete(URL, params={"tab": "second-tab"})
    assert await seen(bo, page) == [(ana.full_name, False)]
    other = await applied(set_up.world.client(), set_up.job["id"], email="bo@example.com")
    assert await look(ana, other) == 204
    assert await seen(bo, page) == []
    assert await seen(bo, f"applications/{other}") == [(ana.full_name, False)]
    await ana.client.delete(URL, params={"tab": "first-tab"})
    assert await seen(bo, board) == []


async def test_a_sign_of_life_counts_for_seconds(
    scene: Callable[..., Awaitable[Scene]], runtime: Runtime
) -> None:
    set_up = await scene()
    await look(set_up.ana, set_up.application)
    with clock.at(clock.now() + timedelta(seconds=KEPT_SECONDS + 1)):
        assert await seen(set_up.bo, f"applications/{set_up.application}") == []
    keys = [key async for key in runtime.redis.scan_iter(f"rolecall:presence:{set_up.org.id}:*")]
    lives = [await runtime.redis.ttl(key) for key in keys]
    assert len(lives) == 2
    assert all(0 < life <= KEPT_SECONDS for life in lives)
    await runtime.redis.delete(*keys)
    await look(set_up.ana, set_up.application)
    assert len(await seen(set_up.bo, f"applications/{set_up.application}")) == 1


async def test_candidates_have_onlookers_of_their_own(
    scene: Callable[..., Awaitable[Scene]],
) -> None:
    set_up = await scene()
    found = (await set_up.ana.client.get("/api/v1/candidates")).json()["items"][0]["id"]
    assert await look(set_up.ana, found, kind="candidate") == 204
    assert await seen(set_up.bo, f"candidates/{found}") == [(set_up.ana.full_name, False)]
    assert await seen(set_up.bo, f"applications/{set_up.application}") == []
    interviewer = await set_up.org.member(Role.INTERVIEWER)
    assert (await interviewer.client.get(f"{URL}/candidates/{found}")).status_code == 403
    assert await look(interviewer, found, kind="candidate") == 403


async def test_nobody_learns_of_what_they_may_not_read(
    scene: Callable[..., Awaitable[Scene]],
) -> None:
    """Interviewers know what they assess; of a confidential job only its team knows."""
    set_up = await scene()
    interviewer = await set_up.org.member(Role.INTERVIEWER)
    record, board = set_up.application, f"jobs/{set_up.job['id']}"
    await look(set_up.ana, record)
    assert await look(interviewer, record) == 404
    assert await seen(interviewer, board) == []
    assert (await interviewer.client.get(f"{URL}/applications/{record}")).status_code == 404
    asked = {"user_ids": [str(interviewer.user_id)]}
    await set_up.ana.client.put(f"/api/v1/applications/{record}/assignees", json=asked)
    assert await seen(interviewer, board) == [(set_up.ana.full_name, False)]

    team = [{"user_id": str(set_up.ana.user_id), "role": "recruiter"}]
    await set_up.ana.client.patch(
        f"/api/v1/jobs/{set_up.job['id']}", json={"confidential": True, "hiring_team": team}
    )
    for path in (board, f"applications/{record}"):
        assert (await set_up.bo.client.get(f"{URL}/{path}")).status_code == 404
    assert await look(set_up.bo, record) == 404


async def test_who_does_not_want_to_be_seen_is_not(
    scene: Callable[..., Awaitable[Scene]],
) -> None:
    set_up = await scene()
    ana, page = set_up.ana, f"applications/{set_up.application}"
    assert (await ana.client.get(f"{URL}/choice")).json() == {"shown": True}
    await look(ana, set_up.application)
    hidden = await ana.client.put(f"{URL}/choice", json={"shown": False})
    assert hidden.json() == {"shown": False}
    assert await seen(set_up.bo, page) == []
    assert await look(ana, set_up.application) == 204
    await ana.client.put(f"{URL}/choice", json={"shown": True})
    assert await seen(set_up.bo, page) == []
    await look(ana, set_up.application)
    assert await seen(set_up.bo, page) == [(ana.full_name, False)]


async def test_former_members_are_gone_at_once(scene: Callable[..., Awaitable[Scene]]) -> None:
    set_up = await scene()
    admin = await set_up.org.member(Role.ORGANIZATION_ADMIN)
    await look(set_up.ana, set_up.application)
    gone = await admin.client.delete(f"/api/v1/members/{set_up.ana.user_id}")
    assert gone.status_code == 204, gone.text
    assert await seen(set_up.bo, f"applications/{set_up.application}") == []


async def test_the_stream_tells_of_a_change_to_those_alone_who_know_its_word(
    scene: Callable[..., Awaitable[Scene]], runtime: Runtime
) -> None:
    """One push when somebody comes, none for the next heartbeat, and no id in it."""
    set_up = await scene()
    page = f"{URL}/applications/{set_up.application}"
    topic = (await set_up.bo.client.get(page)).json()["topic"]
    pubsub = runtime.redis.pubsub()
    await pubsub.subscribe(channel(set_up.org.id))
    await look(set_up.ana, set_up.application)
    await look(set_up.ana, set_up.application)
    await set_up.ana.client.delete(URL, params={"tab": "first-tab"})
    heard: list[bytes] = []
    while (message := await pubsub.get_message(timeout=0.3)) is not None:
        heard.append(message["data"] if message["type"] == "message" else b"")
    await pubsub.aclose()  # type: ignore[no-untyped-call]
    told = [one for one in heard if b'"presence"' in one]
    assert len(told) == 2
    assert all(f'["topic","{topic}"]'.encode() in one for one in told)
    known = set_up.application, str(set_up.ana.user_id), set_up.job["id"]
    assert not [word for word in known if any(word.encode() in one for one in told)]


async def test_without_redis_nobody_is_seen_and_nothing_fails() -> None:
    store = PresenceStore(
        Redis.from_url("unix:///nowhere/redis.sock", socket_connect_timeout=0.2), ids.uuid7()
    )
    tab, spot = Tab(ids.uuid7(), "first-tab"), Spot("job:1", UUID(int=1))
    assert await store.put(tab, spot) == spot
    assert await store.seen_at("job:1") == []
    assert await store.take(tab) is None
    await store.tell(["word"])
