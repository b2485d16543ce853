"""What administrators do with the domains of their careers site.

Guarantees: nothing is shown under a domain by adding it; a check in the background, which looks at
the domain name system and at nothing that came with a request, decides that.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.jobs.contracts.domains import (
    MOST_DOMAINS,
    CustomDomain,
    DomainProblem,
    DomainStatus,
    FoundRecords,
)
from rolecall.domains.jobs.events import CareersDomainsChanged, DomainCheckDue
from rolecall.domains.jobs.queries import domains as queries
from rolecall.domains.jobs.repository import domains as repository
from rolecall.domains.jobs.rules.domains import host_of
from rolecall.domains.jobs.service.domains.hosts import hosts_of
from rolecall.domains.jobs.service.publishing import follow_organization
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

TOKEN_BYTES: Final = 20
_PREFIX: Final = "rolecall-"


@dataclass(frozen=True, slots=True)
class DomainTarget:
    """Where domains have to lead: a host, and addresses for names that can have no alias."""

    host: str
    addresses: tuple[str, ...]


def target_of(runtime: Runtime) -> DomainTarget:
    """Return where domains have to lead."""
    names = runtime.settings.names
    host = names.custom_domain_target or runtime.public_host
    return DomainTarget(host, tuple(sorted(names.addresses())))


async def list_domains(uow: UnitOfWork) -> Sequence[CustomDomain]:
    """Return the organization's domains, in the order in which they were added."""
    return await queries.list_domains(uow)


async def unproved_domains(db: Database) -> list[str]:
    """Return the domains of all organizations that lost their proof, for operators."""
    found: list[str] = []
    for organization in await identity.list_organizations(db):
        async with db.transaction(Tenant(organization.id)) as uow:
            found += [
                f"{one.host} ({organization.slug})"
                for one in await queries.list_domains(uow)
                if one.status in {DomainStatus.FAILING, DomainStatus.FAILED}
            ]
    return found


async def add_domain(uow: UnitOfWork, actor: Actor, typed: str) -> CustomDomain:
    """Add a domain, with a token of its own that has to be put into its zone.

    Raises:
        InvalidInput: that can be no domain of theirs.
        Conflict: they have it already, or as many as they may.
    """
    own_hosts = {uow.runtime.public_host, target_of(uow.runtime).host}
    host = host_of(typed, own_hosts=own_hosts)
    if len(await queries.list_domains(uow)) >= MOST_DOMAINS:
        raise Conflict(
            say("A careers site has at most {most} domains. Remove one first.", most=MOST_DOMAINS),
            code="too_many_domains",
        )
    now = clock.now()
    domain = CustomDomain(
        id=ids.uuid7(),
        host=host,
        token=_PREFIX + secrets.token_hex(TOKEN_BYTES),
        status=DomainStatus.PENDING,
        problem=DomainProblem.NONE,
        found=FoundRecords(),
        is_main=False,
        check=1,
        failures=0,
        created_at=now,
        created_by_name=actor.name,
        asked_since=now,
        checked_at=None,
        next_check_at=now,
        verified_at=None,
    )
    if not await repository.insert_domain(uow, domain):
        raise Conflict(say("“{host}” is on the list already.", host=host), code="domain_exists")
    audit.record(
        uow, actor, "careers_domains.added", "organization", uow.org_id,
        say("Added the domain “{host}” to the careers site.", host=host),
    )  # fmt: skip
    tell_changed(uow)
    uow.emit(DomainCheckDue(domain_id=domain.id, number=domain.check))
    return domain


async def ask_for_check(uow: UnitOfWork, domain_id: UUID) -> CustomDomain:
    """Let a domain be looked at now. What was to look at it later gives way.

    Raises:
        NotFound: there is no such domain.
    """
    domain, now = await _get(uow, domain_id), clock.now()
    asked = replace(domain, check=domain.check + 1, next_check_at=now)
    if not domain.is_shown:
        asked = replace(asked, status=DomainStatus.PENDING, failures=0, asked_since=now)
    await repository.save_domain(uow, asked)
    tell_changed(uow)
    uow.emit(DomainCheckDue(domain_id=domain.id, number=asked.check))
    return asked


async def make_main(uow: UnitOfWork, actor: Actor, domain_id: UUID) -> CustomDomain:
    """Let the site be known by a domain; its other addresses lead there.

    Raises:
        NotFound: there is no such domain.
        Conflict: nothing is shown under it.
    """
    domain = await _get(uow, domain_id)
    if not domain.is_shown:
        raise Conflict(
            say("“{host}” has to be verified first.", host=domain.host), code="domain_not_verified"
        )
    if domain.is_main:
        return domain
    await repository.set_main(uow, domain.id)
    audit.record(
        uow, actor, "careers_domains.made_main", "organization", uow.org_id,
        say("Made “{host}” the careers site's main domain.", host=domain.host),
    )  # fmt: skip
    await follow_main(uow)
    return replace(domain, is_main=True)


async def remove_domain(uow: UnitOfWork, actor: Actor, domain_id: UUID) -> None:
    """Remove a domain. The careers site is at its other domain then, or at this installation.

    Raises:
        NotFound: there is no such domain.
    """
    domain = await _get(uow, domain_id)
    await repository.delete_domain(uow, domain.id)
    audit.record(
        uow, actor, "careers_domains.removed", "organization", uow.org_id,
        say("Removed the domain “{host}” from the careers site.", host=domain.host),
    )  # fmt: skip
    await settle_main(uow, was_main=domain.is_main)


async def settle_main(uow: UnitOfWork, *, was_main: bool) -> None:
    """After a domain is shown no more: let another one be the main one if it was it."""
    if was_main:
        await repository.set_main(uow, await queries.first_shown(uow))
        await follow_main(uow)
    else:
        tell_changed(uow)


async def follow_main(uow: UnitOfWork) -> None:
    """Let pages, postings and whoever looks at the settings know of the main domain."""
    await follow_organization(uow)
    tell_changed(uow)


def tell_changed(uow: UnitOfWork) -> None:
    """Let who looks at the settings see what changed, and this process ask anew whose a host is."""
    uow.emit(CareersDomainsChanged(organization_id=uow.org_id))
    runtime = uow.runtime

    async def forget() -> None:
        hosts_of(runtime).forget()

    uow.after_commit(forget)


async def _get(uow: UnitOfWork, domain_id: UUID) -> CustomDomain:
    domain = await queries.find_domain_for_update(uow, domain_id)
    if domain is None:
        raise NotFound(say("There is no such domain."))
    return domain
