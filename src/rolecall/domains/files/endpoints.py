"""`/api/v1/files`."""

from typing import Annotated, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import Form, Path, Request, UploadFile
from fastapi.responses import StreamingResponse

from rolecall.access import Permission
from rolecall.domains.files.contracts import FilePurpose, OpenedFile
from rolecall.domains.files.schemas import FileLinkIn, FileLinkOut, FileOut, FileTextOut
from rolecall.domains.files.service import reading
from rolecall.domains.files.service.extracting import get_text
from rolecall.domains.files.service.uploading import receive, store_upload
from rolecall.infra.http import ActorDep, DatabaseDep, Router, Uow, client_address, org, public

router = Router(prefix="/files", tags=["files"])

Uploaded = Literal[FilePurpose.RESUME, FilePurpose.DOCUMENT, FilePurpose.IMAGE]

# Whatever the file is, it runs nothing, loads nothing, and is framed by Rolecall alone.
_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@router.post("", status_code=201, **org(Permission.FILES_UPLOAD, transaction=False))
async def upload_file(
    db: DatabaseDep,
    actor: ActorDep,
    file: UploadFile,
    purpose: Annotated[Uploaded, Form()] = FilePurpose.DOCUMENT,
) -> FileOut:
    """Store a file. It goes again unless it is attached to something within a day."""
    upload = await receive(db, file, purpose)
    return FileOut.of(await store_upload(db, actor.tenant, actor, upload))


@router.get("/download/{token}", response_class=StreamingResponse, **public())
async def download_file(
    request: Request, db: DatabaseDep, token: Annotated[str, Path(max_length=4096)]
) -> StreamingResponse:
    """Send a file's bytes to whoever holds a link that `POST files/{id}/links` gave."""
    opened = await reading.follow_link(
        db, token, ip=client_address(request), request_id=request.state.request_id
    )
    return StreamingResponse(opened.content, headers=_headers(opened))


@router.get("/{file_id}", **org(Permission.FILES_READ))
async def get_file(uow: Uow, actor: ActorDep, file_id: UUID) -> FileOut:
    """Return what is known of a file."""
    return FileOut.of(await reading.get_file(uow, actor, file_id))


@router.get("/{file_id}/text", **org(Permission.FILES_READ))
async def get_file_text(uow: Uow, actor: ActorDep, file_id: UUID) -> FileTextOut:
    """Return the text that was read of a file."""
    await reading.get_file(uow, actor, file_id)
    return FileTextOut.of(await get_text(uow, file_id))


@router.post("/{file_id}/links", status_code=201, **org(Permission.FILES_READ))
async def create_file_link(
    uow: Uow, actor: ActorDep, file_id: UUID, body: FileLinkIn
) -> FileLinkOut:
    """Make a link to a file that works for a minute."""
    inline = body.disposition == "inline"
    return FileLinkOut.of(await reading.make_link(uow, actor, file_id, inline=inline))


def _headers(opened: OpenedFile) -> dict[str, str]:
    ref = opened.ref
    charset = "; charset=utf-8" if ref.content_type == "text/plain" else ""
    return {
        "Content-Type": ref.content_type + charset,
        "Content-Length": str(ref.size),
        "Content-Disposition": _disposition(ref.filename, inline=opened.inline),
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
        "Accept-Ranges": "none",
    }


def _disposition(filename: str, *, inline: bool) -> str:
    """Return the header with a name for old readers and one in UTF-8 (RFC 6266, RFC 8187)."""
    plain = filename.encode("ascii", "replace").decode().translate(_UNQUOTABLE)
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


_UNQUOTABLE = str.maketrans({'"': "_", "\\": "_", "?": "_", "%": "_"})
