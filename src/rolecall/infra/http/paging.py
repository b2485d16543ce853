"""Lists over HTTP: `?limit=&cursor=` in, `{"items", "next_cursor"}` out.

With `?count=true` every list also says `total` and `total_is_capped`: how many items there are on
all its pages, for the same filters and the same eyes, wherever the cursor stands. That is one more
statement. It counts up to 10,000 (`rolecall.kernel.pages.MAX_COUNTED`); of a longer list `total` is
10,000 and `total_is_capped` true. Without it neither member is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from pydantic import Field

from rolecall.infra.http.context import runtime_of
from rolecall.infra.http.cursors import decode_cursor, encode_cursor
from rolecall.infra.http.schemas import Out
from rolecall.kernel.pages import DEFAULT_LIMIT, MAX_COUNTED, MAX_LIMIT, Page, PageRequest

T = TypeVar("T")
S = TypeVar("S")


def _is_none(value: Any) -> bool:
    return value is None


class PageOut(Out, Generic[T]):
    """One page of a list."""

    items: list[T]
    next_cursor: str | None = None
    total: Annotated[
        int | None,
        Field(
            exclude_if=_is_none,
            description=f"With `count=true`: the items on all pages, {MAX_COUNTED:,} at most.",
        ),
    ] = None
    total_is_capped: Annotated[
        bool | None,
        Field(exclude_if=_is_none, description="With `count=true`: there are more than `total`."),
    ] = None


@dataclass(frozen=True, slots=True)
class Cursors:
    """The page that was asked for, and the means to name the next one."""

    limit: int
    cursor: str | None
    secret: bytes
    counted: bool = False

    def request(self, purpose: str) -> PageRequest:
        """Return the page request of the list and sorting called `purpose`.

        Raises:
            InvalidInput: the cursor was altered or belongs to another list.
        """
        after = decode_cursor(self.secret, purpose, self.cursor) if self.cursor else None
        return PageRequest(self.limit, after, self.counted)

    def next_cursor(self, purpose: str, page: Page[Any]) -> str | None:
        """Return the cursor of the page after this one."""
        if page.next_after is None:
            return None
        return encode_cursor(self.secret, purpose, page.next_after)


async def _cursors(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=1_000)] = None,
    count: Annotated[bool, Query(description="Say how many there are on all pages.")] = False,
) -> Cursors:
    return Cursors(limit, cursor, runtime_of(request).keys.derive_secret("cursors"), count)


async def _beginnings(request: Request) -> Cursors:
    return Cursors(DEFAULT_LIMIT, None, runtime_of(request).keys.derive_secret("cursors"))


Paging = Annotated[Cursors, Depends(_cursors)]
Beginnings = Annotated[Cursors, Depends(_beginnings)]
"""For what shows how lists begin and names where each goes on, and is not paged itself."""


def page_out(page: Page[T], paging: Cursors, purpose: str, render: Callable[[T], S]) -> PageOut[S]:
    """Render a page."""
    return PageOut(**page_body(page.map(render), paging, purpose))


def page_body(page: Page[Any], paging: Cursors, purpose: str) -> dict[str, Any]:
    """Return what stands in the answer with one page, of the shape of `PageOut`."""
    body: dict[str, Any] = {"items": page.items, "next_cursor": paging.next_cursor(purpose, page)}
    if page.total is not None:
        body |= {"total": page.total.count, "total_is_capped": page.total.is_capped}
    return body
