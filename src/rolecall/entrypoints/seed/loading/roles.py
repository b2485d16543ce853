"""The demo organizations' own roles, and who holds them."""

from uuid import UUID

from rolecall.access import ROLE_PERMISSIONS, Actor, Permission, Role
from rolecall.domains.identity.contracts import GivenRole, NewCustomRole, RoleChange
from rolecall.domains.identity.service.custom_roles import create_custom_role
from rolecall.domains.identity.service.members import change_role
from rolecall.infra.db import UnitOfWork

_SOURCER = NewCustomRole(
    name="Sourcer",
    description="Finds people and adds them to jobs. Sees no offers and writes no postings.",
    base_role=Role.RECRUITER,
    permissions=ROLE_PERMISSIONS[Role.RECRUITER]
    - {
        Permission.OFFERS_READ,
        Permission.OFFERS_MANAGE,
        Permission.JOBS_CREATE,
        Permission.JOBS_UPDATE,
        Permission.JOBS_PUBLISH,
        Permission.JOBS_DELETE,
    },
)
_LEAD_INTERVIEWER = NewCustomRole(
    name="Lead interviewer",
    description="Interviews, and looks after what is asked and who interviews whom.",
    base_role=Role.INTERVIEWER,
    permissions=ROLE_PERMISSIONS[Role.INTERVIEWER]
    | {
        Permission.MEMBERS_READ,
        Permission.CANDIDATES_READ,
        Permission.APPLICATIONS_READ,
        Permission.INTERVIEWS_READ,
        Permission.INTERVIEWS_SCHEDULE,
        Permission.INTERVIEW_KITS_MANAGE,
    },
)


async def make_roles(uow: UnitOfWork, admin: Actor, lead_id: UUID) -> None:
    """Make two roles; one member holds the second."""
    await create_custom_role(uow, admin, _SOURCER)
    lead = await create_custom_role(uow, admin, _LEAD_INTERVIEWER)
    given = GivenRole(custom_role_id=lead.id)
    await change_role(uow, admin, RoleChange(user_id=lead_id, given=given))
