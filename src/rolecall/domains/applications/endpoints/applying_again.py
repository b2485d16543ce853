"""`/api/v1/jobs/{job_id}/apply-again`: with what one gave the organization before."""

from typing import Annotated
from uuid import UUID

from fastapi import File, Form, Request, UploadFile

from rolecall.domains.applications.contracts.again import GivenAgain
from rolecall.domains.applications.endpoints.forms import (
    agreed_to,
    answers_of,
    locale_of,
    read_upload,
    submit,
)
from rolecall.domains.applications.endpoints.public_api import (
    LanguageField,
    WordingField,
    submitted_out,
)
from rolecall.domains.applications.schemas import SubmittedOut
from rolecall.domains.applications.schemas.again import ApplyAgainOut
from rolecall.domains.applications.service import applying_again, guarding
from rolecall.domains.jobs import api as jobs
from rolecall.infra.http import ActorDep, Router, RuntimeDep, account
from rolecall.infra.languages import spoken

router = Router(prefix="/jobs/{job_id}/apply-again", tags=["my applications"])


@router.get("", **account(transaction=False))
async def look_at_applying_again(
    runtime: RuntimeDep, actor: ActorDep, job_id: UUID
) -> ApplyAgainOut:
    """Return what applying takes, and what of it is known from earlier applications."""
    found = await applying_again.look(runtime.database, actor, job_id, spoken())
    return ApplyAgainOut.of(found, runtime.public_url)


@router.post("", status_code=201, **account(transaction=False))
async def apply_again(
    request: Request,
    runtime: RuntimeDep,
    actor: ActorDep,
    job_id: UUID,
    consent: Annotated[bool, Form()] = False,
    consent_wording: WordingField = "",
    consent_language: LanguageField = "",
    without_resume: Annotated[
        bool, Form(description="Send no résumé along, though one may be known.")
    ] = False,
    answers: Annotated[str, Form(max_length=20_000)] = "",
    resume: Annotated[UploadFile | None, File()] = None,
) -> SubmittedOut:
    """Apply with what one gave the organization before, and what the job asks beyond that."""
    db = runtime.database
    await guarding.require_room_of(db, actor.user_id)
    upload = await read_upload(resume, runtime)
    given = GivenAgain(
        answers=answers_of(await request.form(), answers),
        agreed=agreed_to(consent_wording, consent_language or "en") if consent else None,
        with_resume=without_resume or upload is not None,
    )
    command = await applying_again.command_of(
        db, actor, job_id, given, locale=locale_of(request), language=spoken()
    )
    org_id = await jobs.organization_of_public_job(db, job_id)
    return submitted_out(runtime, await submit(runtime, org_id, command, upload, request))
