"""Who may erase, and who sees what was erased."""

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_erase(actor: Actor) -> Decision:
    """Administrators, and whom they let; as persons."""
    if not actor.has(Permission.CANDIDATES_ERASE):
        return refused(say("Your role does not include erasing people. An administrator's does."))
    if actor.user_id is None:
        return refused(say("Erasing is done by people; sign in as one."))
    return ALLOWED


def can_disclose(actor: Actor) -> Decision:
    """Administrators, and whom they let; as persons."""
    if not actor.has(Permission.CANDIDATES_DISCLOSE):
        return refused(
            say("Your role does not include copies of people's data. An administrator's does.")
        )
    if actor.user_id is None:
        return refused(say("Copies of people's data are made for people; sign in as one."))
    return ALLOWED


def can_ask_anew(actor: Actor) -> Decision:
    """Whoever writes the wording, as a person: it is the organization that asks."""
    if not actor.has(Permission.ORGANIZATION_UPDATE):
        return refused(say("Only administrators ask people to agree anew."))
    if actor.user_id is None:
        return refused(say("People are asked to agree anew by people; sign in as one."))
    return ALLOWED
