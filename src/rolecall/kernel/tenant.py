"""Who a transaction belongs to.

Every row of a tenant table has an organization, and every transaction names one. What belongs to no
employer (sign-in, platform administration) runs under `PLATFORM_ORG`, a real row in
`organizations`, so that no code path has to treat "no tenant" as a special case.
"""

from dataclasses import dataclass
from uuid import UUID

PLATFORM_ORG = UUID(int=0)
"""The organization of the installation itself: platform administrators are its members."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """The organization and, where known, the login on whose behalf a transaction runs.

    A `confined` transaction does not see the confidential jobs that its login has no part in, nor
    what belongs to them: row security hides them, as it hides other organizations.
    """

    org_id: UUID
    user_id: UUID | None = None
    confined: bool = False


PLATFORM = Tenant(PLATFORM_ORG)
