"""The directory of organizations."""

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts import (
    NewOrganization,
    OrganizationRef,
    OrganizationSettings,
)
from rolecall.domains.identity.events import OrganizationCreated
from rolecall.domains.identity.queries import organizations as queries
from rolecall.domains.identity.repository import organizations as repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict


async def create_organization(
    uow: UnitOfWork, actor: Actor, command: NewOrganization
) -> OrganizationRef:
    """Make the transaction's tenant an organization: its id is the one the transaction runs under.

    Raises:
        Conflict: the slug is taken.
    """
    if not await repository.insert_organization(uow, command):
        raise slug_taken(command.slug)
    await repository.insert_settings(uow, OrganizationSettings())
    audit.record(
        uow,
        actor,
        "organizations.created",
        "organization",
        uow.org_id,
        f"Created the organization “{command.name}”.",
        {"slug": audit.Change(None, command.slug)},
    )
    uow.emit(OrganizationCreated(organization_id=uow.org_id, slug=command.slug, name=command.name))
    return await queries.get_organization(uow, uow.org_id)


def slug_taken(slug: str) -> Conflict:
    """Return the refusal of a slug that another organization has."""
    return Conflict(
        f"Another organization has the address “{slug}”. Choose another one.", code="slug_taken"
    )
