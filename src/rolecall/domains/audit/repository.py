"""Appending to the chain."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.audit.contracts import NewEntry
from rolecall.domains.audit.models import entries, heads
from rolecall.domains.audit.rules import GENESIS
from rolecall.infra.db import UnitOfWork, Write


def _append() -> sa.Insert:
    """Return the new head, and the entry that it comes from, as one statement.

    The head's row lock orders the writers of one organization; hashing on the server keeps it held
    for one round trip. The body is hashed as the bytes of what is stored.
    """
    org_id = sa.bindparam("org_id", type_=entries.c.org_id.type)
    body = sa.bindparam("entry_body", type_=entries.c.body.type)
    genesis = sa.bindparam("entry_genesis", type_=heads.c.hash.type)
    content = sa.func.convert_to(body, sa.literal_column("'UTF8'"), type_=heads.c.hash.type)
    head = (
        insert(heads)
        .values(org_id=org_id, seq=1, hash=sa.func.sha256(genesis.op("||")(content)))
        .on_conflict_do_update(
            index_elements=["org_id"],
            set_={
                "seq": heads.c.seq + 1,
                "hash": sa.func.sha256(heads.c.hash.op("||")(content)),
            },
        )
        .returning(heads.c.seq, heads.c.hash)
        .cte("head")
    )
    told = {
        name: sa.bindparam(f"entry_{name}", type_=entries.c[name].type)
        for name in ("at", "actor_id", "action", "record_type", "record_id")
    }
    values = {"org_id": org_id, "seq": head.c.seq, "body": body, "hash": head.c.hash} | told
    return sa.insert(entries).from_select(list(values), sa.select(*values.values()))


_APPEND = Write(_append())


def append(uow: UnitOfWork, entry: NewEntry, body: str) -> None:
    """Append one entry to the chain of the transaction's organization, at its end."""
    uow.write(
        _APPEND,
        org_id=uow.org_id,
        entry_genesis=GENESIS,
        entry_body=body,
        entry_at=entry.at,
        entry_actor_id=entry.actor_id,
        entry_action=entry.action,
        entry_record_type=entry.record_type,
        entry_record_id=entry.record_id,
    )
