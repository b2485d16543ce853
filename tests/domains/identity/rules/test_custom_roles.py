"""What a role of an organization's own can be."""

import pytest

from rolecall.access import MEMBER_ROLES, ROLE_PERMISSIONS, Permission, Role, permissions_of
from rolecall.access.bundles import ESSENTIAL, GRANTABLE, NEEDS, beyond
from rolecall.domains.identity.rules.custom_roles import checked_bundle
from rolecall.kernel.errors import InvalidInput


@pytest.mark.parametrize("role", MEMBER_ROLES)
def test_each_built_in_role_can_be_copied(role: Role) -> None:
    bundle = ROLE_PERMISSIONS[role]
    assert checked_bundle(bundle) == bundle
    assert permissions_of(role, [one.value for one in bundle]) == bundle
    assert beyond(ROLE_PERMISSIONS[Role.ORGANIZATION_ADMIN], bundle) == frozenset()


@pytest.mark.parametrize("permission", sorted(NEEDS))
def test_nothing_comes_without_what_it_needs(permission: Permission) -> None:
    with pytest.raises(InvalidInput):
        checked_bundle({permission})
    assert NEEDS[permission] <= GRANTABLE


def test_the_platform_cannot_be_given() -> None:
    with pytest.raises(InvalidInput):
        checked_bundle({Permission.PLATFORM_ORGANIZATIONS})
    words = [Permission.PLATFORM_HEALTH.value, "jobs:given_up", Permission.JOBS_READ.value]
    assert permissions_of(Role.RECRUITER, words) == ESSENTIAL | {Permission.JOBS_READ}


@pytest.mark.parametrize(
    ("own", "wanted", "missing"),
    [
        ({Permission.JOBS_READ}, {Permission.JOBS_READ}, set()),
        ({Permission.JOBS_READ}, {Permission.JOBS_UPDATE}, {Permission.JOBS_UPDATE}),
        ({Permission.REPORTS_READ}, {Permission.REPORTS_READ_OWN_JOBS}, set()),
        (
            {Permission.REPORTS_READ_OWN_JOBS},
            {Permission.REPORTS_READ},
            {Permission.REPORTS_READ},
        ),
    ],
)
def test_nobody_gives_what_they_do_not_have(
    own: set[Permission], wanted: set[Permission], missing: set[Permission]
) -> None:
    assert beyond(own, wanted) == missing
