"""Writing to the audit log, and proving it.

Guarantees: an entry is committed with the change it tells of or not at all; entries of one
organization form one chain without gaps; `verify` finds any entry that was altered, removed from
the middle, or put in between, and any column that no longer agrees with the hashed body.
"""

import json
from collections.abc import Mapping
from uuid import UUID

from rolecall.access import Actor, ActorKind, Role
from rolecall.domains.audit import queries, repository, rules
from rolecall.domains.audit.contracts import Change, NewEntry, Verification
from rolecall.infra.db import Row, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.sentences import Sentence, say

_NOTES = "audit.entries"
_LAST = "~audit"
"""The hook's name; it sorts behind all others, because the chain's head is the hottest row."""


def record(
    uow: UnitOfWork,
    actor: Actor,
    action: str,
    record_type: str,
    record_id: UUID | None,
    summary: Sentence,
    changes: Mapping[str, Change] | None = None,
) -> None:
    """Write an entry at the end of this transaction.

    `action` is `domain.past_tense` (`jobs.published`), `summary` one sentence for people. Neither
    they nor the changes hold personal values of candidates: what is erased later cannot be taken
    out of the chain. For the same reason a candidate who acts has no name and no address in it.
    """
    is_candidate = actor.kind is ActorKind.CANDIDATE or actor.role is Role.CANDIDATE
    entry = NewEntry(
        at=clock.now(),
        actor_kind=actor.kind.value,
        actor_id=actor.user_id,
        actor_name=str(rules.OF_CANDIDATES) if is_candidate else actor.name,
        action=action,
        record_type=record_type,
        record_id=record_id,
        summary=summary,
        changes={
            name: {"before": change.before, "after": change.after}
            for name, change in (changes or {}).items()
        },
        ip="" if is_candidate else actor.ip,
        request_id=actor.request_id,
    )
    pending: list[NewEntry] = uow.notes.setdefault(_NOTES, [])
    pending.append(entry)
    uow.before_commit(_LAST, _append_pending)


async def _append_pending(uow: UnitOfWork) -> None:
    for entry in uow.notes.pop(_NOTES, []):
        repository.append(uow, entry, rules.canonical(entry))


async def verify(uow: UnitOfWork) -> Verification:
    """Walk the whole chain of the transaction's organization."""
    previous, seq = rules.GENESIS, 0
    async for rows in queries.walk(uow, uow.org_id):
        for row in rows:
            broken, previous, seq = rules.first_break(
                [(row["seq"], row["body"], row["hash"])], previous, seq
            )
            if broken is not None:
                return Verification(uow.org_id, False, seq, broken, say("the hash does not follow"))
            if not _agrees(row):
                return Verification(
                    uow.org_id, False, seq, seq, say("a column differs from the body")
                )
    head = await queries.head(uow)
    if (head or (0, rules.GENESIS)) != (seq, previous):
        return Verification(uow.org_id, False, seq, seq + 1, say("the head is not the last entry"))
    return Verification(uow.org_id, True, seq, None)


def _agrees(row: Row) -> bool:
    body = json.loads(row["body"])
    agrees: bool = (
        body["at"] == row["at"].isoformat()
        and body["action"] == row["action"]
        and body["record"] == {"type": row["record_type"], "id": _text(row["record_id"])}
        and body["actor"]["id"] == _text(row["actor_id"])
    )
    return agrees


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None
