"""Offers of the demo: letters, drafts and what is before candidates, as it stands at the end."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.contracts import ApplicationSummary, ListFilter
from rolecall.domains.applications.queries import list_applications
from rolecall.domains.jobs import api as jobs
from rolecall.domains.jobs.contracts import Job
from rolecall.domains.offers import api as offers
from rolecall.domains.offers.contracts import (
    CreateOffer,
    CustomField,
    FieldKind,
    LetterText,
    OfferPay,
    SaveTemplate,
    Terms,
)
from rolecall.entrypoints.seed.loading.history import History
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.pages import PageRequest

_DRAFTED, _SENT = 3, 2
"""How many applications in the offer stage have an offer, and how many of those are sent."""
_ANSWER_WITHIN = timedelta(days=6)
_NOTICE = timedelta(days=35)
_VACATION = {"USD": "20"}
_STAGE = "offer"

_ENGLISH = LetterText(
    locale="en",
    subject="Your offer: {{job_title}}",
    body_html=(
        "<p>Dear {{candidate_name}},</p>"
        "<p>we enjoyed our conversations, and we are glad to offer you the job "
        "<strong>{{job_title}}</strong> at {{organization_name}}.</p>"
        "<h2>What we offer</h2>"
        "<ul><li>Pay: {{pay}}</li><li>First day of work: {{start_date}}</li>"
        "<li>Employment: {{employment_type}}</li><li>Place of work: {{location}}</li>"
        "<li>Vacation: {{vacation_days}} days a year</li></ul>"
        "<h2>What comes next</h2>"
        "<p>Please answer until {{expires_on}}. Your acceptance on this page is all that we need; "
        "we will then write to you about your first day.</p>"
        "<p>We look forward to working with you.</p>"
    ),
    fields=(CustomField("vacation_days", "Vacation days", FieldKind.NUMBER),),
)
_GERMAN = LetterText(
    locale="de",
    subject="Ihr Angebot: {{job_title}}",
    body_html=(
        "<p>Guten Tag {{candidate_name}},</p>"
        "<p>wir freuen uns, Ihnen die Stelle <strong>{{job_title}}</strong> bei "
        "{{organization_name}} anzubieten: {{pay}}, {{employment_type}}, ab {{start_date}}.</p>"
        "<p>Bitte antworten Sie bis {{expires_on}}.</p>"
    ),
)


async def tell_offers(uow: UnitOfWork, history: History, actors: Mapping[str, Actor]) -> None:
    """Write the templates, and offers for the first applications in the offer stage."""
    admin = actors["admin"]
    english = await offers.save_template(
        uow, admin, SaveTemplate(name="Standard offer", text=_ENGLISH)
    )
    await offers.save_template(uow, admin, SaveTemplate(name="Standardangebot", text=_GERMAN))
    waiting = ListFilter(stage=_STAGE, status="active", sort="stage_entered_at")
    page = await list_applications(uow, waiting, PageRequest(_DRAFTED))
    for number, application in enumerate(page.items):
        offer = await offers.create_offer(
            uow, admin, await _offer_for(uow, application, english.id)
        )
        await uow.flush()
        if number < _SENT:
            await offers.send_offer(history, admin, offer.id, None)


async def _offer_for(
    uow: UnitOfWork, application: ApplicationSummary, template_id: UUID
) -> CreateOffer:
    job = await jobs.get_job(uow, application.job_id)
    today = clock.now().date()
    pay = _pay(job)
    vacation = _VACATION.get(pay.currency if pay else "", "28")
    return CreateOffer(
        application_id=application.id,
        template_id=template_id,
        terms=Terms(
            pay=pay,
            start_date=today + _NOTICE,
            employment_type=job.employment_type,
            location=", ".join(
                part for place in job.locations[:1] for part in (place.city, place.region) if part
            )
            or "Remote",
            expires_on=today + _ANSWER_WITHIN,
            values={"vacation_days": vacation},
        ),
        private_notes="Agreed on the phone; the hiring manager knows.",
    )


def _pay(job: Job) -> OfferPay | None:
    """Return the lower end of the job's range, which the demo's employers begin with."""
    pay = job.pay
    if pay is None or pay.min_minor is None:
        return None
    return OfferPay(pay.min_minor, pay.currency, pay.period)
