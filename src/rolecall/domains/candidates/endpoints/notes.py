"""Notes and the timeline of a candidate."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.candidates import service
from rolecall.domains.candidates.schemas import (
    CandidateEventOut,
    CandidateNoteIn,
    CandidateNoteOut,
    CandidateNotePatch,
    CandidateNotesOut,
    RefusingAddressesOut,
    RefusingAddressOut,
)
from rolecall.infra.http import (
    ActorDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

router = Router(tags=["candidates"])
_READ = org(Permission.CANDIDATES_READ)
_WRITE = org(Permission.NOTES_WRITE)
_TIMELINE = "candidate-timeline:-at"


@router.get("/candidates/{candidate_id}/notes", **_READ)
async def list_candidate_notes(uow: Uow, actor: ActorDep, candidate_id: UUID) -> CandidateNotesOut:
    """List the notes about a candidate that one may see, newest first."""
    found = await service.list_notes(uow, actor, candidate_id)
    return CandidateNotesOut(items=[CandidateNoteOut.of(note) for note in found])


@router.post("/candidates/{candidate_id}/notes", status_code=201, **_WRITE)
async def add_candidate_note(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: CandidateNoteIn, response: Response
) -> CandidateNoteOut:
    """Write a note; members whom it mentions are told."""
    note = await service.write_note(uow, actor, candidate_id, body.command())
    set_etag(response, note.version)
    return CandidateNoteOut.of(note)


@router.patch("/candidate-notes/{candidate_note_id}", **_WRITE)
async def change_candidate_note(
    uow: Uow,
    actor: ActorDep,
    candidate_note_id: UUID,
    body: CandidateNotePatch,
    if_match: IfMatch,
    response: Response,
) -> CandidateNoteOut:
    """Change one's own note; with `If-Match`, only if it is still at that version."""
    note = await service.change_note(uow, actor, body.command(candidate_note_id, if_match))
    set_etag(response, note.version)
    return CandidateNoteOut.of(note)


@router.delete("/candidate-notes/{candidate_note_id}", status_code=204, **_WRITE)
async def remove_candidate_note(uow: Uow, actor: ActorDep, candidate_note_id: UUID) -> None:
    """Remove one's own note."""
    await service.remove_note(uow, actor, candidate_note_id)


@router.get("/candidates/{candidate_id}/timeline", **_READ)
async def list_candidate_timeline(
    uow: Uow, actor: ActorDep, candidate_id: UUID, paging: Paging
) -> PageOut[CandidateEventOut]:
    """List what happened with a person, newest first, as far as one may see it."""
    page = await service.read_timeline(uow, actor, candidate_id, paging.request(_TIMELINE))
    return page_out(page, paging, _TIMELINE, CandidateEventOut.model_validate)


@router.get("/candidates/{candidate_id}/refusing-addresses", **_READ)
async def list_refusing_addresses(
    uow: Uow, actor: ActorDep, candidate_id: UUID
) -> RefusingAddressesOut:
    """List the candidate's addresses that mail is held back from, with what their servers said."""
    found, since = await service.list_refusing_addresses(uow, actor, candidate_id)
    return RefusingAddressesOut(
        items=[RefusingAddressOut.model_validate(one) for one in found], unsubscribed_since=since
    )
