"""Who a session is, kept for five seconds.

A warm request costs no statement. What changes rights in this process forgets at once; other
processes notice when their entry is five seconds old.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.identity.rules.lifetimes import ACTOR_CACHE
from rolecall.kernel import clock

CAPACITY = 10_000


class ActorCache:
    """Actors by what a request showed."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._entries: OrderedDict[Hashable, tuple[datetime, Actor]] = OrderedDict()
        self._capacity = capacity
        self._generation = 0

    async def get(self, key: Hashable, load: Callable[[], Awaitable[Actor | None]]) -> Actor | None:
        """Return the actor of `key`, loading it when it is unknown or older than five seconds."""
        now = clock.now()
        found = self._entries.get(key)
        # Also when the clock was moved back: an entry from the future is not fresh.
        if found is not None and abs(now - found[0]) < ACTOR_CACHE:
            return found[1]
        generation = self._generation
        actor = await load()
        # What was read before something was forgotten may be what had to be forgotten.
        if actor is not None and generation == self._generation:
            self._entries[key] = (now, actor)
            self._entries.move_to_end(key)
            if len(self._entries) > self._capacity:
                self._entries.popitem(last=False)
        else:
            self._entries.pop(key, None)
        return actor

    def forget(
        self,
        *,
        session_id: UUID | None = None,
        user_id: UUID | None = None,
        org_id: UUID | None = None,
    ) -> None:
        """Forget the entries of a session, a login, or an organization."""
        self._generation += 1
        gone = [
            key
            for key, (_, actor) in self._entries.items()
            if (session_id is not None and actor.session_id == session_id)
            or (user_id is not None and actor.user_id == user_id)
            or (org_id is not None and actor.org_id == org_id)
        ]
        for key in gone:
            del self._entries[key]
