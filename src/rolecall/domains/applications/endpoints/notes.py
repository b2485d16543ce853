"""Notes on applications."""

from uuid import UUID

from rolecall.access import Permission
from rolecall.domains.applications import queries, service
from rolecall.domains.applications.schemas import NoteIn, NoteOut, NotePatch, NotesOut
from rolecall.infra.http import ActorDep, Router, Uow, org

router = Router(tags=["notes"])
_READ = org(Permission.APPLICATIONS_READ, Permission.APPLICATIONS_READ_ASSIGNED)


@router.get("/applications/{application_id}/notes", **_READ)
async def list_notes(uow: Uow, actor: ActorDep, application_id: UUID) -> NotesOut:
    """List the team's notes and one's own, newest first."""
    await service.get_application(uow, actor, application_id)
    found = await queries.list_notes(uow, application_id, actor.user_id)
    return NotesOut(items=[NoteOut.of(note) for note in found])


@router.post("/applications/{application_id}/notes", status_code=201, **org(Permission.NOTES_WRITE))
async def add_note(uow: Uow, actor: ActorDep, application_id: UUID, body: NoteIn) -> NoteOut:
    """Write a note for the team or for oneself."""
    note = await service.add_note(uow, actor, application_id, body.body, body.visibility)
    return NoteOut.of(note)


@router.patch("/notes/{note_id}", **org(Permission.NOTES_WRITE))
async def change_note(uow: Uow, actor: ActorDep, note_id: UUID, body: NotePatch) -> NoteOut:
    """Change the text of one's own note."""
    return NoteOut.of(await service.change_note(uow, actor, note_id, body.body))


@router.delete("/notes/{note_id}", status_code=204, **org(Permission.NOTES_WRITE))
async def remove_note(uow: Uow, actor: ActorDep, note_id: UUID) -> None:
    """Remove one's own note."""
    await service.remove_note(uow, actor, note_id)
