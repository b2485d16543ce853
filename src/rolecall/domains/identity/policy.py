"""Who may do what beyond the role's permission."""

from rolecall.access import ALLOWED, MEMBER_ROLES, Decision, Role, refused


def can_give_role(role: Role) -> Decision:
    """Whether a membership of an employer can have this role."""
    if role in MEMBER_ROLES:
        return ALLOWED
    names = ", ".join(allowed.value for allowed in MEMBER_ROLES)
    return refused(f"Members of an organization can be: {names}.")
