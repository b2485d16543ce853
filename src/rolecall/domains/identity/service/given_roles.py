"""What somebody is made: a built-in role, or one of the organization's own."""

from rolecall.access import ROLE_PERMISSIONS, Role, permissions_of
from rolecall.domains.identity import policy
from rolecall.domains.identity.contracts import GivenRole, HeldRole
from rolecall.domains.identity.repository import custom_roles as repository
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import InvalidInput, NotFound
from rolecall.kernel.sentences import say


async def hold_given(uow: UnitOfWork, given: GivenRole) -> HeldRole:
    """Return the role that is given; one of the organization's own stays until the commit.

    Raises:
        InvalidInput: not exactly one is named.
        Forbidden: no membership of an employer has the built-in role.
        NotFound: there is no such role of the organization's own.
    """
    if given.custom_role_id is not None and given.role is None:
        row = await repository.hold(uow, given.custom_role_id)
        if row is None:
            raise NotFound(say("There is no such role."))
        base = Role(row["base_role"])
        return HeldRole(base, permissions_of(base, row["permissions"]), row["id"], row["name"])
    if given.role is None or given.custom_role_id is not None:
        raise InvalidInput.of_field(
            "role", say("Name a built-in role or one of your own, not both."), "one_of"
        )
    policy.can_give_role(given.role).require()
    return HeldRole(given.role, ROLE_PERMISSIONS[given.role])
