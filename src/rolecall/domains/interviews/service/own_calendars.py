"""A member's own calendar: connecting, trying, disconnecting; and what stands against a time.

Guarantees: a calendar that cannot be read is not connected; everybody connects their own and nobody
else's; disconnecting forgets address, password and busy times at once; nobody is shown more of
another's calendar than when they are busy.
"""

from collections.abc import Sequence
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity import api as identity
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    BusyCheck,
    CalendarKind,
    CalendarProblem,
    Clash,
    ConnectCalendar,
    ConnectedCalendar,
    Span,
)
from rolecall.domains.interviews.events import CalendarChanged
from rolecall.domains.interviews.queries import calendars as queries
from rolecall.domains.interviews.repository import calendars as repository
from rolecall.domains.interviews.rules.own_calendars import what_to_do
from rolecall.domains.interviews.service.calendar_reading import (
    OFFER_AGE,
    plan_next,
    read_busy,
    read_calendar,
    read_outdated,
    wanted_of,
)
from rolecall.domains.interviews.service.calendar_secrets import seal
from rolecall.domains.interviews.service.loading import members
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.providers.calendar import (
    CalendarAccess,
    CalendarUnreadable,
    SampleCalendar,
    calendars_of,
)
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, InvalidInput
from rolecall.kernel.sentences import say

_CONNECT_SECONDS = 25.0
"""The person waits for the answer."""


async def get_own_calendar(uow: UnitOfWork, actor: Actor) -> ConnectedCalendar | None:
    """Return how the actor's calendar is, None while none is connected.

    Raises:
        Forbidden: the actor is no member with a login.
    """
    user_id = _login(actor)
    return (await queries.get_calendars(uow, [user_id])).get(user_id)


async def connect_calendar(
    db: Database, actor: Actor, command: ConnectCalendar
) -> ConnectedCalendar:
    """Read the actor's calendar, and go on reading it, in the place of another one.

    Raises:
        Forbidden: the actor is no member with a login.
        InvalidInput: it cannot be read; the sentence says what to do.
    """
    user_id = _login(actor)
    access = CalendarAccess(command.kind, command.address, command.login, command.password)
    async with db.transaction(actor.tenant) as uow:
        member = (await identity.get_members_by_ids(uow, [user_id]))[user_id]
        wanted = await wanted_of(uow, user_id, member.time_zone)
    try:
        host = calendars_of(db.runtime).host_of(command.address)
        found = await read_busy(db, access, wanted, seconds=_CONNECT_SECONDS)
    except CalendarUnreadable as error:
        raise _refusal(command.kind, error.problem) from error
    async with db.transaction(actor.tenant) as uow:
        return await _keep(uow, actor, user_id, access, host, found)


async def connect_sample_calendar(uow: UnitOfWork, actor: Actor) -> None:
    """Give a member of a demo an invented calendar; nobody is asked for it.

    Raises:
        Forbidden: the actor is no member with a login.
    """
    user_id = _login(actor)
    member = (await identity.get_members_by_ids(uow, [user_id]))[user_id]
    wanted = await wanted_of(uow, user_id, member.time_zone)
    found = await SampleCalendar().busy(wanted)
    spans = [Span(one.starts_at, one.ends_at) for one in found]
    await _keep(uow, actor, user_id, CalendarAccess(CalendarKind.SAMPLE), "", spans)


async def read_own_calendar(db: Database, actor: Actor) -> ConnectedCalendar | None:
    """Read the actor's calendar now, unless that was tried a moment ago; return how it is.

    Raises:
        Forbidden: the actor is no member with a login.
    """
    user_id = _login(actor)
    await read_calendar(db, actor.tenant, user_id)
    async with db.transaction(actor.tenant) as uow:
        return await get_own_calendar(uow, actor)


async def disconnect_calendar(uow: UnitOfWork, actor: Actor) -> None:
    """Forget the actor's calendar, its secrets and its busy times; none is fine.

    Raises:
        Forbidden: the actor is no member with a login.
    """
    user_id = _login(actor)
    if await repository.delete_calendar(uow, user_id):
        audit.record(
            uow, actor, "interviews.calendar_disconnected", "user", user_id,
            say("Disconnected their calendar."),
        )  # fmt: skip
        uow.emit(CalendarChanged(user_id=user_id))


async def check_busy(db: Database, actor: Actor, check: BusyCheck) -> list[Clash]:
    """Return what stands against a time for each of a panel; calendars are read if need be.

    Raises:
        Forbidden: the actor does not arrange interviews.
        InvalidInput: somebody is not a member.
    """
    policy.can_schedule(actor).require()
    async with db.transaction(actor.tenant) as uow:
        names = dict(await members(uow, check.user_ids))
    await read_outdated(db, actor.tenant, names, age=OFFER_AGE)
    parts = check.order.parts(check.starts_at, check.minutes, check.user_ids)
    whole = Span(parts[0].starts_at, parts[-1].ends_at)
    async with db.transaction(actor.tenant) as uow:
        busy = await queries.list_busy_spans(uow, names, whole)
        calendars = await queries.get_calendars(uow, names)
    return [
        Clash(
            part.user_id,
            names[part.user_id],
            tuple(
                span
                for span in busy[part.user_id]
                if span.overlaps(Span(part.starts_at, part.ends_at))
            ),
            calendars.get(part.user_id),
        )
        for part in parts
    ]


async def _keep(
    uow: UnitOfWork,
    actor: Actor,
    user_id: UUID,
    access: CalendarAccess,
    host: str,
    found: Sequence[Span],
) -> ConnectedCalendar:
    now, connection_id = clock.now(), ids.uuid7()
    sealed, key_id = await seal(uow, user_id, access)
    await repository.write_calendar(
        uow,
        user_id,
        {
            "connection_id": connection_id,
            "kind": access.kind.value,
            "host": host,
            "sealed": sealed,
            "sealed_key_id": key_id,
            "connected_at": now,
            "tried_at": now,
            "read_at": now,
            "next_read_at": now,
            "failures": 0,
            "problem": None,
        },
    )
    await repository.replace_busy_times(uow, user_id, found)
    await plan_next(uow, user_id, connection_id, 0)
    audit.record(
        uow, actor, "interviews.calendar_connected", "user", user_id,
        say("Connected their calendar at {host}.", host=host or say("the demo")),
    )  # fmt: skip
    uow.emit(CalendarChanged(user_id=user_id))
    return (await queries.get_calendars(uow, [user_id]))[user_id]


def _login(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(say("Only members with a login have a calendar."))
    return actor.user_id


def _refusal(kind: CalendarKind, problem: CalendarProblem) -> InvalidInput:
    signing_in = kind is CalendarKind.CALDAV and problem is CalendarProblem.SIGN_IN_REFUSED
    field = "password" if signing_in else "address"
    return InvalidInput.of_field(field, what_to_do(problem, kind), problem.value)
