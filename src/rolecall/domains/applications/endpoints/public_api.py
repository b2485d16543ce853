"""`/api/v1/public/…`: applying and the status page, without an account; and applying signed in."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import File, Form, Request, UploadFile

from rolecall.domains.applications import service
from rolecall.domains.applications.contracts import SubmitApplication, Submitted
from rolecall.domains.applications.contracts.accommodations import (
    MOST_REACH,
    MOST_WORDS,
    AccommodationKind,
    AccommodationStep,
    AccommodationWish,
)
from rolecall.domains.applications.endpoints.forms import (
    agreed_to,
    answers_of,
    applicant_of,
    read_upload,
    submit,
)
from rolecall.domains.applications.rules.given import MOST_LINKS
from rolecall.domains.applications.schemas import (
    ChallengeOut,
    FormConsentOut,
    FormConsentsOut,
    StatusOut,
    SubmittedOut,
    TextConsentWordsOut,
    WithdrawIn,
)
from rolecall.domains.applications.service import guarding, texting
from rolecall.domains.applications.service.own import has_proved_address
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
from rolecall.infra.http.schemas import reject_nul
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
LinksField = Annotated[
    list[str],
    Form(max_length=MOST_LINKS, description="Web addresses of the person, such as a portfolio."),
]
KindsField = Annotated[
    list[AccommodationKind],
    Form(
        max_length=len(AccommodationKind),
        description="Which adjustments the person asks for. Only who answers them reads this.",
    ),
]
StepsField = Annotated[
    list[AccommodationStep],
    Form(max_length=len(AccommodationStep), description="For which steps they are asked for."),
]
WishField = Annotated[
    str,
    Form(
        max_length=MOST_WORDS,
        description="What would help, in the person's words. Ask for no reason and no diagnosis.",
    ),
]
ProofField = Annotated[
    str,
    Form(
        max_length=4_000,
        description="The work that `GET /public/jobs/{id}/challenge` asks for, done. A few "
        "applications from one network are taken without it.",
    ),
]
ReachField = Annotated[
    str, Form(max_length=MOST_REACH, description="How to reach the person about it.")
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
    links: LinksField = [],  # noqa: B006 - FastAPI copies it
    accommodation_kinds: KindsField = [],  # noqa: B006
    accommodation_steps: StepsField = [],  # noqa: B006
    accommodation_words: WishField = "",
    accommodation_reach: ReachField = "",
    proof: ProofField = "",
    resume: Annotated[UploadFile | None, File()] = None,
) -> SubmittedOut:
    """Apply without an account.

    Answers come as JSON in `answers`, or one by one as `answer_<question id>`. Where many come from
    one network 429 says when to try again, and 403 `proof_needed` that a proof of work is wanted.
    """
    command = SubmitApplication(
        job_id=job_id,
        applicant=applicant_of(full_name, email, phone, location, request, links),
        consent=consent,
        wish=_wish(
            accommodation_kinds, accommodation_steps, accommodation_words, accommodation_reach
        ),
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
    visitor = guarding.visitor_of(runtime.database, client_address(request), job_id)
    is_proved = await guarding.has_proved(runtime.database, visitor, proof)
    await guarding.require_admission(runtime.database, visitor, is_proved=is_proved)
    submitted = await submit(runtime, org_id, command, await read_upload(resume, runtime), request)
    return submitted_out(runtime, submitted)


@router.get("/public/jobs/{job_id}/challenge", **public())
async def get_challenge_of_job(request: Request, runtime: RuntimeDep, job_id: UUID) -> ChallengeOut:
    """Return a proof of work to be done, in ALTCHA's scheme: the answer is `proof` of a form.

    Find the `number` up to `maxnumber` for which SHA-256 of `salt` and the number, in hexadecimal,
    is `challenge`; the proof is a JSON object of `challenge`, `number`, `salt` and `signature`, as
    text. It counts once.
    """
    await jobs.organization_of_public_job(runtime.database, job_id)
    visitor = guarding.visitor_of(runtime.database, client_address(request), job_id)
    return ChallengeOut.of(guarding.challenge_for(runtime.database, visitor))


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
    location: Annotated[str, Form(max_length=200)] = "",
    cover_note: _Text = "",
    answers: _Text = "",
    text_consent: TextConsentField = "",
    consent_wording: WordingField = "",
    consent_language: LanguageField = "",
    pool_wording: WordingField = "",
    links: LinksField = [],  # noqa: B006 - FastAPI copies it
    accommodation_kinds: KindsField = [],  # noqa: B006
    accommodation_steps: StepsField = [],  # noqa: B006
    accommodation_words: WishField = "",
    accommodation_reach: ReachField = "",
    proof: ProofField = "",
    resume: Annotated[UploadFile | None, File()] = None,
) -> SubmittedOut:
    """Apply as a signed-in person: name and address come from the account.

    429 says when to try again where many applications come from one network; 403 `proof_needed`
    that an address which was not confirmed needs a proof of work.
    """
    command = SubmitApplication(
        job_id=job_id,
        applicant=applicant_of(actor.name, actor.email, phone, location, request, links),
        consent=consent,
        wish=_wish(
            accommodation_kinds, accommodation_steps, accommodation_words, accommodation_reach
        ),
        answers=answers_of(await request.form(), answers),
        cover_note=cover_note,
        source="portal",
        text_consent=text_consent,
        agreed=agreed_to(consent_wording, consent_language),
        pool=agreed_to(pool_wording, consent_language or "en") if pool_wording else None,
        way=Way.PORTAL,
    )
    org_id = await jobs.organization_of_public_job(runtime.database, job_id)
    visitor = guarding.visitor_of(runtime.database, client_address(request), job_id)
    # Whoever read mail at their address has done more than a proof of work.
    is_proved = await has_proved_address(runtime.database, actor) or await guarding.has_proved(
        runtime.database, visitor, proof
    )
    await guarding.require_admission(runtime.database, visitor, is_proved=is_proved)
    submitted = await submit(runtime, org_id, command, await read_upload(resume, runtime), request)
    return submitted_out(runtime, submitted)


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


def _wish(
    kinds: list[AccommodationKind], steps: list[AccommodationStep], words: str, reach: str
) -> AccommodationWish | None:
    """Return what is asked to be made different, None if nothing is."""
    reject_nul([words, reach])
    wish = AccommodationWish(
        tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(steps)), words.strip(), reach.strip()
    )
    return None if wish == AccommodationWish() else wish


def submitted_out(runtime: Runtime, submitted: Submitted) -> SubmittedOut:
    """Render what was taken, with the way to its private page."""
    return SubmittedOut(
        application_id=submitted.application_id,
        status_url=f"{runtime.public_url}/status/{submitted.status_token}",
    )
