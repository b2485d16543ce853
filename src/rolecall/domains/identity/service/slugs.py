"""Organizations by slug, kept for a few seconds: every public page begins with this look-up."""

from datetime import datetime

from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.identity.queries import organizations as queries
from rolecall.domains.identity.rules.lifetimes import ACTOR_CACHE
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM

CAPACITY = 2_000


class SlugCache:
    """What was found under slugs lately, “nothing” included."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[datetime, OrganizationRef | None]] = {}

    async def find(self, database: Database, slug: str) -> OrganizationRef | None:
        """Return the active organization under a slug."""
        now = clock.now()
        found = self._entries.get(slug)
        if found is not None and abs(now - found[0]) < ACTOR_CACHE:
            return found[1]
        async with database.transaction(PLATFORM) as uow:
            organization = await queries.find_by_slug(uow, slug)
        shown = organization if organization and organization.is_active else None
        if len(self._entries) >= CAPACITY:
            self._entries.clear()
        self._entries[slug] = (now, shown)
        return shown

    def forget(self) -> None:
        """Look everything up anew."""
        self._entries.clear()
