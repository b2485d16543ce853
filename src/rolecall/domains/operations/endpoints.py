"""`/api/v1/operations`: looking at work on many records, stopping it, taking it back.

What starts operations are the routes of the domains whose records they are.
"""

from typing import Any
from uuid import UUID

from fastapi import Response
from fastapi.responses import StreamingResponse

from rolecall.access import Permission
from rolecall.domains.operations import service
from rolecall.domains.operations.contracts import ItemStatus
from rolecall.domains.operations.schemas import ItemResultOut, OperationOut
from rolecall.infra.http import ActorDep, DatabaseDep, PageOut, Paging, Router, Uow, org, page_out

router = Router(prefix="/operations", tags=["operations"])
_MEMBER = org(Permission.ORGANIZATION_READ)
_LIST = "operations:-created_at"
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}
_MADE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {}, "application/json": {}}}
}


@router.get("", **_MEMBER)
async def list_operations(
    uow: Uow, actor: ActorDep, paging: Paging, is_open: bool | None = None
) -> PageOut[OperationOut]:
    """List one's own operations, newest first; who reads the audit log sees everybody's."""
    page = await service.list_operations(uow, actor, paging.request(_LIST), is_open=is_open)
    return page_out(page, paging, _LIST, OperationOut.of)


@router.get("/{operation_id}", **_MEMBER)
async def get_operation(uow: Uow, actor: ActorDep, operation_id: UUID) -> OperationOut:
    """Return an operation and how far it has come."""
    return OperationOut.of(await service.get_operation(uow, actor, operation_id))


@router.get("/{operation_id}/results", **_MEMBER)
async def list_operation_results(
    uow: Uow,
    actor: ActorDep,
    operation_id: UUID,
    paging: Paging,
    status: ItemStatus | None = None,
) -> PageOut[ItemResultOut]:
    """List what became of the items, in their order."""
    purpose = f"operations:results:{operation_id}"
    page = await service.list_results(uow, actor, operation_id, status, paging.request(purpose))
    return page_out(page, paging, purpose, ItemResultOut.model_validate)


@router.get("/{operation_id}/results.csv", response_class=Response, responses=_CSV, **_MEMBER)
async def download_operation_results(uow: Uow, actor: ActorDep, operation_id: UUID) -> Response:
    """Return what became of all items as CSV."""
    found = await service.read_results(uow, actor, operation_id)
    return Response(found, media_type="text/csv; charset=utf-8", headers=_headers("results.csv"))


@router.get(
    "/{operation_id}/file",
    response_class=StreamingResponse,
    responses=_MADE,
    **org(Permission.ORGANIZATION_READ, transaction=False),
)
async def download_operation_file(
    db: DatabaseDep, actor: ActorDep, operation_id: UUID
) -> StreamingResponse:
    """Return the file that an export made, for seven days and to who made it alone."""
    opened = await service.open_file(db, actor, operation_id)
    headers = _headers(opened.ref.filename) | {"Content-Length": str(opened.ref.size)}
    return StreamingResponse(opened.content, media_type=opened.ref.content_type, headers=headers)


@router.post("/{operation_id}/cancel", **_MEMBER)
async def cancel_operation(uow: Uow, actor: ActorDep, operation_id: UUID) -> OperationOut:
    """Stop an operation; what is done stays done."""
    return OperationOut.of(await service.cancel_operation(uow, actor, operation_id))


@router.post("/{operation_id}/undo", status_code=201, **_MEMBER)
async def undo_operation(uow: Uow, actor: ActorDep, operation_id: UUID) -> OperationOut:
    """Take an operation back; returns the operation that does so."""
    return OperationOut.of(await service.undo_operation(uow, actor, operation_id))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store, private",
    }
