"""Who decides about an application, as candidates are told. Pure."""

from collections.abc import Collection, Iterable
from uuid import UUID

from rolecall.domains.jobs.contracts import TeamMember, TeamRole

_DECIDE = (TeamRole.HIRING_MANAGER, TeamRole.RECRUITER)


def deciding(
    team: Iterable[TeamMember], active: Collection[UUID]
) -> tuple[TeamRole | None, tuple[UUID, ...]]:
    """Return who decides: the hiring managers of the job, without any the recruiters.

    `active` are the members who are still there. The role is None where the team has neither.
    """
    members = [one for one in team if one.user_id in active]
    for role in _DECIDE:
        found = tuple(one.user_id for one in members if one.role is role)
        if found:
            return role, found
    return None, ()
