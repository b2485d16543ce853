"""Who can meet when: hours, interviews, holds, calendars and limits put together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    Availability,
    ConnectedCalendar,
    Search,
    Slot,
    Span,
)
from rolecall.domains.interviews.queries import calendars
from rolecall.domains.interviews.queries import scheduling as queries
from rolecall.domains.interviews.rules.slots import default_hours, find_slots
from rolecall.domains.interviews.service.calendar_reading import OFFER_AGE, read_outdated
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_MARGIN = timedelta(days=8)
"""Limits count whole weeks, so that what lies around the time that is searched matters, too."""


async def load_people(
    uow: UnitOfWork,
    user_ids: Collection[UUID],
    within: Span,
    *,
    but_interview: UUID | None = None,
    but_link: UUID | None = None,
) -> dict[UUID, Availability]:
    """Return those of the people who are active members, with what takes their time.

    An interview that is to be moved and what is held for the same link are in nobody's way.
    """
    found = await identity.get_members_by_ids(uow, user_ids)
    zones = {
        user_id: member.time_zone
        for user_id, member in found.items()
        if member.status is MemberStatus.ACTIVE
    }
    wide = Span(within.starts_at - _MARGIN, within.ends_at + _MARGIN)
    hours = await queries.get_hours(uow, zones)
    interviews = await queries.list_interview_spans(uow, zones, wide, but_interview)
    held = await queries.list_held_spans(uow, zones, wide, clock.now(), but_link)
    elsewhere = await calendars.list_busy_spans(uow, zones, wide)
    return {
        user_id: Availability(
            user_id,
            hours.get(user_id) or default_hours(zone),
            (*interviews[user_id], *held[user_id], *elsewhere[user_id]),
            tuple(interviews[user_id]),
        )
        for user_id, zone in zones.items()
    }


@dataclass(frozen=True, slots=True)
class FoundSlots:
    """Complete slots, with the names and the calendars of those who may take part."""

    slots: list[Slot]
    names: Mapping[UUID, str]
    calendars: Mapping[UUID, ConnectedCalendar]


async def search_slots(
    db: Database, actor: Actor, application_id: UUID, search: Search
) -> FoundSlots:
    """Return complete slots for an interview of an application; calendars are read if need be.

    Raises:
        NotFound: there is no such application for this actor.
        InvalidInput: somebody is not a member.
    """
    policy.can_schedule(actor).require()
    async with db.transaction(actor.tenant) as uow:
        await applications.read_as(uow, actor, application_id)
        names = await names_of(uow, search.seats)
    await read_outdated(db, actor.tenant, names, age=OFFER_AGE)
    async with db.transaction(actor.tenant) as uow:
        people = await load_people(uow, names, Span(search.not_before, search.not_after))
        known = await calendars.get_calendars(uow, names)
    return FoundSlots(find_slots(people, search), names, known)


async def names_of(uow: UnitOfWork, seats: Sequence[Sequence[UUID]]) -> dict[UUID, str]:
    """Return the names of everybody who may sit in one of the seats.

    Raises:
        InvalidInput: somebody is not an active member of the organization.
    """
    wanted = {user_id for seat in seats for user_id in seat}
    found = await identity.get_members_by_ids(uow, wanted)
    active = {
        user_id: member.full_name
        for user_id, member in found.items()
        if member.status is MemberStatus.ACTIVE
    }
    if len(active) < len(wanted):
        raise InvalidInput.of_field(
            "seats", say("Only members of this organization hold interviews."), "not_a_member"
        )
    return active
