"""Who has which record open, in Redis alone and only for as long as their browser says so.

What is kept is ids: of the organization, the login, the record, and a random word for the browser's
tab. Everything runs out by itself, so a tab that dies, a process that is restarted and an emptied
Redis leave nothing behind that is wrong for longer than `KEPT_SECONDS`; the next heartbeats bring
back who is still there. A Redis that is away or slow means that nobody is seen, never an error.

Records are kept by the place where several are shown at once (a job's board), so that a place is
read in one round trip, however many records it has. Both kinds of key expire:

* `rolecall:presence:<org>:<place>`: a sorted set of who is there, scored by when that ends,
* `rolecall:presence:<org>:<user>:<tab>`: where the tab is, so that it leaves when it moves on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import msgspec
from redis.asyncio import Redis
from redis.exceptions import RedisError

from rolecall.infra.realtime import channel
from rolecall.kernel import clock

T = TypeVar("T")
KEPT_SECONDS = 45
"""How long one sign of life counts. Browsers give one every 20 s, so one may be lost."""

_PATIENCE_SECONDS = 0.7
_TOPIC = "topic"
"""With which the keys of a push begin that names no record: see `tell`."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of one person's browser; `word` is what it calls itself, without `:`."""

    user_id: UUID
    word: str


@dataclass(frozen=True, slots=True)
class Spot:
    """What a tab shows: a record of a place, and whether something is being written about it."""

    place: str
    record_id: UUID
    writing: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody who has a record open in at least one tab."""

    record_id: UUID
    user_id: UUID
    writing: bool


class PresenceStore:
    """The presence of one organization."""

    def __init__(self, redis: "Redis", org_id: UUID) -> None:
        """Keep it under the organization's own names."""
        self._redis = redis
        self._org_id = org_id

    async def put(self, tab: Tab, spot: Spot) -> Spot | None:
        """Say that a tab shows this; return what it showed until now.

        Returns `spot` itself when nothing is known of a change because Redis does not answer.
        """
        now = clock.now().timestamp()

        async def write() -> Spot | None:
            before = await self._exchange(tab, spot)
            pipeline = self._redis.pipeline(transaction=False)
            if before is not None and before != spot:
                pipeline.zrem(self._place(before.place), _member(tab, before))
            place = self._place(spot.place)
            pipeline.zadd(place, {_member(tab, spot): now + KEPT_SECONDS})
            pipeline.zremrangebyscore(place, 0, now)
            pipeline.expire(place, KEPT_SECONDS)
            await pipeline.execute()
            return before

        return await _patiently(write, spot)

    async def take(self, tab: Tab) -> Spot | None:
        """Say that a tab shows nothing any more; return what it showed."""

        async def forget() -> Spot | None:
            key = self._tab(tab)
            async with self._redis.pipeline(transaction=True) as pipeline:
                pipeline.get(key)
                pipeline.delete(key)
                kept, _ = await pipeline.execute()
            before = _spot(kept)
            if before is not None:
                await self._redis.zrem(self._place(before.place), _member(tab, before))
            return before

        return await _patiently(forget, None)

    async def seen_at(self, place: str) -> list[Sighting]:
        """Return who is where in a place, each person once per record."""
        now = clock.now().timestamp()

        async def read() -> list[Sighting]:
            found = await self._redis.zrangebyscore(self._place(place), f"({now}", "+inf")
            return _sightings([one for one in found if isinstance(one, bytes)])

        return await _patiently(read, [])

    async def tell(self, topics: Sequence[str]) -> None:
        """Tell browsers whose views have one of these topics to read them again.

        A topic is a word that says nothing to whoever was not told it with the view, so the
        organization's stream does not tell what somebody looks at.
        """
        message = {"type": "presence", "keys": [[_TOPIC, topic] for topic in topics]}

        async def publish() -> None:
            await self._redis.publish(channel(self._org_id), msgspec.json.encode(message))

        await _patiently(publish, None)

    async def _exchange(self, tab: Tab, spot: Spot) -> Spot | None:
        key = self._tab(tab)
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.get(key)
            pipeline.set(key, _words(spot), ex=KEPT_SECONDS)
            before, _ = await pipeline.execute()
        return _spot(before)

    def _place(self, place: str) -> str:
        return f"rolecall:presence:{self._org_id}:{place}"

    def _tab(self, tab: Tab) -> str:
        return f"rolecall:presence:{self._org_id}:{tab.user_id}:{tab.word}"


def _words(spot: Spot) -> str:
    return f"{spot.place} {spot.record_id} {int(spot.writing)}"


def _spot(kept: bytes | None) -> Spot | None:
    if kept is None:
        return None
    place, record_id, writing = kept.decode().split(" ")
    return Spot(place, UUID(record_id), writing == "1")


def _member(tab: Tab, spot: Spot) -> str:
    return f"{spot.record_id}:{tab.user_id}:{int(spot.writing)}:{tab.word}"


def _sightings(members: Sequence[bytes]) -> list[Sighting]:
    writing: dict[tuple[UUID, UUID], bool] = {}
    for member in members:
        record_id, user_id, writes, _ = member.decode().split(":", 3)
        key = UUID(record_id), UUID(user_id)
        writing[key] = writing.get(key, False) or writes == "1"
    return [Sighting(*key, writing=writes) for key, writes in writing.items()]


async def _patiently(ask: Callable[[], Awaitable[T]], otherwise: T) -> T:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await ask()
    except (RedisError, OSError, TimeoutError):
        return otherwise
