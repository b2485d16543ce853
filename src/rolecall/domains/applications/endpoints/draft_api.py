"""What the script of the form asks for: the draft as JSON, and uploads that can be resumed.

Uploads speak tus 1.0 (core protocol, creation, termination, expiration): a broken connection costs
what was on the wire, not the file. All of it belongs to the draft that the browser's cookie opens;
to begin one this way takes a proof of work.
"""

import base64
import binascii
from email.utils import format_datetime
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import Header, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from rolecall.domains.applications.contracts.drafts import MOST_READINGS, RECORD, Draft
from rolecall.domains.applications.endpoints.drafts import (
    Desk,
    desk_of,
    error_name,
    find_draft,
    hand_over_new,
    is_file_field,
    keep_stored,
    purpose_of,
)
from rolecall.domains.applications.endpoints.forms import ANSWER_PREFIX, candidate_actor
from rolecall.domains.applications.endpoints.pieces import arriving
from rolecall.domains.applications.rules.drafts import FIELDS, MOST_ANSWERS, to_check
from rolecall.domains.applications.schemas import ChallengeOut
from rolecall.domains.applications.service import drafting, guarding
from rolecall.domains.applications.service.drafts_read import read_draft
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import AttachedRecord, Incoming, NewIncoming
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import QuestionKind
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import Router, RuntimeDep, public
from rolecall.infra.http.schemas import In
from rolecall.kernel import clock
from rolecall.kernel.errors import Forbidden, InvalidInput, NotFound, UnsupportedType
from rolecall.kernel.sentences import say

router = Router(tags=["candidate pages"], prefix="/careers/{slug}/jobs/{job_id}/apply")
VERSION: Final = "1.0.0"
_TUS: Final = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}
_STREAM: Final = "application/offset+octet-stream"
_Number = Annotated[str, Header(max_length=20)]
_Line = Annotated[str, Header(max_length=2_000)]


class DraftIn(In):
    """What the form holds now, and a proof of work where there is no draft yet."""

    values: Annotated[dict[str, str], Field(max_length=len(FIELDS))] = Field(default_factory=dict)
    answers: Annotated[dict[str, list[str]], Field(max_length=MOST_ANSWERS)] = Field(
        default_factory=dict
    )
    proof: Annotated[str, Field(max_length=4_000)] = ""


@router.get("/challenge", **public())
async def get_challenge(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID
) -> JSONResponse:
    """Return what the browser is to work on."""
    desk = await desk_of(request, runtime, slug, job_id)
    asked = ChallengeOut.of(guarding.challenge_for(runtime.database, desk.visitor))
    return JSONResponse(asked.model_dump())


@router.get("/draft", **public())
async def get_draft(request: Request, runtime: RuntimeDep, slug: str, job_id: UUID) -> JSONResponse:
    """Return the browser's draft."""
    desk = await desk_of(request, runtime, slug, job_id)
    return await _answer(desk, await _require_draft(desk))


@router.put("/draft", **public())
async def put_draft(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, body: DraftIn
) -> JSONResponse:
    """Keep what the form holds, in the browser's draft or in a new one."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft, token = await find_draft(desk), ""
    if draft is None and not (
        await guarding.has_proved(runtime.database, desk.visitor, body.proof)
        and await guarding.may_begin(runtime.database, desk.visitor)
    ):
        raise Forbidden(
            say("Send the form instead: this browser has not done the work that this needs."),
            code="proof_needed",
        )
    async with runtime.database.transaction(desk.tenant) as uow:
        if draft is None:
            draft, token = await drafting.begin_draft(uow, job_id, is_proved=True)
        draft = await drafting.keep_typed(uow, draft.id, body.values, body.answers)
    response = await _answer(desk, draft)
    hand_over_new(desk, response, token, body.values.get("source", ""))
    return response


@router.delete("/draft/files/{name}", **public())
async def remove_draft_file(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, name: str
) -> JSONResponse:
    """Remove the file of a field."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    async with runtime.database.transaction(desk.tenant) as uow:
        draft = await drafting.remove_file(uow, draft.id, name)
    return await _answer(desk, draft)


@router.post("/draft/read", **public())
async def read_draft_resume(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID
) -> JSONResponse:
    """Read the résumé into the fields that are empty; `came` says what came of it."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    if not await guarding.may_read(runtime.database, desk.visitor):
        return await _answer(desk, draft, came="stopped")
    draft, came = await read_draft(runtime.database, draft)
    return await _answer(desk, draft, came=came.value)


@router.options("/files", **public())
async def describe_uploads(runtime: RuntimeDep) -> Response:
    """Say what is spoken here."""
    headers = {
        **_TUS,
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,expiration,termination",
        "Tus-Max-Size": str(runtime.settings.storage.max_upload_bytes),
    }
    return Response(status_code=204, headers=headers)


@router.post("/files", **public())
async def begin_upload(
    request: Request,
    runtime: RuntimeDep,
    slug: str,
    job_id: UUID,
    upload_length: _Number = "",
    upload_metadata: _Line = "",
) -> Response:
    """Begin an upload. `Upload-Metadata` names the form's `field` and the `filename`."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    field, new = _announced(draft, upload_length, upload_metadata)
    await guarding.require_upload(runtime.database, desk.visitor)
    async with runtime.database.transaction(desk.tenant) as uow:
        await _require_asked(uow, job_id, field)
        incoming = await files.begin_incoming(uow, new, draft.expires_at)
    headers = {**_headers(incoming), "Location": f"{desk.page}/apply/files/{incoming.id}"}
    return Response(status_code=201, headers=headers)


