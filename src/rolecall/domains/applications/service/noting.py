"""Notes of members."""

from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications import policy, queries, repository
from rolecall.domains.applications.contracts import Note, NoteVisibility
from rolecall.domains.applications.events import ApplicationNoted
from rolecall.domains.applications.service.reading import load_readable
from rolecall.domains.audit import api as audit
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Forbidden, NotFound
from rolecall.kernel.sentences import Sentence, say


async def add_note(
    uow: UnitOfWork, actor: Actor, application_id: UUID, body: str, visibility: NoteVisibility
) -> Note:
    """Write a note.

    Raises:
        NotFound: there is no such application for this actor.
        Forbidden: the actor's role writes no notes.
    """
    await load_readable(uow, actor, application_id)
    assigned = await queries.is_assigned(uow, application_id, actor.user_id)
    policy.can_note(actor, is_assigned=assigned).require()
    if actor.user_id is None:
        raise Forbidden(say("Notes are written by people; sign in as one."))
    note = Note(
        id=ids.uuid7(),
        application_id=application_id,
        author_id=actor.user_id,
        author_name=actor.name,
        body=body,
        visibility=visibility,
        created_at=clock.now(),
        edited_at=None,
    )
    await repository.insert_note(uow, note)
    _tell(uow, actor, note, "applications.note_added", say("Wrote a note."))
    return note


async def change_note(uow: UnitOfWork, actor: Actor, note_id: UUID, body: str) -> Note:
    """Change the text of one's own note."""
    note = await _own_note(uow, actor, note_id)
    at = clock.now()
    await repository.update_note(uow, note_id, body, at)
    _tell(uow, actor, note, "applications.note_changed", say("Changed a note."))
    return replace(note, body=body, edited_at=at)


async def remove_note(uow: UnitOfWork, actor: Actor, note_id: UUID) -> None:
    """Remove one's own note."""
    note = await _own_note(uow, actor, note_id)
    await repository.delete_note(uow, note_id)
    _tell(uow, actor, note, "applications.note_removed", say("Removed a note."))


async def _own_note(uow: UnitOfWork, actor: Actor, note_id: UUID) -> Note:
    note = await repository.get_note_for_update(uow, note_id)
    await load_readable(uow, actor, note.application_id)
    if note.visibility is NoteVisibility.PRIVATE and note.author_id != actor.user_id:
        raise NotFound(say("There is no such note."))
    policy.can_change_note(actor, note.author_id).require()
    return note


def _tell(uow: UnitOfWork, actor: Actor, note: Note, action: str, summary: Sentence) -> None:
    audit.record(uow, actor, action, "application", note.application_id, summary)
    uow.emit(ApplicationNoted(application_id=note.application_id, note_id=note.id))
