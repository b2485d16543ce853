"""What candidates see."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.applications.contracts import MyApplication
from rolecall.domains.applications.rules.plain_words import plain_stage
from rolecall.domains.applications.schemas.references import StageOut
from rolecall.domains.applications.service import StatusView
from rolecall.domains.applications.service.texting import TextOffer
from rolecall.domains.consents.contracts import FormConsent, Purpose
from rolecall.domains.messaging.contracts.texts import Standing
from rolecall.infra.http import In, Out
from rolecall.infra.languages import spoken
from rolecall.infra.throttle.proofs import Challenge


class OrganizationBriefOut(Out):
    """An employer."""

    name: str
    slug: str


class JobBriefOut(Out):
    """A job."""

    id: UUID
    title: str
    public_url: str


class MyApplicationOut(Out):
    """An application as its candidate sees it.

    The stage is said in plain words, in the language of the request: how the team calls its stages
    is the team's affair.
    """

    id: UUID
    organization: OrganizationBriefOut
    job: JobBriefOut
    stage: StageOut
    applied_at: datetime
    updated_at: datetime
    status: str
    can_withdraw: bool

    @classmethod
    def of(cls, mine: MyApplication, public_url: str) -> "MyApplicationOut":
        """Render an entry."""
        path = f"{public_url}/careers/{mine.organization_slug}/jobs/{mine.job_id}"
        return cls(
            id=mine.id,
            organization=OrganizationBriefOut(
                name=mine.organization_name, slug=mine.organization_slug
            ),
            job=JobBriefOut(id=mine.job_id, title=mine.job_title, public_url=path),
            stage=StageOut(
                key=mine.stage_kind,
                name=plain_stage(mine.stage_kind, spoken())[0],
                kind=mine.stage_kind,
            ),
            applied_at=mine.applied_at,
            updated_at=mine.updated_at,
            status=mine.status,
            can_withdraw=mine.can_withdraw,
        )


class SubmittedOut(Out):
    """A received application."""

    application_id: UUID
    status_url: str


class StatusStepOut(Out):
    """One step of the history, in plain words."""

    at: datetime
    stage: str
    sentence: str


class StatusOut(Out):
    """What a candidate sees of their application by its private link."""

    application_id: UUID
    job_id: UUID
    job_title: str
    status: str
    stage: str
    stage_kind: str
    sentence: str
    applied_at: datetime
    can_withdraw: bool
    history: list[StatusStepOut]

    @classmethod
    def of(cls, view: StatusView) -> "StatusOut":
        """Render the view."""
        return cls(
            application_id=view.application_id,
            job_id=view.job_id,
            job_title=view.job_title,
            status=view.status.value,
            stage=view.stage,
            stage_kind=view.stage_kind,
            sentence=view.sentence,
            applied_at=view.applied_at,
            can_withdraw=view.can_withdraw,
            history=[StatusStepOut.model_validate(step) for step in view.steps],
        )


class TextConsentWordsOut(Out):
    """What a form shows beside its tick for text messages, by language (`en`, `de`, `es`)."""

    words: dict[str, str]


class MyTextsIn(In):
    """Whether one wants text messages about an application."""

    given: bool


class MyTextsOut(Out):
    """Whether the employer may send text messages about an application, and to which number.

    `words` is what one agrees to. Everything is empty, and `offered` false, where no texts are
    sent or no number is known.
    """

    offered: bool
    number: str = ""
    words: str = ""
    standing: Standing = Standing.NONE

    @classmethod
    def of(cls, offer: TextOffer | None) -> "MyTextsOut":
        """Render what is offered."""
        if offer is None:
            return cls(offered=False)
        return cls(offered=True, number=offer.number, words=offer.words, standing=offer.standing)


class ChallengeOut(Out):
    """A proof of work to be done, in ALTCHA's scheme."""

    algorithm: str
    challenge: str
    salt: str
    maxnumber: int
    signature: str

    @classmethod
    def of(cls, asked: Challenge) -> "ChallengeOut":
        """Render what is to be worked on."""
        return cls(
            algorithm=asked.algorithm,
            challenge=asked.challenge,
            salt=asked.salt,
            maxnumber=asked.maximum,
            signature=asked.signature,
        )


class FormConsentOut(Out):
    """What a form shows for one purpose: the sentence to tick, and the text behind it."""

    purpose: Purpose
    statement: str
    wording_id: UUID | None
    """Names the version; none where the product's own words stand."""
    number: int
    language: str
    """That of the text, which may be written in another language than was asked for."""
    html: str

    @classmethod
    def of(cls, asked: FormConsent) -> "FormConsentOut":
        """Render one."""
        found = asked.wording
        return cls(
            purpose=asked.purpose,
            statement=asked.statement,
            wording_id=found.id if found else None,
            number=found.number if found else 0,
            language=found.language if found else "",
            html=found.html if found else f"<p>{asked.plain}</p>",
        )


class FormConsentsOut(Out):
    """What a form asks for; without a tick for `application` nobody can apply."""

    items: list[FormConsentOut]
