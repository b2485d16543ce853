"""The worker process: runs handlers."""

from rolecall.entrypoints import composition
from rolecall.infra import collector
from rolecall.infra.embedded import locate
from rolecall.infra.outbox import registry
from rolecall.infra.runtime import Runtime
from rolecall.infra.settings import Settings
from rolecall.infra.telemetry import configure
from rolecall.infra.worker.app import (
    MOST_IN_A_MESSAGE,
    WorkerShell,
    make_celery,
    queue_names,
)

CONCURRENCY = 2
"""Processes; each runs the deliveries of one message side by side."""


def run(settings: Settings, *, concurrency: int = CONCURRENCY) -> None:
    """Work until told to stop; what is under way is finished first."""
    configure(role="worker", level=settings.core.log_level)
    composition.load("models")
    composition.load("handlers")
    collector.settle()
    app = make_celery(locate(settings).redis_url)

    async def open_runtime() -> Runtime:
        return await composition.open_runtime(settings, role="worker", pool_size=MOST_IN_A_MESSAGE)

    WorkerShell(app, open_runtime, registry, log_level=settings.core.log_level)
    app.worker_main(
        [
            "worker",
            "--pool=prefork",
            f"--concurrency={concurrency}",
            f"--queues={queue_names()}",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
            f"--loglevel={settings.core.log_level}",
        ]
    )
