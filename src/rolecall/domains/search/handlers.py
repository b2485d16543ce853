"""Making findable what was written before it was searched."""

from datetime import timedelta

from rolecall.domains.identity import api as identity
from rolecall.domains.search.service import index_what_is_not
from rolecall.infra.outbox import scheduled
from rolecall.infra.runtime import Runtime


@scheduled("search.index_what_is_not", every=timedelta(minutes=5), queue="bulk")
async def on_schedule(runtime: Runtime) -> None:
    """Make the terms of notes and texts that have none, in each organization."""
    for organization in await identity.list_organizations(runtime.database):
        await index_what_is_not(runtime.database, organization.id)
