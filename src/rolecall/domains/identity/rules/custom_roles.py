"""What a role of an organization's own can be. Pure."""

from collections.abc import Collection

from rolecall.access import Permission
from rolecall.access.bundles import ESSENTIAL, GRANTABLE, unmet
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

MAX_ROLES = 50
"""More than anybody tells apart in a list."""


def checked_bundle(permissions: Collection[Permission]) -> frozenset[Permission]:
    """Return the bundle with what every role holds.

    Raises:
        InvalidInput: it holds what members cannot be allowed, or something without what it needs.
    """
    bundle = frozenset(permissions) | ESSENTIAL
    foreign = sorted(one.value for one in bundle - GRANTABLE)
    if foreign:
        raise InvalidInput.of_field(
            "permissions",
            say("Members of an organization cannot be allowed: {foreign}.", foreign=foreign),
        )
    for permission, missing in sorted(unmet(bundle).items()):
        needed = ", ".join(sorted(one.value for one in missing))
        raise InvalidInput.of_field(
            "permissions",
            say(
                "{permission} is of no use without {needed}: allow that, too.",
                permission=permission.value,
                needed=needed,
            ),
        )
    return bundle
