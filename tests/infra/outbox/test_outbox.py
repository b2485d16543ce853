"""Events to deliveries to handlers, once each, in order, on the real tables."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest_asyncio
import sqlalchemy as sa

from rolecall.infra.db import Database, Row
from rolecall.infra.outbox import inspection
from rolecall.infra.outbox.delivery import RetryLater, deliver, pause_before_retry
from rolecall.infra.outbox.models import deliveries
from rolecall.infra.outbox.registry import Delivered, HandlerRegistration, Registry
from rolecall.infra.outbox.relay import LEASE, PER_TENANT, Bell, Relay
from rolecall.infra.outbox.writer import write_events
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.events import Event, published
from rolecall.kernel.tenant import Tenant

from tests.support.servers import Servers


@published
@dataclass(frozen=True, kw_only=True)
class Ticked(Event):
    """Something for handlers to see."""

    type = "test.ticked.v1"

    tick_id: UUID
    number: int


class Bench:
    """A relay and a worker in hand, with handlers of the test's own."""

    def __init__(self, database: Database, relay_database: Database) -> None:
        self.database = database
        self.relay_database = relay_database
        self.registry = Registry()
        self.bells: list[Bell] = []
        self.relay = Relay(relay_database, self.registry, self._ring, self._observe)
        self.org_id = ids.uuid7()

    async def _ring(self, bells: object) -> None:
        self.bells += [bell for bell in bells if bell.org_id == self.org_id]  # type: ignore[attr-defined]

    async def _observe(self, rows: object) -> None:
        del rows

    def handler(
        self, run: Callable[..., Awaitable[None]], *, transactional: bool = True, limit: int = 3
    ) -> None:
        """Register the one handler."""
        self.registry.add(
            HandlerRegistration(
                "test.on_ticked",
                Ticked.type,
                "default",
                transactional,
                run,
                limit,
            )
        )

    async def emit(self, *numbers: int, aggregate: UUID | None = None,
                   held: timedelta | None = None) -> None:  # fmt: skip
        """Publish ticks in one transaction."""
        async with self.database.transaction(Tenant(self.org_id)) as uow:
            for number in numbers:
                uow.emit(
                    Ticked(tick_id=aggregate or ids.uuid7(), number=number),
                    available_at=clock.now() + held if held else None,
                )

    async def ring(self) -> list[Bell]:
        """Do a relay's rounds until something of this test is due or nothing is; return its bells.

        What other tests left in the outbox is older, and a round takes the oldest.
        """
        while await self.relay.round() and not self.bells:
            pass
        taken, self.bells = self.bells, []
        return taken

    async def work(self) -> list[str]:
        """Do rounds until nothing is due; returns the outcomes."""
        outcomes: list[str] = []
        while bells := await self.ring():
            outcomes += [await self.deliver(bell) for bell in bells]
        return outcomes

    async def deliver(self, bell: Bell) -> str:
        """Run one delivery."""
        return await deliver(self.database, self.registry, bell.org_id, bell.delivery_id)

    async def rows(self) -> list[Row]:
        """Return the test's deliveries."""
        async with self.database.transaction(Tenant(self.org_id)) as uow:
            return await uow.fetch(
                sa.select(*deliveries.c)
                .where(deliveries.c.org_id == self.org_id)
                .order_by(deliveries.c.id)
            )


@pytest_asyncio.fixture(loop_scope="session")
async def bench(runtime: Runtime, servers: Servers) -> AsyncIterator[Bench]:
    relay_database = await Database.connect(servers.relay_dsn, event_writer=write_events, size=1)
    made = Bench(runtime.database, relay_database)
    yield made
    async with runtime.database.transaction(Tenant(made.org_id)) as uow:
        await uow.execute(
            sa.update(deliveries).where(deliveries.c.org_id == made.org_id).values(status="dropped")
        )
    await relay_database.close()


async def test_each_event_reaches_the_handler_once_and_in_order(bench: Bench) -> None:
    seen: list[int] = []

    async def on_ticked(_: object, event: Ticked) -> None:
        seen.append(event.number)

    bench.handler(on_ticked)
    aggregate = ids.uuid7()
    await bench.emit(1, 2, 3, aggregate=aggregate)
    await bench.emit(4, aggregate=aggregate)
    assert await bench.work() == ["done"] * 4
    assert seen == [1, 2, 3, 4]
    assert await bench.work() == []


