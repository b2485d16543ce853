"""Applying through the interfaces of other systems: Greenhouse's job boards and Lever's postings.

They read other fields and answer in other words; what is checked, stored and written is what our
own form has checked, stored and written.
"""

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from uuid import UUID

import msgspec
from fastapi import Request, Response
from fastapi.security.utils import get_authorization_scheme_param
from starlette.datastructures import Headers, UploadFile

from rolecall.access import Actor
from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import Applicant, SubmitApplication, Submitted
from rolecall.domains.applications.endpoints.forms import (
    LOCALES,
    MAX_COVER_NOTE,
    MAX_SOURCE,
    Upload,
    agreed_to,
    applicant_of,
    prepare,
    read_upload,
)
from rolecall.domains.applications.rules import borrowed_forms as forms
from rolecall.domains.applications.service import guarding
from rolecall.domains.consents.contracts import Way
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import CODE, SOURCE
from rolecall.domains.jobs.contracts.board_numbers import question_number
from rolecall.domains.jobs.contracts.boards import Board, BoardJob, BoardKey
from rolecall.infra.http import Router, RuntimeDep, idempotency, public
from rolecall.infra.http.borrowed import refusals
from rolecall.infra.http.idempotency import Repeat
from rolecall.infra.http.schemas import reject_nul
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

router = Router(tags=["job boards"])
DEFAULT_SOURCE = "job_board_api"
_JSON = "application/json"
_encoder = msgspec.json.Encoder()
_ANYTHING = {"type": "object", "additionalProperties": True}
_GREENHOUSE_CONSENT = tuple(
    f"data_compliance[{name}]" for name in ("gdpr_processing_consent_given", "gdpr_consent_given")
)
_LEVER_CONSENT = ("consent[store]",)


def _taking(description: str, required: Sequence[str]) -> dict[str, Any]:
    """Return what a route declares whose body is read by hand."""
    schema = {
        **_ANYTHING,
        "required": list(required),
        "properties": {name: {"type": "string"} for name in required},
    }
    declared = public()["openapi_extra"]
    return {
        "openapi_extra": {
            **declared,
            "parameters": [
                {
                    "name": "Idempotency-Key",
                    "in": "header",
                    "required": False,
                    "description": "The same application sent again under this key is taken once.",
                    "schema": {"type": "string"},
                }
            ],
            "requestBody": {
                "required": True,
                "description": description,
                "content": {
                    _JSON: {"schema": schema},
                    "multipart/form-data": {"schema": schema},
                    "application/x-www-form-urlencoded": {"schema": schema},
                },
            },
        },
        "responses": {200: {"content": {_JSON: {"schema": _ANYTHING}}}},
    }


@dataclass(frozen=True, slots=True)
class _Coming:
    """An application on its way in: where from, for which job, and what was sent."""

    runtime: Runtime
    request: Request
    org_id: UUID
    key: BoardKey
    job: BoardJob
    fields: forms.Fields
    locale: str


@router.post(
    "/v1/boards/{slug}/jobs/{job_number}",
    **_taking(
        "The fields of Greenhouse's form: `first_name`, `last_name`, `email`, `phone`, "
        "`location`, `resume`, `cover_letter`, `question_…`, `mapped_url_token`, "
        "`data_compliance`. Proof: the key as the user name of HTTP Basic authentication.",
        ["first_name", "last_name", "email"],
    ),
)
async def apply_through_job_board(
    request: Request, runtime: RuntimeDep, slug: str, job_number: str
) -> Response:
    """Apply for a job as programs written for Greenhouse's Job Board API do."""
    with refusals():
        site = await jobs.open_board(runtime.database, slug, Board.GREENHOUSE)
        key = await _recognised(runtime, site.organization.id, _basic_user(request))
        job = await jobs.job_of_number(runtime.database, site.organization.id, job_number)
        fields = await _fields(request)
        coming = _Coming(runtime, request, site.organization.id, key, job, fields, site.language)
        return await _apply(coming, _GREENHOUSE)


@router.post(
    "/v0/postings/{slug}/{posting_id}",
    **_taking(
        "The fields of Lever's form: `name`, `email`, `phone`, `org`, `urls[…]`, `comments`, "
        "`resume`, `source`, `ip`, `consent[store]`; `answer_<question id>` answers a question of "
        "the job. Proof: the key as the parameter `key` of the address.",
        ["name", "email"],
    ),
)
async def apply_through_postings(
    request: Request, runtime: RuntimeDep, slug: str, posting_id: str, key: str = ""
) -> Response:
    """Apply for a job as programs written for Lever's postings API do."""
    with refusals():
        site = await jobs.open_board(runtime.database, slug, Board.LEVER)
        proof = await _recognised(runtime, site.organization.id, key or _basic_user(request))
        job = await jobs.posted_job(runtime.database, site.organization.id, _uuid(posting_id))
        fields = await _fields(request)
        coming = _Coming(runtime, request, site.organization.id, proof, job, fields, site.language)
        return await _apply(coming, _LEVER)


