"""A run of a connection: taking the turn, counting, ending it, and planning the next one.

Guarantees: one process at a time reads from a connection; whoever loses the lease writes nothing
any more; whoever ends a run plans the next one in the same transaction.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from rolecall.access import Actor
from rolecall.access.actor import system_actor
from rolecall.domains.audit import api as audit
from rolecall.domains.integrations import queries
from rolecall.domains.integrations.contracts.connections import ConnectionState
from rolecall.domains.integrations.contracts.outcomes import (
    ConnectorError,
    RateLimited,
    Temporary,
)
from rolecall.domains.integrations.contracts.plans import Deed
from rolecall.domains.integrations.contracts.port import Access, Stream
from rolecall.domains.integrations.contracts.syncing import (
    ConnectionProblem,
    MappingVersion,
    RunCause,
)
from rolecall.domains.integrations.events import ConnectionChanged, SyncCompleted, SyncDue
from rolecall.domains.integrations.repository import connections as repository
from rolecall.domains.integrations.rules.backoff import wait_for
from rolecall.domains.integrations.rules.states import runs
from rolecall.domains.integrations.service.loading import spec_of_row, synced_streams
from rolecall.domains.integrations.service.opening import (
    access_of,
)
from rolecall.domains.integrations.service.scheduling import (
    EVERY,
    lose_authorisation,
    new_run,
    plan,
)
from rolecall.domains.integrations.service.telling import problem_of
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, kept, say
from rolecall.kernel.tenant import Tenant

BREATH: Final = timedelta(seconds=1)
"""How long others have their turn between two slices of a run."""
_LEASE: Final = timedelta(minutes=5)
"""Longer than the longest call and its page take; whoever has died is followed after that."""
_MOST_RUNS: Final = 200
_MOST_LINES: Final = 100
_MOST_FAILURES: Final = 1_000
_RELEASED: Final[dict[str, Any]] = {"lease_id": None, "lease_until": None}


class Overtaken(Exception):
    """Somebody else has the lease by now, or the connection does not run any more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a process has taken in order to read from a connection."""

    row: Row
    lease_id: UUID
    run_id: UUID
    access: Access
    mappings: Mapping[str, MappingVersion]
    streams: Sequence[Stream]


async def claim_due(db: Database, tenant: Tenant, event: SyncDue) -> Claim | None:
    """Take the turn that was planned; None if that plan was overtaken.

    Raises:
        RetryLater: somebody is just reading, who may die before they have planned anew.
    """
    now, lease_id = clock.now(), ids.uuid7()
    async with db.transaction(tenant) as uow:
        found = await queries.find_connection(uow, event.connection_id)
        if found is None or found["next_run_at"] != event.due_at or not _runs(found):
            return None
        row = await repository.claim(uow, event.connection_id, lease_id, now + _LEASE, now)
        if row is None:
            raise RetryLater("somebody reads from it", after=_LEASE / 10)
        if row["next_run_at"] != event.due_at or not _runs(row):
            raise RetryLater("the plan has just changed", after=BREATH)
        run_id = row["run_id"]
        if run_id is None:
            run_id = ids.uuid7()
            run = new_run(run_id, row["id"], RunCause.SCHEDULE, "", now)
            await repository.insert_run(uow, run)
            await repository.update_connection(uow, row["id"], {"run_id": run_id})
            await repository.forget_old_runs(uow, row["id"], _MOST_RUNS)
        access = await access_of(uow, row)
        mappings = await queries.newest_mappings(uow, row["id"])
        uow.emit(ConnectionChanged(connection_id=row["id"]))
    streams = [one for one in synced_streams(spec_of_row(row)) if one.name in mappings]
    return Claim(row, lease_id, run_id, access, mappings, streams)


async def count(
    uow: UnitOfWork,
    claim: Claim,
    stream: str,
    done: Counter[Deed],
    words: Sentence,
    *,
    gone: int = 0,
    unusable: int = 0,
) -> None:
    """Add what was done to the run, and a line to its log."""
    run = await repository.get_run(uow, claim.run_id)
    if run is None:
        return
    counts = Counter(run["counts"].get(stream, {}))
    counts.update({deed.value: n for deed, n in done.items()})
    counts.update({"gone": gone, "unusable": unusable})
    line = [clock.now().isoformat(), str(words), kept(words)]
    await repository.update_run(
        uow,
        claim.run_id,
        {
            "counts": {**run["counts"], stream: dict(+counts)},
            "log": [*run["log"], line][-_MOST_LINES:],
        },
    )
    if done[Deed.CREATE] + done[Deed.LINK] + done[Deed.UPDATE]:
        audit.record(
            uow, system_actor(uow.org_id, claim.row["name"]), "integrations.taken", "connection",
            claim.row["id"],
            say(
                "{stream} of “{name}”: added {added:,}, linked {linked:,}, changed {changed:,}.",
                stream=stream, name=claim.row["name"], added=done[Deed.CREATE],
                linked=done[Deed.LINK], changed=done[Deed.UPDATE],
            ),
        )  # fmt: skip
    uow.emit(ConnectionChanged(connection_id=claim.row["id"]))


async def end(db: Database, tenant: Tenant, claim: Claim) -> None:
    """End a run, and plan the next one."""
    now = clock.now()
    async with db.transaction(tenant) as uow:
        row = await _still_held(uow, claim)
        if row is None:
            return
        await repository.update_run(uow, claim.run_id, {"ended_at": now})
        ended = {"failures": 0, "problem": None, "problem_said": "", **_RELEASED, "run_id": None}
        await repository.update_connection(uow, row["id"], ended)
        await plan(uow, {**row, **ended}, now + EVERY)
        uow.emit(SyncCompleted(connection_id=row["id"], run_id=claim.run_id))


async def fail(
    db: Database, tenant: Tenant, claim: Claim, error: ConnectorError | InvalidInput
) -> None:
    """End a run that came to nothing. Refused credentials wait for a person."""
    now = clock.now()
    problem, said = problem_of(error)
    told = {"problem": problem.value, "problem_said": said}
    async with db.transaction(tenant) as uow:
        row = await _still_held(uow, claim)
        if row is None:
            return
        await repository.update_run(uow, claim.run_id, {"ended_at": now, **told})
        failures = min(row["failures"] + 1, _MOST_FAILURES)
        values = {"failures": failures, **told, **_RELEASED, "run_id": None}
        await repository.update_connection(uow, row["id"], values)
        if problem is ConnectionProblem.UNAUTHORISED:
            await lose_authorisation(uow, {**row, **values})
        else:
            asked = error.wait if isinstance(error, RateLimited | Temporary) else None
            pause = wait_for(asked, failures, random.random())  # noqa: S311 - no secret
            await plan(uow, {**row, **values}, now + pause)
        uow.emit(ConnectionChanged(connection_id=row["id"]))


async def let_go(db: Database, tenant: Tenant, claim: Claim) -> None:
    """Let others have the turn; the run goes on later."""
    async with db.transaction(tenant) as uow:
        if await _still_held(uow, claim) is not None:
            await repository.update_connection(uow, claim.row["id"], _RELEASED)


async def require_lease(uow: UnitOfWork, claim: Claim) -> None:
    """Lock the connection and prolong the lease.

    Raises:
        Overtaken: it is somebody else's turn by now.
    """
    row = await _still_held(uow, claim)
    if row is None or not _runs(row):
        raise Overtaken
    until = {"lease_until": clock.now() + _LEASE}
    await repository.update_connection(uow, row["id"], until)


async def _still_held(uow: UnitOfWork, claim: Claim) -> Row | None:
    return await repository.holds_lease(uow, claim.row["id"], claim.lease_id)


def _runs(row: Row) -> bool:
    return runs(ConnectionState(row["state"]))


def actor_of(tenant: Tenant, claim: Claim) -> Actor:
    """Return as whom records are changed: nobody asked for it just now."""
    return system_actor(tenant.org_id, claim.row["name"])
