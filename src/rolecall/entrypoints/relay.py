"""The relay process: expands events, rings for workers, claims schedules, pushes live updates."""

import asyncio
import signal
import time

import structlog
import uvloop
from redis.asyncio import Redis

from rolecall.entrypoints import composition
from rolecall.infra import collector
from rolecall.infra.embedded import locate
from rolecall.infra.outbox import depth, registry
from rolecall.infra.outbox.housekeeping import forget_old
from rolecall.infra.outbox.relay import BATCH, Relay
from rolecall.infra.realtime import WAKE_CHANNEL, push
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import Settings
from rolecall.infra.telemetry import configure
from rolecall.infra.worker import make_celery, ring_with

POLL_SECONDS = 0.2
SCHEDULE_SECONDS = 1.0
DEPTH_SECONDS = 10.0
HOUSEKEEPING_SECONDS = 600.0
_log = structlog.get_logger("relay")


def run(settings: Settings) -> None:
    """Relay until told to stop."""
    configure(role="relay", level=settings.core.log_level)
    composition.load("models")
    composition.load("handlers")
    collector.settle()
    uvloop.run(_main(settings))


async def _main(settings: Settings) -> None:
    runtime = await composition.open_runtime(settings, role="relay", pool_size=2)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stop.set)
    awake = asyncio.Event()
    beside = [
        asyncio.create_task(_listen(locate(settings).redis_url, awake)),
        asyncio.create_task(_report_depth(runtime)),
    ]
    try:
        await _rounds(settings, runtime, stop, awake)
    finally:
        for task in beside:
            task.cancel()
        await runtime.close()


async def _rounds(
    settings: Settings, runtime: Runtime, stop: asyncio.Event, awake: asyncio.Event
) -> None:
    relay = Relay(
        runtime.database,
        registry,
        ring_with(make_celery(locate(settings).redis_url)),
        lambda rows: push(runtime.redis, rows),
    )
    schedules_at = 0.0
    housekeeping_at = time.monotonic() + HOUSEKEEPING_SECONDS
    while not stop.is_set():
        try:
            if time.monotonic() >= schedules_at:
                await relay.claim_schedules()
                schedules_at = time.monotonic() + SCHEDULE_SECONDS
            if time.monotonic() >= housekeeping_at:
                await forget_old(runtime.database)
                housekeeping_at = time.monotonic() + HOUSEKEEPING_SECONDS
            moved = await relay.round()
        except Exception as error:  # noqa: BLE001 - database or broker away: wait and go on
            _log.warning("relay_round_failed", error=f"{type(error).__name__}: {error}")
            await asyncio.sleep(1)
            continue
        if moved < BATCH // 2:
            await _pause(stop, awake)


async def _report_depth(runtime: Runtime) -> None:
    """Tell the api processes, for the platform's health page, how much waits."""
    while True:
        try:
            await depth.report(runtime.redis, await depth.measure(runtime.database))
        except Exception as error:  # noqa: BLE001 - the report is missing then, and says so
            _log.info("outbox_depth_unknown", error=type(error).__name__)
        await asyncio.sleep(DEPTH_SECONDS)


async def _pause(stop: asyncio.Event, awake: asyncio.Event) -> None:
    """Wait for the poll interval, a wake-up, or the end, whichever is first."""
    awake.clear()
    waits = [asyncio.ensure_future(event.wait()) for event in (stop, awake)]
    await asyncio.wait(waits, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


async def _listen(redis_url: str, awake: asyncio.Event) -> None:
    """Set `awake` at each wake-up call; without Redis the poll alone carries on."""
    while True:
        redis = Redis.from_url(redis_url)
        try:
            pubsub = redis.pubsub()
            await pubsub.subscribe(WAKE_CHANNEL)
            async for _ in pubsub.listen():
                awake.set()
        except Exception as error:  # noqa: BLE001 - the wake-up channel is only an accelerator
            _log.info("wake_channel_lost", error=type(error).__name__)
            await asyncio.sleep(1)
        finally:
            await redis.aclose()
