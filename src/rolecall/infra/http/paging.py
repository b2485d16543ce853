"""Lists over HTTP: `?limit=&cursor=` in, `{"items", "next_cursor"}` out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request

from rolecall.infra.http.context import runtime_of
from rolecall.infra.http.cursors import decode_cursor, encode_cursor
from rolecall.infra.http.schemas import Out
from rolecall.kernel.pages import DEFAULT_LIMIT, MAX_LIMIT, Page, PageRequest

T = TypeVar("T")
S = TypeVar("S")


class PageOut(Out, Generic[T]):
    """One page of a list."""

    items: list[T]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Cursors:
    """The page that was asked for, and the means to name the next one."""

    limit: int
    cursor: str | None
    secret: bytes

    def request(self, purpose: str) -> PageRequest:
        """Return the page request of the list and sorting called `purpose`.

        Raises:
            InvalidInput: the cursor was altered or belongs to another list.
        """
        after = decode_cursor(self.secret, purpose, self.cursor) if self.cursor else None
        return PageRequest(self.limit, after)

    def next_cursor(self, purpose: str, page: Page[Any]) -> str | None:
        """Return the cursor of the page after this one."""
        if page.next_after is None:
            return None
        return encode_cursor(self.secret, purpose, page.next_after)


async def _cursors(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=1_000)] = None,
) -> Cursors:
    return Cursors(limit, cursor, runtime_of(request).keys.derive_secret("cursors"))


Paging = Annotated[Cursors, Depends(_cursors)]


def page_out(page: Page[T], paging: Cursors, purpose: str, render: Callable[[T], S]) -> PageOut[S]:
    """Render a page."""
    items = [render(item) for item in page.items]
    return PageOut(items=items, next_cursor=paging.next_cursor(purpose, page))
