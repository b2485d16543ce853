"""Whether anything of an organization changed, and whether anything would be sent."""

from uuid import UUID

import asyncpg

from rolecall.infra.db.tables import Kind, kind_of, metadata
from rolecall.kernel.tenant import PLATFORM_ORG

_RECORDS_OF_REFUSALS = {"audit_entries", "audit_heads"}
_SENT = {"outbox_events", "outbox_deliveries"}

Fingerprint = dict[str, tuple[int, int]]


async def fingerprint(
    admin: "asyncpg.Connection[asyncpg.Record]", org_id: UUID, user_id: UUID
) -> Fingerprint:
    """Return per table how many rows there are and a hash over all of them.

    Of the organization, of the platform's outbox, and of one login. What records refusals is left
    out, and when a session was last seen.
    """
    parts = [
        _part(table.name, f"org_id = '{org_id}'")
        for table in metadata.tables.values()
        if kind_of(table) is Kind.TENANT and table.name not in _RECORDS_OF_REFUSALS
    ]
    parts += [_part(name, f"org_id = '{PLATFORM_ORG}'", f"platform's {name}") for name in _SENT]
    parts.append(_part("organizations", f"id = '{org_id}'"))
    parts.append(_part("users", f"id = '{user_id}'"))
    parts.append(_part("passkeys", f"user_id = '{user_id}'"))
    parts.append(_part("push_devices", f"user_id = '{user_id}'"))
    parts.append(
        _part(
            "(SELECT id, active_org_id, revoked_at FROM sessions "
            f"WHERE user_id = '{user_id}') AS own",
            "true",
            "sessions",
        )
    )
    rows = await admin.fetch(" UNION ALL ".join(parts))
    return {row["name"]: (row["n"], row["hash"]) for row in rows}


def _part(source: str, condition: str, name: str = "") -> str:
    return (
        f"SELECT $${name or source}$$ AS name, count(*) AS n, "
        f"coalesce(sum(hashtextextended(row_to_json(x)::text, 0)), 0)::numeric AS hash "
        f"FROM (SELECT * FROM {source} WHERE {condition}) AS x"
    )
