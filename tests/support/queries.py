"""Counting what a block asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rolecall.infra.db import Database

_FRAME = ("BEGIN", "COMMIT", "ROLLBACK")


@contextmanager
def counted_statements(database: Database) -> Iterator[list[str]]:
    """Collect the statements of the block, without what begins and ends transactions.

    Only connections that are open already are listened to: ask the same thing once before.
    """
    seen: list[str] = []

    def note(record: Any) -> None:
        if not record.query.startswith(_FRAME):
            seen.append(record.query)

    connections = list(database.connections)
    assert connections, "ask once before counting, so that there are connections to listen to"
    for connection in connections:
        connection.add_query_logger(note)
    try:
        yield seen
    finally:
        for connection in connections:
            connection.remove_query_logger(note)
