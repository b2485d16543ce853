"""How an entry becomes bytes, and how entries hang together. Pure.

The chain is `hash(n) = sha256(hash(n-1) ‖ body(n))` with 32 zero bytes before the first, where
`body` is the canonical JSON, version 1: keys sorted, no blanks, UTF-8, stored exactly as hashed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

VERSION = 1
GENESIS = bytes(32)


def canonical(
    *,
    at: datetime,
    actor_kind: str,
    actor_id: UUID | None,
    actor_name: str,
    action: str,
    record_type: str,
    record_id: UUID | None,
    summary: str,
    changes: Mapping[str, Any],
    ip: str,
    request_id: str,
) -> str:
    """Return the body of an entry."""
    return json.dumps(
        {
            "v": VERSION,
            "at": at.isoformat(),
            "actor": {
                "kind": actor_kind,
                "id": str(actor_id) if actor_id else None,
                "name": actor_name,
            },
            "action": action,
            "record": {"type": record_type, "id": str(record_id) if record_id else None},
            "summary": summary,
            "changes": changes,
            "ip": ip,
            "request": request_id,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=str,
    )


def link(previous: bytes, body: str) -> bytes:
    """Return the hash that follows `previous`."""
    return hashlib.sha256(previous + body.encode()).digest()


def first_break(
    links: Iterable[tuple[int, str, bytes]], previous: bytes = GENESIS, seq: int = 0
) -> tuple[int | None, bytes, int]:
    """Walk `(seq, body, hash)` in order from a known state.

    Returns the first sequence number that does not follow (None if all do), and the state reached.
    """
    for number, body, stored in links:
        expected = link(previous, body)
        if number != seq + 1 or stored != expected:
            return seq + 1, previous, seq
        previous, seq = expected, number
    return None, previous, seq
