"""Reading people's calendars: by the clock, and right before times are offered.

Guarantees: no server is asked within a transaction, and by one process at a time for each calendar;
what was read from a connection that is gone is not kept; whoever records a reading plans the next
one in the same transaction, and a plan that was overtaken does nothing, so that there is one plan
whatever dies; when a calendar cannot be read, what is known of it stays.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.interviews.contracts import CalendarKind, CalendarProblem, Span
from rolecall.domains.interviews.events import CalendarChanged, CalendarReadDue
from rolecall.domains.interviews.queries import calendars as queries
from rolecall.domains.interviews.queries import scheduling
from rolecall.domains.interviews.repository import calendars as repository
from rolecall.domains.interviews.rules.calendar import uid_for
from rolecall.domains.interviews.rules.own_calendars import horizon, next_read
from rolecall.domains.interviews.service.calendar_secrets import unseal
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.outbox.delivery import RetryLater
from rolecall.infra.providers.calendar import (
    BusyTime,
    CalendarAccess,
    CalendarUnreadable,
    Wanted,
    calendars_of,
)
from rolecall.kernel import clock
from rolecall.kernel.tenant import Tenant

OFFER_AGE = timedelta(minutes=5)
"""How old busy times may be when times are offered."""
BOOK_AGE = timedelta(minutes=1)
"""How old they may be when a time is taken."""
PATIENCE = 4.0
"""Seconds that somebody who waits for an answer waits for calendars."""
_LIMIT = 60.0
"""Seconds for reading one calendar in the background."""
_RETRY_AFTER = timedelta(seconds=30)
"""How long a calendar that was tried is left alone, whoever asks."""
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class _Claim:
    user_id: UUID
    connection_id: UUID
    access: CalendarAccess
    wanted: Wanted


async def read_outdated(
    db: Database, tenant: Tenant, user_ids: Collection[UUID], *, age: timedelta
) -> None:
    """Read the calendars of these people that were last read longer ago than `age`.

    Takes no longer than `PATIENCE`; what could not be read by then stays as it was known.
    """
    async with db.transaction(tenant) as uow:
        outdated = await queries.list_outdated(uow, user_ids, clock.now() - age)
    if not outdated:
        return
    slots = asyncio.Semaphore(_AT_ONCE)

    async def read(user_id: UUID) -> None:
        async with slots:
            await read_calendar(db, tenant, user_id, age=age)

    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(read(user_id) for user_id in outdated))
    except TimeoutError:
        return


async def read_calendar(
    db: Database, tenant: Tenant, user_id: UUID, *, age: timedelta = timedelta(0)
) -> bool:
    """Read one calendar if it was last read longer ago than `age`; tell whether that was tried."""
    async with db.transaction(tenant) as uow:
        claim = await _claim(uow, user_id, age)
    if claim is None:
        return False
    try:
        found = await read_busy(db, claim.access, claim.wanted, seconds=_LIMIT)
    except CalendarUnreadable as error:
        async with db.transaction(tenant) as uow:
            await _record_failure(uow, claim, error.problem)
    else:
        async with db.transaction(tenant) as uow:
            await _record(uow, claim, found)
    return True


async def read_due(db: Database, tenant: Tenant, event: CalendarReadDue) -> None:
    """Read a calendar as it was planned.

    Raises:
        RetryLater: somebody is just reading it; they may die before they have planned anew.
    """
    if await _is_planned(db, tenant, event):
        tried = await read_calendar(db, tenant, event.user_id)
        if not tried and await _is_planned(db, tenant, event):
            raise RetryLater("the calendar is being read", after=_RETRY_AFTER)


async def read_busy(
    db: Database, access: CalendarAccess, wanted: Wanted, *, seconds: float
) -> list[Span]:
    """Ask a calendar.

    Raises:
        CalendarUnreadable: it does not tell, or not in time.
    """
    try:
        async with asyncio.timeout(seconds):
            found = await calendars_of(db.runtime).open(access).busy(wanted)
    except TimeoutError as error:
        raise CalendarUnreadable(CalendarProblem.TIMED_OUT) from error
    return _spans(found)


async def wanted_of(uow: UnitOfWork, user_id: UUID, time_zone: str) -> Wanted:
    """Return what to ask the calendar of a person; interviews of ours in it do not count."""
    said = (await scheduling.get_hours(uow, [user_id])).get(user_id)
    within = horizon(clock.now())
    own = await queries.list_interview_ids(uow, user_id, within)
    return Wanted(
        within.starts_at,
        within.ends_at,
        said.time_zone if said else time_zone,
        frozenset(str(uid_for(interview_id, user_id)) for interview_id in own),
    )


async def plan_next(uow: UnitOfWork, user_id: UUID, connection_id: UUID, failures: int) -> None:
    """Plan the next reading of a locked calendar, in the place of what was planned."""
    due_at = next_read(clock.now(), failures, connection_id)
    await repository.update_calendar(uow, user_id, {"next_read_at": due_at})
    uow.emit(
        CalendarReadDue(user_id=user_id, connection_id=connection_id, due_at=due_at),
        available_at=due_at,
    )


async def _is_planned(db: Database, tenant: Tenant, event: CalendarReadDue) -> bool:
    async with db.transaction(tenant) as uow:
        found = (await queries.get_calendars(uow, [event.user_id])).get(event.user_id)
    return (
        found is not None
        and found.connection_id == event.connection_id
        and found.next_read_at == event.due_at
    )


async def _claim(uow: UnitOfWork, user_id: UUID, age: timedelta) -> _Claim | None:
    member = (await identity.get_members_by_ids(uow, [user_id])).get(user_id)
    if member is None or member.status is not MemberStatus.ACTIVE:
        # Who has left is not followed any further.
        if await repository.delete_calendar(uow, user_id):
            uow.emit(CalendarChanged(user_id=user_id))
        return None
    now = clock.now()
    row = await repository.claim(
        uow, user_id, read_before=now - age, tried_before=now - _RETRY_AFTER, now=now
    )
    if row is None:
        return None
    access = await unseal(uow, user_id, CalendarKind(row["kind"]), row["sealed"])
    return _Claim(
        user_id, row["connection_id"], access, await wanted_of(uow, user_id, member.time_zone)
    )


async def _record(uow: UnitOfWork, claim: _Claim, found: Sequence[Span]) -> None:
    before = await repository.get_for_update(uow, claim.user_id)
    if before is None or before.connection_id != claim.connection_id:
        return
    changed = await repository.replace_busy_times(uow, claim.user_id, found)
    await repository.update_calendar(
        uow, claim.user_id, {"read_at": clock.now(), "failures": 0, "problem": None}
    )
    await plan_next(uow, claim.user_id, claim.connection_id, 0)
    if changed or before.problem is not None:
        uow.emit(CalendarChanged(user_id=claim.user_id))


async def _record_failure(uow: UnitOfWork, claim: _Claim, problem: CalendarProblem) -> None:
    before = await repository.get_for_update(uow, claim.user_id)
    if before is None or before.connection_id != claim.connection_id:
        return
    failures = before.failures + 1
    await repository.update_calendar(
        uow, claim.user_id, {"failures": failures, "problem": problem.value}
    )
    await plan_next(uow, claim.user_id, claim.connection_id, failures)
    if before.problem is not problem:
        uow.emit(CalendarChanged(user_id=claim.user_id))


def _spans(found: Sequence[BusyTime]) -> list[Span]:
    return [Span(one.starts_at, one.ends_at) for one in found]
