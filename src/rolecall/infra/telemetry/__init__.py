"""Logs as JSON lines on stdout, with allow-listed fields: no bodies, no personal data."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import msgspec
import structlog

_ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "role", "method", "path", "status", "ms", "request_id",
        "exception", "error", "count", "handler", "delivery_id", "org_id", "queue", "name",
        "reason", "revision", "pid", "address", "seconds", "outcome", "kind",
    }
)  # fmt: skip
_encoder = msgspec.json.Encoder(enc_hook=repr)
"""A line for every request: the standard library takes ten times as long."""


def configure(*, role: str, level: str = "INFO") -> None:
    """Set up logging for this process. `role` is api, worker, relay or cli."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(role=role)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _only_allowed,
            structlog.processors.JSONRenderer(_encoded),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.BytesLoggerFactory(sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )


def _encoded(event: Mapping[str, Any], **_: Any) -> bytes:
    return _encoder.encode(event)


def _only_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in event.items() if name in _ALLOWED}