async def test_one_aggregate_is_delivered_one_at_a_time(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        pass

    bench.handler(on_ticked)
    await bench.emit(1, 2, aggregate=ids.uuid7())
    assert len(await bench.ring()) == 1
    assert await bench.ring() == []


async def test_the_same_bell_twice_runs_the_handler_once(bench: Bench) -> None:
    seen: list[int] = []

    async def on_ticked(_: object, event: Ticked) -> None:
        seen.append(event.number)

    bench.handler(on_ticked)
    await bench.emit(1)
    (bell,) = await bench.ring()
    assert [await bench.deliver(bell), await bench.deliver(bell)] == ["done", "gone"]
    assert seen == [1]


async def test_a_failing_handler_leaves_nothing_and_comes_back_later(bench: Bench) -> None:
    async def on_ticked(uow: object, event: Ticked) -> None:
        uow.emit(Ticked(tick_id=event.tick_id, number=event.number + 1))  # type: ignore[attr-defined]
        raise ValueError("not today")

    bench.handler(on_ticked, limit=2)
    await bench.emit(1)
    assert await bench.work() == ["later"]
    (row,) = await bench.rows()
    assert (row["status"], row["failures"]) == ("ready", 1)
    assert "not today" in row["last_error"]
    with clock.shifted(timedelta(minutes=5)):
        assert await bench.work() == ["dead"]
        assert await bench.work() == []
    (row,) = await bench.rows()
    assert row["status"] == "dead"


async def test_what_is_dead_can_be_replayed(bench: Bench) -> None:
    broken = True
    seen: list[int] = []

    async def on_ticked(_: object, event: Ticked) -> None:
        if broken:
            raise ValueError("broken")
        seen.append(event.number)

    bench.handler(on_ticked, limit=1)
    await bench.emit(7)
    assert await bench.work() == ["dead"]
    (row,) = await bench.rows()
    dead = await inspection.list_dead(bench.relay_database)
    assert row["id"] in {one.id for one in dead}
    broken = False
    assert await inspection.replay(bench.relay_database, row["id"]) == 1
    assert await bench.work() == ["done"]
    assert seen == [7]


async def test_an_expired_lease_is_rung_again(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        pass

    bench.handler(on_ticked)
    await bench.emit(1)
    (lost,) = await bench.ring()
    assert await bench.ring() == []
    with clock.shifted(LEASE + timedelta(seconds=1)):
        assert await bench.ring() == [lost]
    (row,) = await bench.rows()
    assert row["sends"] == 2
    assert row["failures"] == 0


async def test_held_events_wait(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        pass

    bench.handler(on_ticked)
    await bench.emit(1, held=timedelta(minutes=10))
    assert await bench.work() == []
    with clock.shifted(timedelta(minutes=11)):
        assert await bench.work() == ["done"]


async def test_work_with_a_provider_runs_outside_a_transaction(bench: Bench) -> None:
    seen: list[tuple[int, int]] = []

    async def on_ticked(runtime: Runtime, event: Ticked, delivered: Delivered) -> None:
        assert runtime.database is bench.database
        seen.append((event.number, delivered.failures))
        if not delivered.failures:
            raise ConnectionError("the provider is away")

    bench.handler(on_ticked, transactional=False)
    await bench.emit(5)
    assert await bench.work() == ["later"]
    with clock.shifted(timedelta(minutes=1)):
        assert await bench.work() == ["done"]
    assert seen == [(5, 0), (5, 1)]


async def test_a_wish_for_later_is_no_failure(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        raise RetryLater("not yet", after=timedelta(minutes=2))

    bench.handler(on_ticked, limit=1)
    await bench.emit(1)
    assert await bench.work() == ["later"]
    (row,) = await bench.rows()
    assert (row["status"], row["failures"], row["last_error"]) == ("ready", 0, "not yet")


async def test_one_tenant_does_not_take_a_whole_round(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        pass

    bench.handler(on_ticked)
    await bench.emit(*range(PER_TENANT + 20))
    assert len(await bench.ring()) == PER_TENANT
    assert len(await bench.ring()) == 20


async def test_an_unknown_handler_is_recorded_not_lost(bench: Bench) -> None:
    async def on_ticked(_: object, __: Ticked) -> None:
        pass

    bench.handler(on_ticked)
    await bench.emit(1)
    (bell,) = await bench.ring()
    bench.registry.by_name.clear()
    assert await bench.deliver(bell) == "later"
    (row,) = await bench.rows()
    assert "no handler is called" in row["last_error"]


def test_pauses_grow_to_an_hour() -> None:
    seconds = [pause_before_retry(n).total_seconds() for n in (1, 4, 8, 20)]
    assert seconds == sorted(seconds)
    assert 1.5 <= seconds[0] <= 2.5
    assert seconds[-1] <= 3600 * 1.25
