"""Who may see and change candidates."""

from collections.abc import Container

from rolecall.access import ALLOWED, Actor, Decision, Permission, refused
from rolecall.domains.candidates.contracts import NoteAudience, Segment
from rolecall.kernel.sentences import say


def can_read(actor: Actor) -> Decision:
    """Readers of candidates may."""
    if actor.has(Permission.CANDIDATES_READ):
        return ALLOWED
    return refused(say("Candidates are open to recruiters, hiring managers and administrators."))


def can_update(actor: Actor) -> Decision:
    """Recruiters and administrators may."""
    if actor.has(Permission.CANDIDATES_UPDATE):
        return ALLOWED
    return refused(say("Only recruiters and administrators change candidate records."))


def can_merge(actor: Actor) -> Decision:
    """Recruiters and administrators may."""
    if actor.has(Permission.CANDIDATES_MERGE):
        return ALLOWED
    return refused(say("Only recruiters and administrators merge candidates and split them again."))


def can_remove_files(actor: Actor) -> Decision:
    """Recruiters and administrators may."""
    if actor.has(Permission.FILES_REMOVE):
        return ALLOWED
    return refused(say("Your role does not include removing files."))


def can_note(actor: Actor) -> Decision:
    """Readers of candidates who write notes, as persons."""
    if actor.has(Permission.CANDIDATES_READ) and actor.has(Permission.NOTES_WRITE):
        if actor.user_id is not None:
            return ALLOWED
        return refused(say("Notes are written by people; sign in as one."))
    return refused(say("Your role does not include writing notes about candidates."))


def can_change_note(actor: Actor, author_id: object) -> Decision:
    """Authors change their own notes."""
    if actor.user_id is not None and actor.user_id == author_id:
        return ALLOWED
    return refused(say("Only the author changes or removes a note."))


def audiences_of(permissions: Container[Permission], *, on_team: bool) -> frozenset[NoteAudience]:
    """Return which notes of others somebody with these permissions reads."""
    if Permission.CANDIDATES_READ not in permissions:
        return frozenset()
    if Permission.CANDIDATES_UPDATE in permissions:
        return frozenset(NoteAudience)
    if on_team:
        return frozenset({NoteAudience.EVERYONE, NoteAudience.HIRING_TEAM})
    return frozenset({NoteAudience.EVERYONE})


def reads_every_note(actor: Actor) -> bool:
    """Tell whether the actor reads notes for every audience, about everybody."""
    every = audiences_of(actor.permissions, on_team=False)
    return every == frozenset(NoteAudience)


def can_change_segment(actor: Actor, segment: Segment) -> Decision:
    """Owners change their segments; shared ones recruiters and administrators, too."""
    if segment.owner_id == actor.user_id:
        return ALLOWED
    if segment.shared and actor.has(Permission.CANDIDATES_UPDATE):
        return ALLOWED
    return refused(say("Only its owner changes this segment."))
