"""Applying for another job of an organization that one has applied to before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rolecall.domains.applications.contracts.again import ApplyAgain, AskedAgain, Known
from rolecall.domains.applications.schemas.candidate_side import (
    FormConsentOut,
    JobBriefOut,
    OrganizationBriefOut,
)
from rolecall.domains.jobs.contracts import QuestionKind
from rolecall.infra.http import Out, Said


class AgainOptionOut(Out):
    """One option of a choice."""

    key: str
    label: str


class AgainShownIfOut(Out):
    """Asked only where another question is answered so."""

    question_id: str
    equals: str | bool


class AgainQuestionOut(Out):
    """A question of the job.

    `before` is what one answered when it was asked before, as `answers` takes it; null without.
    """

    id: str
    kind: QuestionKind
    label: str
    help: str
    required: bool
    options: list[AgainOptionOut]
    shown_if: AgainShownIfOut | None
    before: Any

    @classmethod
    def of(cls, one: AskedAgain) -> "AgainQuestionOut":
        """Render a question."""
        asked = one.question
        shown_if = asked.shown_if
        return cls(
            id=asked.id,
            kind=asked.kind,
            label=asked.label,
            help=asked.help,
            required=asked.required,
            options=[AgainOptionOut(key=it.key, label=it.label) for it in asked.options],
            shown_if=AgainShownIfOut.model_validate(shown_if) if shown_if else None,
            before=one.before,
        )


class AgainResumeOut(Out):
    """The newest résumé that one sent the organization."""

    filename: str
    sent_at: datetime


class AgainKnownOut(Out):
    """What one gave the organization with earlier applications, and what goes along now."""

    full_name: str
    email: str
    phone: str
    resume: AgainResumeOut | None

    @classmethod
    def of(cls, one: Known) -> "AgainKnownOut":
        """Render what is known."""
        held = one.resume
        return cls(
            full_name=one.full_name,
            email=one.email,
            phone=one.phone,
            resume=AgainResumeOut(filename=held.ref.filename, sent_at=held.added_at)
            if held
            else None,
        )


class ApplyAgainOut(Out):
    """What applying for a job takes.

    `known` is null where one has not applied to the organization with the account's address: then
    the form of the job's page is the way. `takes_one_tap`: nothing is left to ask. `consent` is the
    notice to agree to, null where the version that holds now was agreed to; then `statement` stands
    beside the button. `application_id` is the newest application for this very job; `refusal` says
    why no further one is taken beside it, and is empty where one can apply again.
    """

    job: JobBriefOut
    organization: OrganizationBriefOut
    is_open: bool
    application_id: UUID | None
    refusal: Said
    takes_one_tap: bool
    known: AgainKnownOut | None
    questions: list[AgainQuestionOut]
    consent: FormConsentOut | None
    statement: str

    @classmethod
    def of(cls, found: ApplyAgain, public_url: str) -> "ApplyAgainOut":
        """Render what it takes."""
        job = found.job
        return cls(
            job=JobBriefOut(
                id=job.id,
                title=job.title,
                public_url=f"{public_url}/careers/{job.organization_slug}/jobs/{job.id}",
            ),
            organization=OrganizationBriefOut(
                name=job.organization_name, slug=job.organization_slug
            ),
            is_open=job.is_open,
            application_id=found.application_id,
            refusal=found.refusal or "",
            takes_one_tap=found.takes_one_tap,
            known=AgainKnownOut.of(found.known) if found.known else None,
            questions=[AgainQuestionOut.of(one) for one in found.questions],
            consent=FormConsentOut.of(found.consent) if found.consent else None,
            statement=found.statement,
        )
