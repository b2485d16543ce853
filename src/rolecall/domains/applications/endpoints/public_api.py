"""`/api/v1/public/…`: applying and the status page, without an account; and applying signed in."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import File, Form, Request, UploadFile

from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import SubmitApplication, Submitted
from rolecall.domains.applications.endpoints.forms import (
    agreed_to,
    answers_of,
    applicant_of,
    read_upload,
    submit,
)
from rolecall.domains.applications.schemas import (
    FormConsentOut,
    FormConsentsOut,
    StatusOut,
    SubmittedOut,
    TextConsentWordsOut,
    WithdrawIn,
)
from rolecall.domains.applications.service import texting
from rolecall.domains.consents import api as consents
from rolecall.domains.consents.contracts import Way
from rolecall.domains.jobs import api as jobs
from rolecall.infra.http import (
    ActorDep,
    Router,
    RuntimeDep,
    account,
    client_address,
    public,
)
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

router = Router(tags=["public"])
_Text = Annotated[str, Form(max_length=20_000)]
TextConsentField = Annotated[
    Literal["", "en", "de", "es"],
    Form(
        description="The language in whose words (`GET /public/jobs/{id}/text-consent`) the person "
        "agreed to text messages; empty where they did not."
    ),
]
WordingField = Annotated[
    str,
    Form(
        max_length=36,
        description="The version that was shown beside the tick (`wording_id` of "
        "`GET /public/jobs/{id}/consents`). In `pool_wording` it says that the person agreed to "
        "be kept for other jobs; empty where they did not.",
    ),
]
LanguageField = Annotated[
    Literal["", "en", "de", "es"],
    Form(description="The language in which the texts were shown; empty where it is not known."),
]


@router.post("/public/jobs/{job_id}/applications", status_code=201, **public())
async def apply_for_job(
    request: Request,
    runtime: RuntimeDep,
    job_id: UUID,
    full_name: Annotated[str, Form(max_length=200)],
    email: Annotated[str, Form(max_length=254)],
    consent: Annotated[bool, Form()] = False,
    phone: Annotated[str, Form(max_length=60)] = "",
    location: Annotated[str, Form(max_length=200)] = "",
    cover_note: _Text = "",
    answers: _Text = "",
    source: Annotated[str, Form(max_length=60)] = "",
    via: Annotated[str, Form(max_length=60, description="The code of a share link.")] = "",
    text_consent: TextConsentField = "",
    consent_wording: WordingField = "",
    consent_language: LanguageField = "",
    pool_wording: WordingField = "",
    resume: Annotated[UploadFile | None, File()] = None,
) -> SubmittedOut:
    """Apply without an account.

    Answers come as JSON in `answers`, or one by one as `answer_<question id>`.
    """
    command = SubmitApplication(
        job_id=job_id,
        applicant=applicant_of(full_name, email, phone, location, request),
        consent=consent,
        answers=answers_of(await request.form(), answers),
        cover_note=cover_note,
        source=source or "api",
        via=via,
        text_consent=text_consent,
        agreed=agreed_to(consent_wording, consent_language),
        pool=agreed_to(pool_wording, consent_language or "en") if pool_wording else None,
        way=Way.API,
    )
    org_id = await jobs.organization_of_public_job(runtime.database, job_id)
    submitted = await submit(runtime, org_id, command, await read_upload(resume, runtime), request)
    return _submitted(runtime, submitted)


@router.get("/public/jobs/{job_id}/text-consent", **public())
async def get_text_consent_words(runtime: RuntimeDep, job_id: UUID) -> TextConsentWordsOut:
    """Return what a form has to show beside its tick for text messages, by language.

    The application keeps the words as proof. Nothing where the employer sends no texts.
    """
    org_id = await jobs.organization_of_public_job(runtime.database, job_id)
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        return TextConsentWordsOut(words=await texting.words_of_form(uow))


@router.get("/public/jobs/{job_id}/consents", **public())
async def get_consents_of_form(
    runtime: RuntimeDep, job_id: UUID, language: Literal["en", "de", "es"] = "en"
) -> FormConsentsOut:
    """Return what a form has to show beside its ticks, with the versions that it names."""
    org_id = await jobs.organization_of_public_job(runtime.database, job_id)
    async with runtime.database.transaction(Tenant(org_id)) as uow:
        asked = await consents.form_consents(uow, language)
    return FormConsentsOut(items=[FormConsentOut.of(one) for one in asked.values()])


@router.post("/jobs/{job_id}/apply", status_code=201, **account(transaction=False))
async def apply_signed_in(
    request: Request,
    runtime: RuntimeDep,
    actor: ActorDep,
    job_id: UUID,
    consent: Annotated[bool, Form()] = False,
    phone: Annotated[str, Form(max_length=60)] = "",
    cover_note: _Text = "",
    answers: _Text = "",
    text_consent: TextConsentField = "",
    consent_wording: WordingField = "",
    consent_language: LanguageField = "",
    pool_wording: WordingField = "",
    resume: Annotated[UploadFile | None, File()] = None,
) -> SubmittedOut:
    """Apply as a signed-in person: name and address come from the account."""
    command = SubmitApplication(
        job_id=job_id,
        applicant=applicant_of(actor.name, actor.email, phone, "", request),
        consent=consent,
        answers=answers_of(await request.form(), answers),
        cover_note=cover_note,
        source="portal",
        text_consent=text_consent,
        agreed=agreed_to(consent_wording, consent_language),
        pool=agreed_to(pool_wording, consent_language or "en") if pool_wording else None,
        way=Way.PORTAL,
    )
    org_id = await jobs.organization_of_public_job(runtime.database, job_id)
    submitted = await submit(runtime, org_id, command, await read_upload(resume, runtime), request)
    return _submitted(runtime, submitted)


@router.get("/public/status/{token}", **public())
async def get_status(runtime: RuntimeDep, token: str) -> StatusOut:
    """Return what the private link of an application shows."""
    return StatusOut.of(await service.open_status(runtime.database, token))


@router.post("/public/status/{token}/withdraw", **public())
async def withdraw_by_link(
    request: Request, runtime: RuntimeDep, token: str, body: WithdrawIn
) -> StatusOut:
    """Withdraw the application that the private link belongs to."""
    view = await service.withdraw_by_link(
        runtime.database, token, body.reason, client_address(request)
    )
    return StatusOut.of(view)


def _submitted(runtime: Runtime, submitted: Submitted) -> SubmittedOut:
    return SubmittedOut(
        application_id=submitted.application_id,
        status_url=f"{runtime.public_url}/status/{submitted.status_token}",
    )
