"""Who may do what: actors, permissions, role bundles, decisions. Pure."""

from rolecall.access.actor import Actor, ActorKind
from rolecall.access.bundles import permissions_of
from rolecall.access.decision import ALLOWED, Decision, refused
from rolecall.access.permissions import Permission
from rolecall.access.roles import MEMBER_ROLES, ROLE_PERMISSIONS, Role

__all__ = [
    "ALLOWED",
    "MEMBER_ROLES",
    "ROLE_PERMISSIONS",
    "Actor",
    "ActorKind",
    "Decision",
    "Permission",
    "Role",
    "permissions_of",
    "refused",
]
