"""Pages of a list: keyset pagination, never offsets.

A page is asked for with a limit and the position after which it begins; the position is a tuple of
the sort key's values and is opaque and signed outside (`rolecall.infra.http.cursors`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

DEFAULT_LIMIT = 50
MAX_LIMIT = 200


@dataclass(frozen=True, slots=True)
class PageRequest:
    """How many rows, after which position. `after` is None for the first page."""

    limit: int = DEFAULT_LIMIT
    after: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. `next_after` is the position of the next page, None at the end."""

    items: Sequence[T]
    next_after: tuple[Any, ...] | None = None

    @classmethod
    def of(
        cls, rows: Sequence[T], request: PageRequest, position: Callable[[T], tuple[Any, ...]]
    ) -> "Page[T]":
        """Cut a page out of `limit + 1` fetched rows."""
        if len(rows) <= request.limit:
            return cls(rows)
        items = rows[: request.limit]
        return cls(items, position(items[-1]))

    def map(self, convert: Callable[[T], U]) -> "Page[U]":
        """Return the same page with each item converted."""
        return Page([convert(item) for item in self.items], self.next_after)
