"""How an entry becomes bytes, and how entries hang together. Pure.

The chain is `hash(n) = sha256(hash(n-1) ‖ body(n))` with 32 zero bytes before the first, where
`body` is the canonical JSON, version 1: keys sorted, no blanks, UTF-8, stored exactly as hashed.
`summary` is the English sentence; `said`, which entries before it lack, is its template and parts.
"""

import hashlib
import json
from collections.abc import Iterable

from rolecall.domains.audit.contracts import NewEntry
from rolecall.kernel.sentences import kept, say

VERSION = 1
GENESIS = bytes(32)
OF_CANDIDATES = say("The candidate")
"""The name of every candidate who acts, in the body as in English."""


def canonical(entry: NewEntry) -> str:
    """Return the body of an entry."""
    said = kept(entry.summary)
    return json.dumps(
        {
            "v": VERSION,
            "at": entry.at.isoformat(),
            "actor": {
                "kind": entry.actor_kind,
                "id": str(entry.actor_id) if entry.actor_id else None,
                "name": entry.actor_name,
            },
            "action": entry.action,
            "record": {
                "type": entry.record_type,
                "id": str(entry.record_id) if entry.record_id else None,
            },
            "summary": entry.summary,
            **({"said": said} if said else {}),
            "changes": entry.changes,
            "ip": entry.ip,
            "request": entry.request_id,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=str,
    )


def actor_called(name: str) -> str:
    """Return an actor's name as it was written, as a sentence where it stands for candidates."""
    return OF_CANDIDATES if name == OF_CANDIDATES else name


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
