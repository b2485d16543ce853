"""A week of interviews, in a fixed number of statements however many there are.

Guarantees: nobody is shown more interviews than elsewhere; hours and busy times of others are for
who arranges interviews alone, and say nothing of what somebody is busy with.
"""

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from rolecall.access import Actor
from rolecall.domains.applications import api as applications
from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberRef, MemberStatus
from rolecall.domains.interviews import policy
from rolecall.domains.interviews.contracts import (
    Interview,
    ListedInterview,
    PersonInWeek,
    Span,
    Week,
    WeekFilter,
)
from rolecall.domains.interviews.queries import appointments, calendars, scheduling
from rolecall.domains.interviews.rules.slots import default_hours, working_spans
from rolecall.domains.interviews.rules.weeks import busy_without, monday_of, week_from
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

MOST = 1_000
"""More interviews in a week than a screen can show."""


async def get_week(uow: UnitOfWork, actor: Actor, wanted: WeekFilter) -> Week:
    """Return a week as far as the actor sees it; who may not read all gets what they hold."""
    organization = await identity.get_organization(uow)
    time_zone = wanted.time_zone or organization.time_zone
    zone = ZoneInfo(time_zone)
    monday = monday_of(wanted.day or clock.now().astimezone(zone).date())
    span = week_from(monday, zone)
    holders = _holders(actor, wanted)
    found = await appointments.list_within(uow, span, holders, MOST)
    listed = await _listed(uow, found, wanted.job_id)
    shown = _shown(actor, wanted.user_ids)
    looked_at = set(shown)
    if policy.can_schedule(actor):
        looked_at.update(id_ for one in listed for id_ in one.interview.user_ids)
    members = await identity.get_members_by_ids(uow, looked_at)
    return Week(
        monday=monday,
        time_zone=time_zone,
        organization_time_zone=organization.time_zone,
        span=span,
        interviews=listed,
        complete=len(found) < MOST,
        people=await _people(uow, [members[id_] for id_ in shown if id_ in members], span, listed),
        calendars=await calendars.get_calendars(uow, looked_at),
        names={user_id: member.full_name for user_id, member in members.items()},
    )


def _holders(actor: Actor, wanted: WeekFilter) -> Collection[UUID]:
    """Return whose interviews are meant; empty for everybody's."""
    own = () if actor.user_id is None else (actor.user_id,)
    return wanted.user_ids if policy.can_read_all(actor) and not wanted.mine else own


def _shown(actor: Actor, user_ids: Collection[UUID]) -> list[UUID]:
    """Return whose hours and busy times are shown: those that were asked for, oneself if none."""
    own = [] if actor.user_id is None else [actor.user_id]
    asked = list(dict.fromkeys(user_ids)) or own
    return [user_id for user_id in asked if user_id in own or policy.can_schedule(actor)]


async def _listed(
    uow: UnitOfWork, found: Collection[Interview], job_id: UUID | None
) -> tuple[ListedInterview, ...]:
    about = await applications.read_applications(uow, {one.application_id for one in found})
    together = ((one, about[one.application_id]) for one in found)
    return tuple(
        ListedInterview(one, of.candidate_name, of.job_id, of.job_title)
        for one, of in together
        if job_id in {None, of.job_id}
    )


async def _people(
    uow: UnitOfWork, members: list[MemberRef], span: Span, listed: Collection[ListedInterview]
) -> tuple[PersonInWeek, ...]:
    active = [member for member in members if member.status is MemberStatus.ACTIVE]
    user_ids = [member.user_id for member in active]
    hours = await scheduling.get_hours(uow, user_ids)
    elsewhere = await calendars.list_busy_spans(uow, user_ids, span)
    taken = await scheduling.list_taken_times(uow, user_ids, span)
    shown = {one.interview.id for one in listed}
    return tuple(
        PersonInWeek(
            member.user_id,
            member.full_name,
            tuple(
                working_spans(hours.get(member.user_id) or default_hours(member.time_zone), span)
            ),
            busy_without(
                elsewhere[member.user_id],
                (one for one in taken if one.user_id == member.user_id),
                shown,
            ),
        )
        for member in active
    )