def _greenhouse_command(coming: _Coming) -> SubmitApplication:
    fields = coming.fields
    name = " ".join(
        part for part in (forms.text(fields, "first_name").strip(),
                          forms.text(fields, "last_name").strip()) if part
    )  # fmt: skip
    token = forms.text(fields, "mapped_url_token")
    answers = forms.greenhouse_answers(coming.job, fields)
    return SubmitApplication(
        job_id=coming.job.posting.id,
        applicant=_applicant(coming, name),
        consent=forms.consent(fields, _GREENHOUSE_CONSENT, site_asks=coming.key.asks_consent),
        way=Way.EMPLOYER_SITE,
        answers=answers | _answers_in_content(coming, answers),
        cover_note=forms.text(fields, "cover_letter_text")[:MAX_COVER_NOTE],
        via=token if CODE.fullmatch(token) else "",
        source=token if SOURCE.fullmatch(token) else DEFAULT_SOURCE,
    )


def _lever_command(coming: _Coming) -> SubmitApplication:
    fields = coming.fields
    source = forms.text(fields, "source").strip()
    return SubmitApplication(
        job_id=coming.job.posting.id,
        applicant=replace(
            _applicant(coming, forms.text(fields, "name")), links=forms.lever_links(fields)
        ),
        consent=forms.consent(fields, _LEVER_CONSENT, site_asks=coming.key.asks_consent),
        way=Way.EMPLOYER_SITE,
        answers=forms.named_answers(fields),
        cover_note=forms.lever_note(fields)[:MAX_COVER_NOTE],
        source=source[:MAX_SOURCE] or DEFAULT_SOURCE,
    )


def _applicant(coming: _Coming, name: str) -> Applicant:
    fields = coming.fields
    found = applicant_of(
        name,
        forms.text(fields, "email"),
        forms.text(fields, "phone"),
        forms.text(fields, "location"),
        coming.request,
    )
    # The program's language says nothing about the person's; the site's does.
    return replace(found, locale=coming.locale) if coming.locale in LOCALES else found


async def _apply(coming: _Coming, dialect: "_Dialect") -> Response:
    """Take the application, and refuse it in the names that the form has for its fields."""
    try:
        forms.refuse_addresses(coming.fields)
        command = _with_ours(coming, dialect.command(coming))
        resume, letter = await _file(coming, "resume"), await _file(coming, "cover_letter")
        return await _submit(coming, dialect, command, resume, [letter] if letter else [])
    except InvalidInput as error:
        raise dialect.renamed(error, coming.job) from error
    finally:
        await coming.request.close()


def _with_ours(coming: _Coming, command: SubmitApplication) -> SubmitApplication:
    """Add what neither system has a field for, by the names that our own form has."""
    shown, pool, language = forms.wordings(coming.fields)
    pooled = agreed_to(pool, language) if pool else None
    return replace(
        command, wish=forms.wish(coming.fields), agreed=agreed_to(shown, language), pool=pooled
    )


async def _submit(
    coming: _Coming,
    dialect: "_Dialect",
    command: SubmitApplication,
    resume: Upload | None,
    enclosed: Sequence[Upload],
) -> Response:
    """Take the application, once for one idempotency key."""
    runtime, org_id, repeat = coming.runtime, coming.org_id, await _repeat(coming)
    if repeat is not None and (stored := await _answered(coming, repeat)):
        return stored
    actor, command = await _prepared(coming, command, resume, enclosed)
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        if repeat is not None and (stored := await idempotency.claim(uow, repeat)):
            return stored
        submitted = await service.hand_in(uow, actor, command, coming.key)
        response = Response(_encoder.encode(dialect.said(runtime, submitted)), media_type=_JSON)
        if repeat is not None:
            await idempotency.store(uow, repeat, response)
    return response


async def _prepared(
    coming: _Coming, command: SubmitApplication, resume: Upload | None, enclosed: Sequence[Upload]
) -> tuple[Actor, SubmitApplication]:
    """Count the application where the site tells the person's address, check it, store the files.

    The site has proved itself, so no work is asked for; the address of the request is its own.
    """
    runtime, person = coming.runtime, forms.stated_address(coming.fields)
    if person:
        visitor = guarding.visitor_of(runtime.database, person, command.job_id)
        await guarding.require_admission(runtime.database, visitor, is_proved=True)
    actor, command = await prepare(
        runtime, coming.org_id, command, resume, coming.request, enclosed
    )
    return replace(actor, ip=person or actor.ip), command


