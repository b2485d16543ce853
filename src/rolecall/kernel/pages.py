"""Pages of a list: keyset pagination, never offsets.

A page is asked for with a limit and the position after which it begins; the position is a tuple of
the sort key's values and is opaque and signed outside (`rolecall.infra.http.cursors`).

Lists are counted on request only, and no further than `MAX_COUNTED`: what a person does with a
number beyond that does not pay for reading every row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

DEFAULT_LIMIT = 50
MAX_LIMIT = 200
MAX_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class PageRequest:
    """How many rows, after which position. `after` is None for the first page."""

    limit: int = DEFAULT_LIMIT
    after: tuple[Any, ...] | None = None
    counted: bool = False
    """Whether the whole list is counted, too."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many items a list has on all its pages; `is_capped`: that many or more."""

    count: int
    is_capped: bool

    @classmethod
    def of(cls, found: int) -> "Total":
        """Return the total of a count that stopped at one more than `MAX_COUNTED`."""
        return cls(min(found, MAX_COUNTED), found > MAX_COUNTED)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. `next_after` is the position of the next page, None at the end.

    `total` is None where it was not asked for.
    """

    items: Sequence[T]
    next_after: tuple[Any, ...] | None = None
    total: Total | None = None

    @classmethod
    def of(
        cls,
        rows: Sequence[T],
        request: PageRequest,
        position: Callable[[T], tuple[Any, ...]],
        total: Total | None = None,
    ) -> "Page[T]":
        """Cut a page out of `limit + 1` fetched rows."""
        if len(rows) <= request.limit:
            return cls(rows, None, total)
        items = rows[: request.limit]
        return cls(items, position(items[-1]), total)

    def map(self, convert: Callable[[T], U]) -> "Page[U]":
        """Return the same page with each item converted."""
        return self.with_items([convert(item) for item in self.items])

    def with_items(self, items: Sequence[U]) -> "Page[U]":
        """Return the same page with other items in its items' places."""
        return Page(items, self.next_after, self.total)
