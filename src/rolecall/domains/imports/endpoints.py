"""`/api/v1/imports`: files of people, from the upload to the undo.

Stopping what is under way and taking an import back are the routes of `operations`.
"""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response, UploadFile

from rolecall.access import Permission
from rolecall.domains.imports import service
from rolecall.domains.imports.contracts import MAX_RESUMES, Import, RowState
from rolecall.domains.imports.schemas import (
    ImportOut,
    ImportRowOut,
    ImportRowPatch,
    ImportSettingsIn,
    ImportSummaryOut,
    MappingIn,
    MappingOut,
    MappingsOut,
    PreviewedRowOut,
    PreviewOut,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import (
    ActorDep,
    DatabaseDep,
    IfMatch,
    PageOut,
    Paging,
    Router,
    Uow,
    org,
    page_out,
    set_etag,
)

imports = Router(prefix="/imports", tags=["imports"])
mappings = Router(prefix="/import-mappings", tags=["imports"])
router = [imports, mappings]
_LIST = "imports:-created_at"
_RECRUITER = org(Permission.CANDIDATES_UPDATE)
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


@imports.get("", **_RECRUITER)
async def list_imports(uow: Uow, actor: ActorDep, paging: Paging) -> PageOut[ImportSummaryOut]:
    """List the imports of the last thirty days, newest first."""
    page = await service.list_imports(uow, actor, paging.request(_LIST))
    return page_out(page, paging, _LIST, ImportSummaryOut.of)


@imports.post("", status_code=201, **org(Permission.CANDIDATES_UPDATE, transaction=False))
async def upload_import(
    db: DatabaseDep, actor: ActorDep, file: UploadFile, response: Response
) -> ImportOut:
    """Read a file of people (CSV, JSON, JSON Résumé) and propose what its columns are.

    Or take a zip of résumés apart; who they are of is found out afterwards. Nothing is imported
    yet.
    """
    made = await service.read_file(db, actor, file.filename or "", file.file)
    async with db.transaction(actor.tenant) as uow:
        return await _rendered(uow, made, response)


@imports.get("/{import_id}", **_RECRUITER)
async def get_import(uow: Uow, actor: ActorDep, import_id: UUID, response: Response) -> ImportOut:
    """Return an import, with how many rows are in which state."""
    return await _rendered(uow, await service.get_import(uow, actor, import_id), response)


@imports.patch("/{import_id}", **_RECRUITER)
async def change_import(
    uow: Uow,
    actor: ActorDep,
    import_id: UUID,
    body: ImportSettingsIn,
    if_match: IfMatch,
    response: Response,
) -> ImportOut:
    """Say what the columns are and how rows are taken; with `If-Match`, if nobody else did."""
    found = await service.change_settings(uow, actor, import_id, body.contract(), if_match)
    return await _rendered(uow, found, response)


@imports.delete("/{import_id}", status_code=204, **_RECRUITER)
async def remove_import(uow: Uow, actor: ActorDep, import_id: UUID) -> None:
    """Forget an import and its rows; the candidates that it made stay."""
    await service.remove_import(uow, actor, import_id)


@imports.get("/{import_id}/preview", **_RECRUITER)
async def preview_import(uow: Uow, actor: ActorDep, import_id: UUID) -> PreviewOut:
    """Return the first rows as they would be imported."""
    rows = await service.preview_rows(uow, actor, import_id)
    return PreviewOut(items=[PreviewedRowOut.model_validate(row) for row in rows])


@imports.get("/{import_id}/rows", **_RECRUITER)
async def list_import_rows(
    uow: Uow,
    actor: ActorDep,
    import_id: UUID,
    paging: Paging,
    state: Annotated[list[RowState] | None, Query(max_length=len(RowState))] = None,
    unsure: Annotated[bool | None, Query()] = None,
) -> PageOut[ImportRowOut]:
    """List rows with what becomes, or became, of them, in the order of the file.

    With `unsure`, those of résumés of which something was guessed, or the others.
    """
    purpose = f"imports:rows:{import_id}"
    page = await service.list_rows(
        uow, actor, import_id, state or (), paging.request(purpose), is_unsure=unsure
    )
    return page_out(page, paging, purpose, ImportRowOut.of)


@imports.patch("/{import_id}/rows/{position}", **_RECRUITER)
async def mend_import_row(
    uow: Uow,
    actor: ActorDep,
    import_id: UUID,
    position: Annotated[int, Path(ge=0, lt=MAX_RESUMES)],
    body: ImportRowPatch,
) -> ImportRowOut:
    """Write who a résumé is of in the place of what was found; absent members stay."""
    row = await service.mend_row(uow, actor, body.command(import_id, position))
    return ImportRowOut.of(row)


@imports.get("/{import_id}/errors.csv", response_class=Response, responses=_CSV, **_RECRUITER)
async def download_import_errors(uow: Uow, actor: ActorDep, import_id: UUID) -> Response:
    """Return the rows that have to be mended, with what is wrong; it can be uploaded again."""
    return _table(await service.read_errors(uow, actor, import_id), "rows-to-mend.csv")


@imports.get("/{import_id}/results.csv", response_class=Response, responses=_CSV, **_RECRUITER)
async def download_import_results(uow: Uow, actor: ActorDep, import_id: UUID) -> Response:
    """Return what became of each row, and of each application; before a run, what would become."""
    return _table(await service.read_results(uow, actor, import_id), "results.csv")


@imports.post("/{import_id}/check", **_RECRUITER)
async def check_import(uow: Uow, actor: ActorDep, import_id: UUID, response: Response) -> ImportOut:
    """Begin the dry run: every row is looked at, nothing is written."""
    return await _rendered(uow, await service.start_check(uow, actor, import_id), response)


@imports.post("/{import_id}/run", **_RECRUITER)
async def run_import(uow: Uow, actor: ActorDep, import_id: UUID, response: Response) -> ImportOut:
    """Begin to import the rows, as the dry run said."""
    return await _rendered(uow, await service.start_run(uow, actor, import_id), response)


@mappings.get("", **_RECRUITER)
async def list_import_mappings(uow: Uow, actor: ActorDep) -> MappingsOut:
    """List the saved mappings by name."""
    found = await service.list_mappings(uow, actor)
    return MappingsOut(items=[MappingOut.of(one) for one in found])


@mappings.post("", status_code=201, **_RECRUITER)
async def save_import_mapping(uow: Uow, actor: ActorDep, body: MappingIn) -> MappingOut:
    """Keep what the columns of an import are, for the next file with the same headers."""
    return MappingOut.of(await service.save_mapping(uow, actor, body.import_id, body.name))


@mappings.delete("/{mapping_id}", status_code=204, **_RECRUITER)
async def remove_import_mapping(uow: Uow, actor: ActorDep, mapping_id: UUID) -> None:
    """Forget a saved mapping."""
    await service.remove_mapping(uow, actor, mapping_id)


def _table(content: bytes, name: str) -> Response:
    return Response(
        content,
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store, private",
        },
    )


async def _rendered(uow: UnitOfWork, found: Import, response: Response) -> ImportOut:
    set_etag(response, found.version)
    counted = await service.states_of(uow, found)
    return ImportOut.whole(found, counted, await service.stages_of(uow, found))
