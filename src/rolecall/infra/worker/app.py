"""The Celery application, and ringing it.

Celery's defaults lose tasks when a worker dies; these settings do not (they were tried with kills
of worker, relay and broker). A message carries ids and nothing else: those of one delivery, or in a
rush of several short ones, which a worker runs side by side (docs/decisions/0012).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

import structlog
import uvloop
from celery import Celery
from celery.signals import setup_logging, worker_process_init, worker_process_shutdown

from rolecall.infra.outbox.delivery import deliver
from rolecall.infra.outbox.registry import QUEUES, Registry
from rolecall.infra.outbox.relay import Bell
from rolecall.infra.runtime import Runtime
from rolecall.infra.telemetry import configure

TASK = "rolecall.deliver"
SHORT_QUEUES = frozenset({"default", "mail"})
"""Their handlers wait for the database or a mail server most of their time."""
MOST_IN_A_MESSAGE = 16
"""As many as a worker process has connections: see `rolecall.entrypoints.worker`."""
MESSAGES_OF_A_ROUND = 8
"""Fewer deliveries than this are rung one by one, so that all worker processes have their part."""
_log = structlog.get_logger("worker")


def make_celery(broker_url: str) -> Celery:
    """Return the application with the settings that keep tasks."""
    app = Celery("rolecall", broker=_celery_url(broker_url), backend=None)
    app.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_publish_retry=False,
        task_serializer="json",
        accept_content=["json"],
        task_default_queue="default",
        task_create_missing_queues=True,
        task_time_limit=300,
        task_soft_time_limit=270,
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=20_000,
        worker_soft_shutdown_timeout=8,
        worker_enable_soft_shutdown_on_idle=True,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
        worker_cancel_long_running_tasks_on_connection_loss=True,
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "visibility_timeout": 600,
            "unacked_restore_interval": 5,
            "unacked_restore_throttle": 1,
            "socket_timeout": 10,
            "socket_connect_timeout": 5,
            "socket_keepalive": True,
            "health_check_interval": 15,
        },
    )
    return app


def _celery_url(url: str) -> str:
    """Return kombu's spelling of a Redis address (`redis+socket://` for a unix socket)."""
    return "redis+socket://" + url.removeprefix("unix://") if url.startswith("unix://") else url


def ring_with(app: Celery) -> Callable[[Sequence[Bell]], Awaitable[None]]:
    """Return how the relay rings: over one connection, off the loop."""

    def send(bells: Sequence[Bell]) -> None:
        with app.producer_pool.acquire(block=True) as producer:
            for queue, together in messages(bells):
                app.send_task(
                    TASK,
                    args=[[(str(bell.org_id), str(bell.delivery_id)) for bell in together]],
                    queue=queue,
                    producer=producer,
                    retry=False,
                )

    async def ring(bells: Sequence[Bell]) -> None:
        await asyncio.to_thread(send, bells)

    return ring


def messages(bells: Sequence[Bell]) -> Iterator[tuple[str, Sequence[Bell]]]:
    """Yield the queue and the deliveries of each message."""
    for queue, found in groupby(sorted(bells, key=_queue), key=_queue):
        of_queue = list(found)
        size = 1
        if queue in SHORT_QUEUES:
            size = min(MOST_IN_A_MESSAGE, max(1, len(of_queue) // MESSAGES_OF_A_ROUND))
        for start in range(0, len(of_queue), size):
            yield queue, of_queue[start : start + size]


def _queue(bell: Bell) -> str:
    return bell.queue


class WorkerShell:
    """Binds the one task to a runtime that each child process makes for itself."""

    def __init__(
        self,
        app: Celery,
        open_runtime: Callable[[], Awaitable[Runtime]],
        registry: Registry,
        *,
        log_level: str,
    ) -> None:
        self._open_runtime = open_runtime
        self._registry = registry
        self._log_level = log_level
        self._loop: asyncio.AbstractEventLoop | None = None
        self._runtime: Runtime | None = None
        app.task(name=TASK)(self._deliver)
        worker_process_init.connect(self._start, weak=False)
        worker_process_shutdown.connect(self._stop, weak=False)
        setup_logging.connect(self._keep_our_logging, weak=False)

    def _keep_our_logging(self, **_: Any) -> None:
        configure(role="worker", level=self._log_level)

    def _start(self, **_: Any) -> None:
        configure(role="worker", level=self._log_level)
        self._loop = uvloop.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._runtime = self._loop.run_until_complete(self._open_runtime())

    def _stop(self, **_: Any) -> None:
        if self._loop is not None and self._runtime is not None:
            self._loop.run_until_complete(self._runtime.close())
            self._loop.close()

    def _deliver(self, rung: Sequence[tuple[str, str]]) -> None:
        if self._loop is None or self._runtime is None:
            self._start()
        loop, runtime = self._loop, self._runtime
        if loop is None or runtime is None:
            raise RuntimeError("the worker process has no event loop")
        loop.run_until_complete(self._deliver_all(runtime, rung))

    async def _deliver_all(self, runtime: Runtime, rung: Sequence[tuple[str, str]]) -> None:
        outcomes = await asyncio.gather(
            *(
                deliver(runtime.database, self._registry, UUID(org_id), UUID(delivery_id))
                for org_id, delivery_id in rung
            ),
            return_exceptions=True,
        )
        for (org_id, delivery_id), outcome in zip(rung, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                # The database is away: what was rung is claimed again when its lease ends.
                raise outcome
            if outcome in {"later", "dead"}:
                _log.warning("delivery", delivery_id=delivery_id, org_id=org_id, outcome=outcome)


def queue_names() -> str:
    """Return all queues, as Celery's command line wants them."""
    return ",".join(QUEUES)
