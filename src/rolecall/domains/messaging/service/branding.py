"""Whose name and colours a mail wears."""

from dataclasses import dataclass

from rolecall.domains.identity import api as identity
from rolecall.domains.messaging.contracts import Brand
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.tenant import PLATFORM_ORG

PLATFORM_NAME = "Rolecall"


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender of a mail, and the zone that it thinks in."""

    brand: Brand
    time_zone: str = "UTC"


def platform_sender(uow: UnitOfWork) -> Sender:
    """Return the installation itself: it writes about accounts."""
    return Sender(Brand(name=PLATFORM_NAME, home_url=uow.runtime.public_url))


async def sender_of(uow: UnitOfWork) -> Sender:
    """Return the transaction's organization, or the installation where there is none."""
    if uow.org_id == PLATFORM_ORG:
        return platform_sender(uow)
    organization = await identity.get_organization(uow)
    settings = await identity.get_settings(uow)
    careers = f"{uow.runtime.public_url}/careers/{organization.slug}"
    brand = Brand(
        name=organization.name,
        color=settings.primary_color,
        home_url=careers if settings.careers_enabled else None,
        sender_name=settings.mail_sender_name,
    )
    return Sender(brand, organization.time_zone)
