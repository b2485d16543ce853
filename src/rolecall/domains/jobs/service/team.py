"""Hiring teams: members of the organization, with their names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from rolecall.domains.identity import api as identity
from rolecall.domains.identity.contracts import MemberStatus
from rolecall.domains.jobs.contracts import Job, JobSummary, TeamMember
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

MAX_TEAM = 100
J = TypeVar("J", Job, JobSummary)


async def checked_team(
    uow: UnitOfWork, team: Sequence[TeamMember], present: Sequence[TeamMember] = ()
) -> tuple[TeamMember, ...]:
    """Return the team with names.

    Somebody who is `present` already may stay, even after leaving the organization.

    Raises:
        InvalidInput: one of them is not a member, or is named twice.
    """
    if len(team) > MAX_TEAM:
        raise InvalidInput.of_field(
            "hiring_team", say("A hiring team has at most {max_team} people.", max_team=MAX_TEAM)
        )
    members = await identity.get_members_by_ids(uow, [member.user_id for member in team])
    staying = {member.user_id for member in present}
    faults: list[FieldError] = []
    seen: set[object] = set()
    for index, member in enumerate(team):
        found = members.get(member.user_id)
        active = found is not None and found.status is MemberStatus.ACTIVE
        if not active and member.user_id not in staying:
            faults.append(
                FieldError(
                    f"hiring_team.{index}.user_id",
                    say("This is not a member of your organization. Invite them first."),
                    "not_a_member",
                )
            )
        if member.user_id in seen:
            faults.append(
                FieldError(
                    f"hiring_team.{index}.user_id", say("Somebody is named twice."), "duplicate"
                )
            )
        seen.add(member.user_id)
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return tuple(
        replace(member, full_name=found.full_name if (found := members.get(member.user_id)) else "")
        for member in team
    )


async def still_members(uow: UnitOfWork, team: Sequence[TeamMember]) -> tuple[TeamMember, ...]:
    """Return those of a team who have not left the organization."""
    members = await identity.get_members_by_ids(uow, [member.user_id for member in team])
    return tuple(
        member
        for member in team
        if (found := members.get(member.user_id)) and found.status is MemberStatus.ACTIVE
    )


async def with_names(uow: UnitOfWork, jobs: Sequence[J]) -> list[J]:
    """Return the jobs with the names of their hiring teams filled in."""
    wanted = {member.user_id for job in jobs for member in job.hiring_team}
    if not wanted:
        return list(jobs)
    members = await identity.get_members_by_ids(uow, wanted)
    names = {user_id: member.full_name for user_id, member in members.items()}
    return [
        replace(
            job,
            hiring_team=tuple(
                replace(member, full_name=names.get(member.user_id, ""))
                for member in job.hiring_team
            ),
        )
        for job in jobs
    ]
