"""Forgetting what ended long ago."""

from datetime import timedelta

from rolecall.domains.identity.repository.sessions import delete_ended_sessions
from rolecall.domains.identity.repository.users import delete_old_account_tokens
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM

KEEP_ENDED = timedelta(days=30)


async def sweep(db: Database) -> int:
    """Delete sessions and mailed links that ended 30 days ago; returns how many rows went."""
    before = clock.now() - KEEP_ENDED
    async with db.transaction(PLATFORM) as uow:
        return await delete_ended_sessions(uow, before) + await delete_old_account_tokens(
            uow, before
        )
