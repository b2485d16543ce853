"""The worker: a thin synchronous Celery shell around one event loop per process.

Celery 5.7 has no asyncio pool. Each child process makes its loop and its pool after the fork and
keeps them for its lifetime.
"""

from rolecall.infra.worker.app import make_celery, ring_with

__all__ = ["make_celery", "ring_with"]
