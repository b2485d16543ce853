"""Counting in the memory of a process, and handing the counts to Redis about once a second.

A page that is answered out of memory takes a few hundred microseconds, so nothing is waited for
here: a hit is one addition in a dictionary. Network address and browser of a visitor are held until
the counts are handed over, and leave the process as one bit pattern of a HyperLogLog. A process
that dies loses what it held: a second of counts.
"""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.visits.contracts import (
    MOST_SOURCES,
    NO_JOB,
    OTHER,
    PAGES,
    WITHIN,
    Asked,
    Hit,
    Step,
)
from rolecall.domains.visits.rules import asking
from rolecall.domains.visits.rules.days import day_of, end_of
from rolecall.domains.visits.service.keys import KEPT_SECONDS, WAITING, OrgDay, field_of
from rolecall.infra.runtime import Runtime
from rolecall.infra.tallies import handed_over
from rolecall.kernel import clock

FLUSH_SECONDS: Final = 1.0
MOST_PEOPLE: Final = 50_000
"""Different visitors whom a process holds between two flushes; further ones are counted as hits."""
MOST_FIELDS: Final = 20_000
"""Different counts that a process holds while Redis is away; further ones are lost."""
_HASH_BYTES: Final = 16
_SALT_BYTES: Final = 32
_SHORTEST_MS: Final = 60_000
_NOTE: Final = "visits.counter"


@dataclass(slots=True)
class _Tally:
    """What was counted of a day since the last flush."""

    ends_at: datetime
    hits: dict[Hit, int] = field(default_factory=dict)
    people: set[tuple[str, bytes]] = field(default_factory=set)


class Counter:
    """Counts the visits that a process answers."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._tallies: dict[OrgDay, _Tally] = {}
        self._held = 0
        self._salts: dict[OrgDay, tuple[bytes, datetime]] = {}
        self._sources: dict[OrgDay, set[str]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._flushing: set[asyncio.Task[None]] = set()

    def count(
        self,
        organization: OrganizationRef,
        step: Step,
        asked: Asked,
        *,
        job_id: UUID = NO_JOB,
        source: str | None = None,
    ) -> None:
        """Count one thing, if its request is one that is counted.

        `source` is where somebody came from as their form says it; None to read it of the request.
        """
        headers = asking.read(asked)
        if not asking.is_counted(headers):
            return
        now, zone = clock.now(), organization.time_zone
        day = OrgDay(organization.id, day_of(now, zone))
        tally = self._tallies.get(day)
        if tally is None:
            tally = self._tallies[day] = _Tally(end_of(day.day, zone))
        from_where = (
            asking.source_of(headers, asked.query)
            if source is None
            else asking.named_source(source)
        )
        hit = Hit(step, job_id, self._admitted(day, from_where), asking.device_of(headers))
        if hit in tally.hits:
            tally.hits[hit] += 1
        elif self._held < MOST_FIELDS:
            self._held += 1
            tally.hits[hit] = 1
        # Who reads the list in a frame visits another website, and a form follows a page.
        if step in PAGES and len(tally.people) < MOST_PEOPLE:
            tally.people.add((asked.address, headers.get(b"user-agent", b"")))
        self._soon()

    async def flush(self) -> None:
        """Hand over to Redis all that was counted. Where it cannot be had, it is tried again."""
        for task in list(self._flushing):
            await task
        await self._flush()

    async def close(self) -> None:
        """Hand over the rest, and try no more."""
        await self.flush()
        if self._timer is not None:
            self._timer.cancel()

    async def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        tallies, self._tallies, self._held = self._tallies, {}, 0
        if not tallies:
            return
        if not await handed_over(self._hand_over(tallies)):
            self._take_back(tallies)

    async def _hand_over(self, tallies: dict[OrgDay, _Tally]) -> None:
        salts = {day: await self._salt(day, tally) for day, tally in tallies.items()}
        async with self._runtime.redis.pipeline(transaction=True) as pipeline:
            for day, tally in tallies.items():
                for hit, number in tally.hits.items():
                    pipeline.hincrby(day.counts, field_of(hit), number)
                pipeline.expire(day.counts, KEPT_SECONDS)
                pipeline.sadd(WAITING, day.word)
                if tally.people:
                    pipeline.pfadd(day.people, *(_mark(salts[day], one) for one in tally.people))
                    pipeline.expire(day.people, KEPT_SECONDS)
            await pipeline.execute()

    async def _salt(self, day: OrgDay, tally: _Tally) -> bytes:
        """Return the random bytes of the day, the same in all processes, until the day is over."""
        now = clock.now()
        for over in [one for one, (_, ends_at) in self._salts.items() if ends_at <= now]:
            del self._salts[over]
            self._sources.pop(over, None)
        known = self._salts.get(day)
        if known is not None:
            return known[0]
        redis, left = self._runtime.redis, tally.ends_at - now
        # The last second of a day is handed over on the next one.
        milliseconds = max(_SHORTEST_MS, int(left.total_seconds() * 1_000))
        own = secrets.token_bytes(_SALT_BYTES)
        await redis.set(day.salt, own, nx=True, px=milliseconds)
        found = await redis.get(day.salt)
        salt = found if isinstance(found, bytes) else own
        self._salts[day] = (salt, tally.ends_at)
        return salt

    def _take_back(self, tallies: dict[OrgDay, _Tally]) -> None:
        for day, tally in tallies.items():
            own = self._tallies.setdefault(day, _Tally(tally.ends_at))
            for hit, number in tally.hits.items():
                if hit in own.hits or self._held < MOST_FIELDS:
                    self._held += hit not in own.hits
                    own.hits[hit] = own.hits.get(hit, 0) + number
            room = MOST_PEOPLE - len(own.people)
            own.people.update(list(tally.people)[: max(0, room)])
        self._soon()

    def _admitted(self, day: OrgDay, source: str) -> str:
        """Return a source, or `OTHER` where the process has seen too many on that day."""
        seen = self._sources.setdefault(day, {OTHER, WITHIN})
        if source in seen:
            return source
        if len(seen) > MOST_SOURCES:
            return OTHER
        seen.add(source)
        return source

    def _soon(self) -> None:
        """See to a flush. A timer, not a loop: where nobody comes, nothing runs."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(FLUSH_SECONDS, self._begin_flush)

    def _begin_flush(self) -> None:
        self._timer = None
        task = asyncio.get_running_loop().create_task(self._flush())
        self._flushing.add(task)
        task.add_done_callback(self._flushing.discard)


def counter_of(runtime: Runtime) -> Counter:
    """Return the counter of this process."""
    found = runtime.notes.get(_NOTE)
    if not isinstance(found, Counter):
        found = runtime.notes[_NOTE] = Counter(runtime)
        runtime.before_close = (*runtime.before_close, found.close)
    return found


def _mark(salt: bytes, visitor: tuple[str, bytes]) -> bytes:
    """Return what stands for a visitor in the HyperLogLog, which takes a few bits of it."""
    address, agent = visitor
    return hashlib.blake2b(
        address.encode() + b"\0" + agent, key=salt, digest_size=_HASH_BYTES
    ).digest()
