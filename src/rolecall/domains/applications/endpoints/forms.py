"""Reading an application form, from a browser or a program, and submitting it.

Order of work: the cheap checks first (job open, answers fit), then the file is stored, then one
transaction takes the application. A file whose application failed belongs to nothing and is swept.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
from fastapi import Request
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import Applicant, SubmitApplication, Submitted
from rolecall.domains.applications.contracts.accommodations import AccommodationWish
from rolecall.domains.applications.contracts.drafts import ENCLOSED, RECORD, RESUME, Draft
from rolecall.domains.applications.rules.given import links_of
from rolecall.domains.applications.rules.wishes import typed_wish, wish_of
from rolecall.domains.applications.service import drafting
from rolecall.domains.consents.contracts import AgreedTo, Way
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose, FileRef, NewUpload
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job, QuestionKind
from rolecall.infra.db import UnitOfWork
from rolecall.infra.http import client_address
from rolecall.infra.http.schemas import Email, reject_nul
from rolecall.infra.runtime import Runtime
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

ANSWER_PREFIX = "answer_"
FORM_FIELDS = (
    "full_name", "email", "phone", "location", "cover_note", "consent", "source", "via",
    "text_consent", "consent_language", "consent_wording", "pool_consent", "pool_wording",
)  # fmt: skip
PHOTOS = "photos"
"""The field of photographs, each a page of the résumé."""
MAX_COVER_NOTE = 20_000
MAX_SOURCE = 60
MINIMUM_DIGITS = 5
"""Fewer digits are no phone number anywhere."""
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


async def read_resume(form: FormData, runtime: Runtime) -> Upload | None:
    """Return the résumé of a form: its file, or one PDF of the photographs of its pages.

    Raises:
        TooLarge, UnsupportedType, InvalidInput: a photograph is not taken.
    """
    upload = form.get(RESUME)
    if isinstance(upload, UploadFile) and (file := await read_upload(upload, runtime)):
        return file
    sent = [one for one in form.getlist(PHOTOS) if isinstance(one, UploadFile)]
    taken = [file for one in sent if (file := await read_upload(one, runtime)) is not None]
    if not taken:
        return None
    pictures = [
        NewUpload(purpose=FilePurpose.IMAGE, filename=one.filename, content=one.content)
        for one in taken
    ]
    made = await files.pdf_of_photographs(runtime.database, pictures, field=PHOTOS)
    return Upload(made.filename, made.content)


def applicant_of(
    full_name: str,
    email: str,
    phone: str,
    location: str,
    request: Request,
    links: Iterable[str] = (),
) -> Applicant:
    """Return who applies.

    Raises:
        InvalidInput: with one field error per field that needs attention.
    """
    person = Applicant(
        full_name.strip(),
        email.strip(),
        phone.strip(),
        location.strip(),
        locale_of(request),
        links_of(links),
    )
    faults = list(_faults(person))
    if faults:
        raise InvalidInput(faults[0].message, errors=faults)
    return person


def _faults(person: Applicant) -> Iterator[FieldError]:
    """Yield what needs attention, field by field."""
    if not person.full_name:
        yield FieldError("full_name", say("Please tell us your name."), "required")
    if not _is_address(person.email):
        yield FieldError(
            "email", say("Please give an e-mail address such as name@example.com."), "invalid_email"
        )
    if person.phone and sum(map(str.isdigit, person.phone)) < MINIMUM_DIGITS:
        yield FieldError("phone", say("This is not a phone number; leave it empty if you like."))
    for field in ("full_name", "phone", "location"):
        if "\x00" in getattr(person, field):
            yield FieldError(field, say("NUL characters are not accepted; remove them."))


def _is_address(text: str) -> bool:
    try:
        _EMAIL.validate_python(text)
    except ValidationError:
        return False
    return True


def command_of(form: FormData, job_id: UUID, request: Request) -> SubmitApplication:
    """Return the application that a browser's form holds.

    Raises:
        InvalidInput: with one field error per field that needs attention.
    """
    text, wish = typed_fields(form), wish_of(form)
    return SubmitApplication(
        job_id=job_id,
        applicant=applicant_of(
            text["full_name"], text["email"], text["phone"], text["location"], request
        ),
        consent=bool(text["consent"]),
        answers=answers_of(form, ""),
        cover_note=text["cover_note"].replace("\x00", "")[:MAX_COVER_NOTE],
        source=(text["source"] or "careers_site").replace("\x00", "")[:MAX_SOURCE],
        via=text["via"],
        text_consent=text["text_consent"] if text["text_consent"] in LOCALES else "",
        wish=wish if wish != AccommodationWish() else None,
        agreed=agreed_to(text["consent_wording"], text["consent_language"]),
        pool=agreed_to(text["pool_wording"], text["consent_language"])
        if text["pool_consent"]
        else None,
        way=Way.FORM,
    )


def agreed_to(wording: str, language: str) -> AgreedTo | None:
    """Return which text a form showed, None if it does not say.

    Raises:
        InvalidInput: it names none.
    """
    if language not in LOCALES:
        return None
    try:
        return AgreedTo(UUID(wording) if wording else None, language)
    except ValueError as error:
        raise InvalidInput.of_field(
            "consent", say("This text is none of ours. Load the page again.")
        ) from error


async def submit_form(
    runtime: Runtime,
    org_id: UUID,
    job_id: UUID,
    form: FormData,
    request: Request,
    draft: Draft | None = None,
) -> Submitted:
    """Submit what a browser's form holds, with the files that its draft keeps."""
    command = command_of(form, job_id, request)
    file = await read_resume(form, runtime)
    return await submit(runtime, org_id, command, file, request, draft)


