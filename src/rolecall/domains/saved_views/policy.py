"""Who may see and change saved views. Pure."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.saved_views.contracts import SavedView, ViewPlace
from rolecall.kernel.sentences import say


def can_use(actor: Actor, place: ViewPlace) -> Decision:
    """Whoever sees the list."""
    if place is ViewPlace.CANDIDATES:
        if actor.has(Permission.CANDIDATES_READ):
            return ALLOWED
        return refused(
            say("Candidates are open to recruiters, hiring managers and administrators.")
        )
    if actor.has(Permission.APPLICATIONS_READ) or actor.has(Permission.APPLICATIONS_READ_ASSIGNED):
        return ALLOWED
    return refused(say("Your role does not include reading applications."))


def can_see(actor: Actor, view: SavedView) -> bool:
    """Tell whether the view is of a list that the actor sees, and shared or the actor's own."""
    return bool(can_use(actor, view.place)) and (view.shared or view.owner_id == actor.user_id)


def can_change(actor: Actor, view: SavedView) -> Decision:
    """Who made it; a shared one also who administers the organization."""
    if view.owner_id == actor.user_id:
        return ALLOWED
    if view.shared and actor.has(Permission.ORGANIZATION_UPDATE):
        return ALLOWED
    return refused(
        say(
            "This view is {owner_name}’s. Save it under another name to have one of your own.",
            owner_name=view.owner_name,
        )
    )
