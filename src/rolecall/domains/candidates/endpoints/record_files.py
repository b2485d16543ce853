"""Files around a candidate."""

from uuid import UUID

from fastapi import Response

from rolecall.access import Permission
from rolecall.domains.candidates import service
from rolecall.domains.candidates.schemas import (
    CandidateFileIn,
    CandidateFileOut,
    CandidateFilePatch,
    CandidateFilesOut,
)
from rolecall.infra.http import ActorDep, IfMatch, Router, Uow, org, set_etag

router = Router(prefix="/candidates/{candidate_id}", tags=["candidates"])
_REMOVE = org(Permission.FILES_REMOVE)


@router.get("/files", **org(Permission.CANDIDATES_READ))
async def list_candidate_files(uow: Uow, actor: ActorDep, candidate_id: UUID) -> CandidateFilesOut:
    """List the files of the record, of the person's applications and of their offers."""
    return CandidateFilesOut.of(await service.list_files(uow, actor, candidate_id))


@router.get("/removed-files", **_REMOVE)
async def list_removed_candidate_files(
    uow: Uow, actor: ActorDep, candidate_id: UUID
) -> CandidateFilesOut:
    """List the files that were removed and can still be brought back."""
    return CandidateFilesOut.of(await service.list_removed_files(uow, actor, candidate_id))


@router.post("/files", status_code=201, **org(Permission.CANDIDATES_UPDATE))
async def add_candidate_file(
    uow: Uow, actor: ActorDep, candidate_id: UUID, body: CandidateFileIn
) -> CandidateFilesOut:
    """Add an uploaded file to the record."""
    found = await service.attach_file(uow, actor, candidate_id, body.file_id, body.kind)
    return CandidateFilesOut.of(found)


@router.patch("/files/{file_id}", **org(Permission.CANDIDATES_UPDATE))
async def change_candidate_file(
    uow: Uow,
    actor: ActorDep,
    candidate_id: UUID,
    file_id: UUID,
    body: CandidateFilePatch,
    if_match: IfMatch,
    response: Response,
) -> CandidateFileOut:
    """Give a file another name or kind; with `If-Match`, only if it is still at that version."""
    changed = await service.change_file(uow, actor, candidate_id, body.command(file_id, if_match))
    set_etag(response, changed.ref.version)
    return CandidateFileOut.of(changed)


@router.delete("/files/{file_id}", status_code=204, **_REMOVE)
async def remove_candidate_file(
    uow: Uow, actor: ActorDep, candidate_id: UUID, file_id: UUID
) -> None:
    """Remove a file; it can be brought back for thirty days, then it is erased."""
    await service.remove_file(uow, actor, candidate_id, file_id)


@router.post("/files/{file_id}/restore", **_REMOVE)
async def restore_candidate_file(
    uow: Uow, actor: ActorDep, candidate_id: UUID, file_id: UUID
) -> CandidateFileOut:
    """Bring a removed file back as it was."""
    return CandidateFileOut.of(await service.restore_file(uow, actor, candidate_id, file_id))
