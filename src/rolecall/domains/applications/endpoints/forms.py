"""Reading an application form, from a browser or a program, and submitting it.

Order of work: the cheap checks first (job open, answers fit), then the file is stored, then one
transaction takes the application. A file whose application failed belongs to nothing and is swept.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import msgspec
from fastapi import Request
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import Applicant, SubmitApplication, Submitted
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.jobs import api as jobs
from rolecall.infra.http import client_address
from rolecall.infra.http.schemas import Email, reject_nul
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.tenant import Tenant

ANSWER_PREFIX = "answer_"
LOCALES = ("en", "de", "es")
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    filename: str
    content: bytes


async def read_upload(upload: UploadFile | None, runtime: Runtime) -> Upload | None:
    """Return the uploaded file, None if the field was left empty. Reads one byte over the limit."""
    if upload is None or (not upload.filename and not upload.size):
        return None
    content = await upload.read(runtime.settings.storage.max_upload_bytes + 1)
    return Upload(upload.filename or "file", content)


def applicant_of(
    full_name: str, email: str, phone: str, location: str, request: Request
) -> Applicant:
    """Return who applies.

    Raises:
        InvalidInput: with one field error per field that needs attention.
    """
    faults: list[FieldError] = []
    if not full_name.strip():
        faults.append(FieldError("full_name", "Please tell us your name.", "required"))
    try:
        _EMAIL.validate_python(email.strip())
    except ValidationError:
        faults.append(
            FieldError(
                "email", "Please give an e-mail address such as name@example.com.", "invalid_email"
            )
        )
    if phone.strip() and sum(character.isdigit() for character in phone) < 5:
        faults.append(
            FieldError("phone", "This is not a phone number; leave it empty if you like.")
        )
    for field, value in (("full_name", full_name), ("phone", phone), ("location", location)):
        if "\x00" in value:
            faults.append(FieldError(field, "NUL characters are not accepted; remove them."))
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return Applicant(
        full_name.strip(), email.strip(), phone.strip(), location.strip(), _locale(request)
    )


def answers_of(form: FormData, as_json: str) -> dict[str, Any]:
    """Return the answers, from the JSON field or from the single fields.

    Raises:
        InvalidInput: the JSON is not an object.
    """
    if as_json.strip():
        try:
            found = msgspec.json.decode(as_json, type=dict[str, Any])
            reject_nul(found)
        except (msgspec.MsgspecError, ValueError) as error:
            raise InvalidInput.of_field(
                "answers", "This must be a JSON object of question ids and values."
            ) from error
        return found
    answers: dict[str, Any] = {}
    for name in form:
        if name.startswith(ANSWER_PREFIX):
            values = [str(value).replace("\x00", "") for value in form.getlist(name)]
            answers[name.removeprefix(ANSWER_PREFIX)] = values if len(values) > 1 else values[0]
    return answers


async def submit(
    runtime: Runtime,
    org_id: UUID,
    command: SubmitApplication,
    upload: Upload | None,
    request: Request,
) -> Submitted:
    """Check, store the file, and take the application."""
    tenant = Tenant(org_id)
    actor = Actor(
        ActorKind.CANDIDATE,
        org_id=org_id,
        name=command.applicant.full_name,
        ip=client_address(request),
    )
    async with runtime.database.transaction(tenant) as uow:
        job = await jobs.get_open_job_for_application(uow, command.job_id)
        jobs.check_answers(job.questions, command.answers)
    if upload is not None and command.consent:
        stored = await files.store_upload(
            runtime,
            tenant,
            actor,
            purpose=FilePurpose.RESUME,
            filename=upload.filename,
            content=upload.content,
            field="resume",
        )
        command = replace(command, resume_file_id=stored.id)
    async with runtime.database.transaction(tenant) as uow:
        return await service.submit_application(uow, actor, command)


def _locale(request: Request) -> str:
    """Return the first of the browser's languages that mails are written in."""
    for part in request.headers.get("accept-language", "").split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LOCALES:
            return language
    return "en"
