"""Writes that go to the server together.

A change, its event and its audit entry are three statements, and a round trip costs more than any
of them. A `Write` is a statement whose outcome nobody waits for; those of one transaction are
joined: all but one become common table expressions of that one, compiled once per combination.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import sqlalchemy as sa

from rolecall.infra.db.statements import Statement


class Write:
    """An INSERT that can be joined with others; it may hold data-modifying CTEs of its own.

    All of a joined statement see the rows as they were before it, so no two may write the same row.
    Parameters of the same name are the same value: name all but `org_id` after what is written.
    """

    __slots__ = ("built",)

    def __init__(self, built: sa.Insert) -> None:
        self.built = built


Queued: TypeAlias = tuple[Write, dict[str, Any]]

_joined: dict[tuple[Write, ...], Statement] = {}


def joined(queued: Sequence[Queued]) -> tuple[str, list[Any]]:
    """Return one statement for different writes, and its arguments.

    Raises:
        ValueError: two writes give a parameter of the same name different values.
    """
    given: dict[str, Any] = {}
    for _, values in queued:
        for name, value in values.items():
            if given.setdefault(name, value) != value:
                raise ValueError(f"two writes disagree about the parameter {name}")
    key = tuple(write for write, _ in queued)
    statement = _joined.get(key)
    if statement is None:
        statement = _joined[key] = _join(key)
    return statement.sql, statement.arguments(given)


def repeated(queued: Sequence[Queued]) -> tuple[dict[Write, list[dict[str, Any]]], list[Queued]]:
    """Return what has to go out before because the same write comes again, and the last of each."""
    by_write: dict[Write, list[dict[str, Any]]] = {}
    for write, values in queued:
        by_write.setdefault(write, []).append(values)
    earlier = {write: values[:-1] for write, values in by_write.items() if len(values) > 1}
    return earlier, [(write, values[-1]) for write, values in by_write.items()]


def _join(writes: Sequence[Write]) -> Statement:
    *others, last = (write.built for write in writes)
    return Statement(
        last.add_cte(*(other.cte(f"write_{place}") for place, other in enumerate(others)))
    )