def typed_fields(form: FormData) -> dict[str, str]:
    """Return the plain fields as they were sent, for showing them again."""
    plain = {name: str(form.get(name) or "") for name in FORM_FIELDS}
    return plain | typed_wish(form)


def typed_answers(form: FormData) -> dict[str, list[str]]:
    """Return the answer fields as they were sent, for showing them again."""
    return {
        name: [value for value in form.getlist(name) if isinstance(value, str)]
        for name in form
        if name.startswith(ANSWER_PREFIX)
    }


def answers_of(form: FormData, as_json: str) -> dict[str, Any]:
    """Return the answers, from the JSON field or from the single fields; files as they came.

    Raises:
        InvalidInput: the JSON is not an object.
    """
    if as_json.strip():
        try:
            found = msgspec.json.decode(as_json, type=dict[str, Any])
            reject_nul(found)
        except (msgspec.MsgspecError, ValueError) as error:
            raise InvalidInput.of_field(
                "answers", say("This must be a JSON object of question ids and values.")
            ) from error
        return found
    answers: dict[str, Any] = {}
    for name in form:
        if name.startswith(ANSWER_PREFIX):
            values = [
                value if isinstance(value, UploadFile) else value.replace("\x00", "")
                for value in form.getlist(name)
            ]
            answers[name.removeprefix(ANSWER_PREFIX)] = values if len(values) > 1 else values[0]
    return answers


async def submit(
    runtime: Runtime,
    org_id: UUID,
    command: SubmitApplication,
    upload: Upload | None,
    request: Request,
    draft: Draft | None = None,
) -> Submitted:
    """Check, store the files, and take the application; its draft is gone then."""
    tenant = Tenant(org_id)
    actor = candidate_actor(org_id, command.applicant.full_name, request)
    command = await _checked(runtime, tenant, actor, command, upload, draft)
    async with runtime.database.transaction(tenant) as uow:
        submitted = await service.submit_application(uow, actor, command)
        if draft is not None:
            await drafting.end_sent_draft(uow, draft)
        return submitted


async def prepare(
    runtime: Runtime,
    org_id: UUID,
    command: SubmitApplication,
    upload: Upload | None,
    request: Request,
    enclosed: Sequence[Upload] = (),
) -> tuple[Actor, SubmitApplication]:
    """Check, and store the files; returns who applies, and the command that names the files."""
    tenant = Tenant(org_id)
    actor = candidate_actor(org_id, command.applicant.full_name, request)
    command = await _checked(runtime, tenant, actor, command, upload, None)
    kept = [
        await _store(runtime, tenant, actor, file, FilePurpose.DOCUMENT, "cover_letter")
        for file in enclosed
        if command.consent
    ]
    return actor, replace(command, enclosed_file_ids=tuple(ref.id for ref in kept))


