"""Calendars as rows."""

from rolecall.domains.interviews.contracts import (
    CalendarKind,
    CalendarProblem,
    ConnectedCalendar,
)
from rolecall.domains.interviews.models.calendars import calendars
from rolecall.infra.db import Row

_c = calendars.c
SHOWN = (
    _c.user_id, _c.connection_id, _c.kind, _c.host, _c.connected_at, _c.tried_at, _c.read_at,
    _c.next_read_at, _c.failures, _c.problem,
)  # fmt: skip
"""All but what is secret."""


def calendar_of(row: Row) -> ConnectedCalendar:
    """Return a row as a calendar."""
    return ConnectedCalendar(
        user_id=row["user_id"],
        connection_id=row["connection_id"],
        kind=CalendarKind(row["kind"]),
        host=row["host"],
        connected_at=row["connected_at"],
        tried_at=row["tried_at"],
        read_at=row["read_at"],
        next_read_at=row["next_read_at"],
        failures=row["failures"],
        problem=CalendarProblem(row["problem"]) if row["problem"] else None,
    )
