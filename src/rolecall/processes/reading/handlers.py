"""A pass over the files of every organization, a portion at a time."""

from datetime import timedelta

from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.infra.outbox import scheduled
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@scheduled("reading.ask_for_what_is_unread", every=timedelta(hours=1), queue="bulk")
async def ask_for_what_is_unread(runtime: Runtime) -> None:
    """Ask for the next portion of files that nobody read, or only older readers, in each one."""
    for organization in await identity.list_organizations(runtime.database):
        async with runtime.database.transaction(Tenant(organization.id)) as uow:
            await files.ask_to_read(uow)
