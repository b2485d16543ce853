"""Those members of the house whom an operation is for."""

from typing import Final

from rolecall.access import Role

from tests.support.world import Account
from tests.tenancy.house import House
from tests.tenancy.operations import Operation

PRIVILEGED: Final = (Role.ORGANIZATION_ADMIN, Role.RECRUITER)


def privileged_members(house: House, operation: Operation) -> list[Account]:
    """Return who of the house's widest roles has a permission that the operation asks for."""
    return [
        member
        for member in (house.members[role] for role in PRIVILEGED)
        if operation.permissions & {one.value for one in member.actor.permissions}
    ]