async def _checked(
    runtime: Runtime,
    tenant: Tenant,
    actor: Actor,
    command: SubmitApplication,
    upload: Upload | None,
    draft: Draft | None,
) -> SubmitApplication:
    """Check the answers, store the files, and return the command that names them."""
    command, sent = await _without_uploads(runtime, command)
    async with runtime.database.transaction(tenant) as uow:
        job = await jobs.get_open_job_for_application(uow, command.job_id)
        kept = await _kept_files(uow, draft)
    sent, there = _files_that_answer(job, command, sent, kept)
    if command.consent:
        store = partial(_store, runtime, tenant, actor)
        command = await _with_files(command, upload, sent, there, store)
    if upload is None and RESUME in kept:
        command = replace(command, resume_file_id=kept[RESUME].id)
    enclosed = tuple(ref.id for name, ref in kept.items() if name.startswith(ENCLOSED))
    return replace(command, enclosed_file_ids=enclosed)


def candidate_actor(org_id: UUID, name: str, request: Request) -> Actor:
    """Return who acts when somebody applies without an account."""
    return Actor(ActorKind.CANDIDATE, org_id=org_id, name=name, ip=client_address(request))


async def _kept_files(uow: UnitOfWork, draft: Draft | None) -> dict[str, FileRef]:
    """Return the files that a draft keeps, by field."""
    if draft is None:
        return {}
    attached = {one.id: one for one in await files.list_attached(uow, RECORD, draft.id)}
    return {
        name: attached[one.id] for name, one in draft.content.files.items() if one.id in attached
    }


async def _with_files(
    command: SubmitApplication,
    resume: Upload | None,
    sent: dict[str, Upload],
    there: dict[str, FileRef],
    store: Callable[[Upload, FilePurpose, str], Awaitable[FileRef]],
) -> SubmitApplication:
    """Store résumé and answers, and return the command that names them and those `there`."""
    if resume is not None:
        stored = await store(resume, FilePurpose.RESUME, "resume")
        command = replace(command, resume_file_id=stored.id)
    kept = there | {
        question_id: await store(file, FilePurpose.DOCUMENT, f"answers.{question_id}")
        for question_id, file in sent.items()
    }
    named = {question_id: str(ref.id) for question_id, ref in kept.items()}
    return replace(command, answers={**command.answers, **named}, answer_files=kept)


async def _without_uploads(
    runtime: Runtime, command: SubmitApplication
) -> tuple[SubmitApplication, dict[str, Upload]]:
    """Return the command without the files among its answers, and these, read."""
    plain: dict[str, Any] = {}
    sent: dict[str, Upload] = {}
    for question_id, value in command.answers.items():
        if not isinstance(value, UploadFile):
            plain[question_id] = value
        elif (file := await read_upload(value, runtime)) is not None:
            sent[question_id] = file
    return replace(command, answers=plain), sent


def _files_that_answer(
    job: Job, command: SubmitApplication, sent: dict[str, Upload], kept: dict[str, FileRef]
) -> tuple[dict[str, Upload], dict[str, FileRef]]:
    """Check all answers before a file is stored.

    Returns the files that answer a question: those that were sent now, and those that are kept and
    were not sent anew.

    Raises:
        InvalidInput: with one field error per question that needs attention.
    """
    asked = {question.id for question in job.questions if question.kind is QuestionKind.FILE}
    there = {name.removeprefix(ANSWER_PREFIX): ref for name, ref in kept.items() if name != RESUME}
    stand_ins = {name: str(UUID(int=0)) for name in asked & (sent.keys() | there.keys())}
    checked = jobs.check_answers(job.questions, {**command.answers, **stand_ins})
    answered = asked & checked.values.keys()
    return (
        {name: file for name, file in sent.items() if name in answered},
        {name: ref for name, ref in there.items() if name in answered - sent.keys()},
    )


async def _store(
    runtime: Runtime, tenant: Tenant, actor: Actor, file: Upload, purpose: FilePurpose, field: str
) -> FileRef:
    return await files.store_upload(
        runtime,
        tenant,
        actor,
        purpose=purpose,
        filename=file.filename,
        content=file.content,
        field=field,
    )


def locale_of(request: Request) -> str:
    """Return the first of the browser's languages that mails are written in."""
    for part in request.headers.get("accept-language", "").split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LOCALES:
            return language
    return "en"
