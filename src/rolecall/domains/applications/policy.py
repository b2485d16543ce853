"""Who may do what with applications. Pure."""

from rolecall.access import ALLOWED, Actor, ActorKind, Decision, Permission, refused
from rolecall.kernel.sentences import say


def can_read_all(actor: Actor) -> bool:
    """Tell whether the actor sees every application of the organization."""
    return actor.has(Permission.APPLICATIONS_READ)


def reads_any(actor: Actor) -> bool:
    """Tell whether there are applications that the actor may see: all, or assigned ones."""
    if can_read_all(actor):
        return True
    return actor.user_id is not None and actor.has(Permission.APPLICATIONS_READ_ASSIGNED)


def can_read(actor: Actor, *, is_assigned: bool) -> Decision:
    """Readers of all may; an interviewer only what they are asked to assess."""
    if can_read_all(actor):
        return ALLOWED
    if is_assigned and actor.has(Permission.APPLICATIONS_READ_ASSIGNED):
        return ALLOWED
    return refused(say("You see the applications that you are asked to assess."))


def can_advance(actor: Actor) -> Decision:
    """Recruiters and administrators move applications."""
    if actor.has(Permission.APPLICATIONS_ADVANCE):
        return ALLOWED
    return refused(say("Only recruiters and administrators move applications."))


def can_reopen(actor: Actor) -> Decision:
    """Whoever has the permission for it."""
    if actor.has(Permission.APPLICATIONS_REOPEN):
        return ALLOWED
    return refused(say("Your role does not include reopening rejected applications."))


def can_assign(actor: Actor) -> Decision:
    """Recruiters and administrators ask people to assess."""
    if actor.has(Permission.APPLICATIONS_ASSIGN):
        return ALLOWED
    return refused(say("Only recruiters and administrators ask people to assess."))


def can_note(actor: Actor, *, is_assigned: bool) -> Decision:
    """Everybody who may read the application and write notes."""
    if actor.has(Permission.NOTES_WRITE) and can_read(actor, is_assigned=is_assigned):
        return ALLOWED
    return refused(say("Your role does not include writing notes here."))


def can_read_conversation(actor: Actor) -> Decision:
    """Whoever may read what was written to candidates."""
    if actor.has(Permission.MESSAGES_READ):
        return ALLOWED
    return refused(say("Your role does not show what was written to candidates. Ask a recruiter."))


def can_write_to_candidate(actor: Actor) -> Decision:
    """Recruiters and administrators, who also read what comes back."""
    if actor.has(Permission.MESSAGES_SEND) and actor.has(Permission.MESSAGES_READ):
        return ALLOWED
    return refused(say("Writing to candidates is for recruiters and administrators."))


def can_change_note(actor: Actor, author_id: object) -> Decision:
    """Authors change their own notes."""
    if actor.kind is ActorKind.USER and actor.user_id == author_id:
        return ALLOWED
    return refused(say("Only the author changes or removes a note."))
