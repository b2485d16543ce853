"""Who may do what beyond the role's permission."""

from collections.abc import Collection

from rolecall.access import ALLOWED, MEMBER_ROLES, Actor, Decision, Permission, Role, refused
from rolecall.access.bundles import beyond
from rolecall.kernel.sentences import say


def can_give_role(role: Role) -> Decision:
    """Whether a membership of an employer can have this role."""
    if role in MEMBER_ROLES:
        return ALLOWED
    names = [allowed.value for allowed in MEMBER_ROLES]
    return refused(say("Members of an organization can be: {names}.", names=names))


def can_grant(actor: Actor, permissions: Collection[Permission]) -> Decision:
    """Whether the actor may give, or take away, these permissions: those they have themselves."""
    missing = sorted(one.value for one in beyond(actor.permissions, permissions))
    # The platform makes the first administrator of an organization, and is none itself.
    if not missing or actor.has(Permission.PLATFORM_ORGANIZATIONS):
        return ALLOWED
    return refused(
        say(
            "Nobody grants or takes more than they have themselves. You do not have: {missing}.",
            missing=missing,
        )
    )
