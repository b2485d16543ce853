"""Forgetting what was written to a login that its owner deleted."""

from rolecall.domains.identity.events import LoginDeleted
from rolecall.domains.messaging.repository.erasing import erase_mails_of_login
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import normalise_email


async def forget_login(uow: UnitOfWork, event: LoginDeleted) -> None:
    """Remove what the installation wrote to the login; what employers wrote stays with them.

    The mail that tells of the deletion is later than it, and stays.
    """
    await erase_mails_of_login(uow, event.user_id, normalise_email(event.email), event.deleted_at)