@router.head("/files/{incoming_id}", **public())
async def get_upload_offset(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, incoming_id: UUID
) -> Response:
    """Say where to go on."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    incoming = await _incoming(desk, draft, incoming_id)
    if incoming.is_whole and incoming.file_id is None:
        # Something broke between the last byte and the file.
        await _finish(desk, draft, incoming)
    return Response(headers=_headers(incoming) | {"Upload-Length": str(incoming.length)})


@router.patch("/files/{incoming_id}", **public())
async def append_to_upload(
    request: Request,
    runtime: RuntimeDep,
    slug: str,
    job_id: UUID,
    incoming_id: UUID,
    upload_offset: _Number = "",
    content_type: _Line = "",
) -> Response:
    """Take bytes from `Upload-Offset` on. With the last one the file is checked and kept."""
    if content_type != _STREAM:
        raise UnsupportedType(say("Send the bytes as {type}.", type=_STREAM))
    offset = _number(upload_offset, "Upload-Offset")
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    await _incoming(desk, draft, incoming_id)
    incoming = await files.take_piece(
        runtime.database, desk.tenant, incoming_id, offset, arriving(request)
    )
    if incoming.is_whole and incoming.file_id is None:
        await _finish(desk, draft, incoming)
    return Response(status_code=204, headers=_headers(incoming))


@router.delete("/files/{incoming_id}", **public())
async def give_up_upload(
    request: Request, runtime: RuntimeDep, slug: str, job_id: UUID, incoming_id: UUID
) -> Response:
    """Give an upload up: what came goes."""
    desk = await desk_of(request, runtime, slug, job_id)
    draft = await _require_draft(desk)
    await _incoming(desk, draft, incoming_id)
    async with runtime.database.transaction(desk.tenant) as uow:
        await files.end_incoming(uow, incoming_id)
    return Response(status_code=204, headers=_TUS)


def _announced(draft: Draft, length: str, line: str) -> tuple[str, NewIncoming]:
    """Return the field of the form, and the file that is to come for it."""
    named = _metadata(line)
    field = named.get("field", "")
    if not is_file_field(field):
        raise InvalidInput.of_field(
            "Upload-Metadata", say("Name the field of the form, as field <base64>.")
        )
    return field, NewIncoming(
        record=AttachedRecord(RECORD, draft.id),
        field=error_name(field),
        purpose=purpose_of(field),
        filename=named.get("filename", ""),
        length=_number(length, "Upload-Length"),
    )


async def _require_asked(uow: UnitOfWork, job_id: UUID, field: str) -> None:
    """Pass if the job takes applications, and asks for a file in this field."""
    job = await jobs.get_open_job_for_application(uow, job_id)
    asked = {one.id for one in job.questions if one.kind is QuestionKind.FILE}
    if field.startswith(ANSWER_PREFIX) and field.removeprefix(ANSWER_PREFIX) not in asked:
        raise NotFound(say("No question of this job asks for that file."))


async def _require_draft(desk: Desk) -> Draft:
    draft = await find_draft(desk)
    if draft is None:
        raise NotFound(say("This browser has no draft of an application for this job."))
    return draft


async def _incoming(desk: Desk, draft: Draft, incoming_id: UUID) -> Incoming:
    async with desk.runtime.database.transaction(desk.tenant) as uow:
        found = await files.get_incoming(uow, incoming_id)
    if found.record != AttachedRecord(RECORD, draft.id):
        raise NotFound(say("This upload is not there any more. Begin it again."))
    return found


async def _finish(desk: Desk, draft: Draft, incoming: Incoming) -> None:
    actor = candidate_actor(desk.org_id, draft.content.values.get("full_name", ""), desk.request)
    ref = await files.finish_incoming(desk.runtime.database, desk.tenant, actor, incoming)
    field = incoming.field.replace("answers.", ANSWER_PREFIX, 1)
    await keep_stored(desk, draft, field, ref)


async def _answer(desk: Desk, draft: Draft, came: str = "") -> JSONResponse:
    content = draft.content
    async with desk.runtime.database.transaction(desk.tenant) as uow:
        coming = await files.list_incoming_of(uow, RECORD, draft.id, clock.now())
    body: dict[str, Any] = {
        "values": dict(content.values),
        "answers": {name: list(found) for name, found in content.answers.items()},
        "files": {
            name: {"filename": one.name, "size": one.size} for name, one in content.files.items()
        },
        "to_check": sorted(to_check(content)),
        "uploads": [
            {
                "id": str(one.id),
                "field": one.field.replace("answers.", ANSWER_PREFIX, 1),
                "filename": one.filename,
                "length": one.length,
                "offset": one.received,
            }
            for one in coming
        ],
        "readings_left": MOST_READINGS - draft.readings,
        "expires_at": draft.expires_at.isoformat(),
        "came": came,
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def _headers(incoming: Incoming) -> dict[str, str]:
    return {
        **_TUS,
        "Upload-Offset": str(incoming.received),
        "Upload-Expires": format_datetime(incoming.expires_at, usegmt=True),
    }


def _number(text: str, header: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise InvalidInput.of_field(header, say("Give a number of bytes."))
    return int(text)


def _metadata(line: str) -> dict[str, str]:
    """Return the pairs of `Upload-Metadata`: keys, and values in base64."""
    found: dict[str, str] = {}
    for pair in line.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError) as error:
            raise InvalidInput.of_field(
                "Upload-Metadata", say("Give each value in base64.")
            ) from error
    return found
