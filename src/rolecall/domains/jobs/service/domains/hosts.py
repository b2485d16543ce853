"""Whose site a host shows, kept for a few seconds: every request at another host begins with it.

Guarantees: a domain that is not proved any more is shown for no longer than those seconds.
"""

from datetime import datetime
from typing import Final, Generic, TypeVar

from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.domains import DomainOwner
from rolecall.domains.jobs.queries import domains as queries
from rolecall.domains.jobs.rules.domains import KEPT
from rolecall.infra.db import Database
from rolecall.infra.http.site_hosts import SiteHost
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

CAPACITY: Final = 2_000
_NOTE: Final = "jobs.custom_hosts"
T = TypeVar("T")


class _Lately(Generic[T]):
    """What was found lately, “nothing” included."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[datetime, T]] = {}

    def get(self, name: str) -> tuple[T] | None:
        found = self._found.get(name)
        return (found[1],) if found and abs(clock.now() - found[0]) < KEPT else None

    def keep(self, name: str, value: T) -> T:
        if len(self._found) >= CAPACITY:
            self._found.clear()
        self._found[name] = (clock.now(), value)
        return value


class Hosts:
    """The hosts that this process was asked for."""

    def __init__(self) -> None:
        self._owners: _Lately[DomainOwner | None] = _Lately()
        self._mains: _Lately[str] = _Lately()

    async def find_owner(self, database: Database, host: str) -> DomainOwner | None:
        """Return whose site is shown under a host, None if none is or it is suspended."""
        kept = self._owners.get(host)
        return kept[0] if kept else self._owners.keep(host, await _find_owner(database, host))

    async def find_main_host(self, database: Database, slug: str) -> str:
        """Return the host by which the site under a slug is known, empty where it has none."""
        kept = self._mains.get(slug)
        if kept:
            return kept[0]
        organization = await identity.find_organization_by_slug(database, slug)
        found = await queries.find_main_host(database, organization.id) if organization else ""
        return self._mains.keep(slug, found)

    def forget(self) -> None:
        """Look everything up anew."""
        self._owners, self._mains = _Lately(), _Lately()


class CustomDomains:
    """What the edge of HTTP asks."""

    async def find_host(self, database: Database, host: str) -> SiteHost | None:
        """Return the site's domain of this name, None if no site is shown under it."""
        owner = await hosts_of(database.runtime).find_owner(database, host)
        return SiteHost(owner.host, owner.main) if owner else None

    async def find_main_host(self, database: Database, name: str) -> str:
        """Return the domain that a site is known by, by its slug; empty where it has none."""
        return await hosts_of(database.runtime).find_main_host(database, name)


def hosts_of(runtime: Runtime) -> Hosts:
    """Return the hosts of this process."""
    found = runtime.notes.get(_NOTE)
    if not isinstance(found, Hosts):
        found = runtime.notes[_NOTE] = Hosts()
    return found


async def _find_owner(database: Database, host: str) -> DomainOwner | None:
    org_id = await queries.find_owner(database, host)
    if org_id is None:
        return None
    async with database.transaction(Tenant(org_id)) as uow:
        organization = await identity.get_organization(uow)
        main = await queries.main_host(uow)
    return DomainOwner(organization, host, main or host) if organization.is_active else None
