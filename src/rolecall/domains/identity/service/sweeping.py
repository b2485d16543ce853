"""Forgetting what ended long ago."""

from datetime import timedelta

from rolecall.domains.identity.repository.passkeys import delete_over_challenges
from rolecall.domains.identity.repository.sessions import delete_ended_sessions
from rolecall.domains.identity.repository.users import delete_old_account_tokens
from rolecall.domains.identity.rules.places import KNOWN_FOR
from rolecall.infra.db import Database
from rolecall.kernel import clock
from rolecall.kernel.tenant import PLATFORM

KEEP_ENDED = timedelta(days=30)
KEEP_SESSIONS = KNOWN_FOR
"""Ended sessions say for so long from where a login is used."""


async def sweep(db: Database) -> int:
    """Delete sessions, mailed links and challenges that ended; returns how many rows went."""
    now = clock.now()
    async with db.transaction(PLATFORM) as uow:
        return (
            await delete_ended_sessions(uow, now - KEEP_SESSIONS)
            + await delete_old_account_tokens(uow, now - KEEP_ENDED)
            + await delete_over_challenges(uow, now)
        )