async def _answered(coming: _Coming, repeat: Repeat) -> Response | None:
    """Return what the same request was answered, before anything of it is stored again."""
    async with coming.runtime.database.transaction(Tenant(coming.org_id)) as uow:
        return await idempotency.find(uow, repeat)


def _said_by_greenhouse(runtime: Runtime, submitted: Submitted) -> dict[str, Any]:
    return {
        "success": "Candidate saved successfully",
        "application_id": str(submitted.application_id),
        "status_url": f"{runtime.public_url}/status/{submitted.status_token}",
    }


def _said_by_lever(runtime: Runtime, submitted: Submitted) -> dict[str, Any]:
    return {
        "ok": True,
        "applicationId": str(submitted.application_id),
        "statusUrl": f"{runtime.public_url}/status/{submitted.status_token}",
    }


async def _recognised(runtime: Runtime, org_id: UUID, token: str) -> BoardKey:
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        return await jobs.recognise_key(uow, token)


def _basic_user(request: Request) -> str:
    scheme, proof = get_authorization_scheme_param(request.headers.get("authorization"))
    if scheme.casefold() != "basic":
        return ""
    try:
        return base64.b64decode(proof, validate=True).decode().partition(":")[0]
    except ValueError:
        return ""


async def _fields(request: Request) -> forms.Fields:
    """Return what was sent, whichever of the three types the body has.

    Raises:
        InvalidInput: JSON that is no object.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() == _JSON:
        try:
            sent = msgspec.json.decode(await request.body(), type=dict[str, Any])
            reject_nul(sent)
        except (msgspec.MsgspecError, ValueError) as error:
            raise InvalidInput(
                say("Send the application as a JSON object or as a form.")
            ) from error
        return forms.flattened(sent)
    form = await request.form()
    return {name: form.getlist(name) for name in form}


async def _file(coming: _Coming, name: str) -> Upload | None:
    """Return a file: uploaded, in base64 as `<name>_content`, or as text in `<name>_text`.

    A cover letter that came as text is the note of the application and no file.
    """
    upload = next(iter(coming.fields.get(name, ())), None)
    if isinstance(upload, UploadFile):
        return await read_upload(upload, coming.runtime)
    if forms.text(coming.fields, name + forms.CONTENT):
        return _decoded(coming, name)
    words = forms.text(coming.fields, f"{name}_text").strip()
    if name == "resume" and words:
        return Upload("resume.txt", words.encode())
    return None


def _answers_in_content(coming: _Coming, answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers that came as files in base64, as uploads."""
    found: dict[str, Any] = {}
    for question in coming.job.questions:
        name = f"{forms.QUESTION}{question_number(coming.job.posting.id, question.id)}"
        if question.id in answers or not forms.text(coming.fields, name + forms.CONTENT):
            continue
        file = _decoded(coming, name)
        found[question.id] = UploadFile(
            BytesIO(file.content), size=len(file.content), filename=file.filename, headers=Headers()
        )
    return found


def _decoded(coming: _Coming, name: str) -> Upload:
    try:
        content = base64.b64decode(forms.text(coming.fields, name + forms.CONTENT), validate=True)
    except ValueError:
        raise InvalidInput.of_field(
            name + forms.CONTENT, say("Send the file's content in base64.")
        ) from None
    return Upload(forms.text(coming.fields, name + forms.FILENAME) or "file", content)


async def _repeat(coming: _Coming) -> Repeat | None:
    """Return the key of the request, None if it has none."""
    key = idempotency.given_key(coming.request)
    if key is None:
        return None
    return Repeat(f"board_key:{coming.key.id}", key, await _digest(coming))


async def _digest(coming: _Coming) -> bytes:
    """Return a digest of what is asked: of the fields.

    The bytes of a form differ each time it is sent, by the boundary between its parts.
    """
    digest = hashlib.sha256(coming.request.url.path.encode())
    for name in sorted(coming.fields):
        for value in coming.fields[name]:
            digest.update(name.encode() + b"\x00")
            if isinstance(value, UploadFile):
                await value.seek(0)
                digest.update(hashlib.sha256(await value.read()).digest())
                await value.seek(0)
            else:
                digest.update(_encoder.encode(value))
    return digest.digest()


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How one system's form is read and answered."""

    command: Callable[[_Coming], SubmitApplication]
    said: Callable[[Runtime, Submitted], dict[str, Any]]
    renamed: Callable[[InvalidInput, BoardJob], InvalidInput]


_GREENHOUSE = _Dialect(_greenhouse_command, _said_by_greenhouse, forms.in_greenhouse_names)
_LEVER = _Dialect(_lever_command, _said_by_lever, forms.in_lever_names)
