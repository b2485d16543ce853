"""Appending to the chain."""

from rolecall.domains.audit.contracts import NewEntry
from rolecall.domains.audit.rules import GENESIS
from rolecall.infra.db import UnitOfWork

# The head's row lock orders the writers of one organization; hashing in the same statement keeps it
# held for one round trip. The body is cast to bytea by convert_to, so that what is hashed is what
# is stored.
APPEND = """
WITH head AS (
    INSERT INTO audit_heads AS h (org_id, seq, hash)
    VALUES ($1, 1, sha256($2::bytea || convert_to($3, 'UTF8')))
    ON CONFLICT (org_id) DO UPDATE
    SET seq = h.seq + 1, hash = sha256(h.hash || convert_to($3, 'UTF8'))
    RETURNING seq, hash
)
INSERT INTO audit_entries (org_id, seq, at, actor_id, action, record_type, record_id, body, hash)
SELECT $1, head.seq, $4, $5, $6, $7, $8, $3, head.hash FROM head
"""


async def append(uow: UnitOfWork, entry: NewEntry, body: str) -> None:
    """Append one entry to the chain of the transaction's organization."""
    await uow.connection.execute(
        APPEND,
        uow.org_id,
        GENESIS,
        body,
        entry.at,
        entry.actor_id,
        entry.action,
        entry.record_type,
        entry.record_id,
    )
