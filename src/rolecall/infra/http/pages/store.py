"""Rendered pages that a process keeps, so that a page nobody changed is not made twice.

A page is kept under everything that it depends on, versions of the data included; a change makes
a new key, and the old page is pushed out when room is needed.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime
from typing import Any, TypeVar

from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock

V = TypeVar("V")
_NOTE = "http.pages.store"


class PageStore:
    """Keeps the pages that were asked for last."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, tuple[Any, datetime | None]] = OrderedDict()

    async def get_or_make(
        self, key: Hashable, make: Callable[[], Awaitable[tuple[V, datetime | None]]]
    ) -> V:
        """Return what is kept under `key`, or make it; a key stands for one type of value.

        `make` also says until when the value holds; None is for as long as its key does.
        """
        found = self._kept.get(key)
        if found is not None and (found[1] is None or clock.now() < found[1]):
            self._kept.move_to_end(key)
            kept: V = found[0]
            return kept
        made = self._kept[key] = await make()
        self._kept.move_to_end(key)
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return made[0]


def store_of(runtime: Runtime) -> PageStore:
    """Return the store of this process."""
    found = runtime.notes.get(_NOTE)
    if not isinstance(found, PageStore):
        found = runtime.notes[_NOTE] = PageStore(runtime.settings.http.kept_pages)
    return found
