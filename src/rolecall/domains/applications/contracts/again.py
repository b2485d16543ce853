"""Applying once more where one is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rolecall.domains.candidates.contracts import RecordFile
from rolecall.domains.consents.contracts import AgreedTo, FormConsent
from rolecall.domains.jobs.contracts import OncePublished, Question
from rolecall.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What somebody answered once, with the words of the question and of the answer of then."""

    label: str
    kind: str
    value: Any
    display: str


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A question of the job, and what the person answered when it was asked before, else None."""

    question: Question
    before: Any


@dataclass(frozen=True, slots=True)
class Known:
    """What a person gave an organization with earlier applications.

    `resume` is the newest that they sent themself, None if there is none any more.
    """

    full_name: str
    email: str
    phone: str
    resume: RecordFile | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyAgain:
    """What applying for a job takes from somebody who may have applied at its organization before.

    `known` is None where they have not, or cannot apply. `application_id` is their newest
    application for this very job, and `refusal` says why there is no further one to it; it is
    None where the organization takes one. `consent` is the notice that they have not agreed to yet,
    None if they have agreed to the version that holds now; `agreed` is that version, and
    `statement` the sentence beside the button.
    """

    job: OncePublished
    application_id: UUID | None
    known: Known | None
    questions: tuple[AskedAgain, ...] = ()
    consent: FormConsent | None = None
    agreed: AgreedTo | None = None
    statement: str = ""
    refusal: Sentence | None = None

    @property
    def takes_one_tap(self) -> bool:
        """Nothing is left to ask."""
        return (
            self.job.is_open
            and self.refusal is None
            and self.known is not None
            and self.known.resume is not None
            and self.consent is None
            and not any(
                one.question.required and one.question.shown_if is None for one in self.questions
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAgain:
    """What somebody adds to what is known. `agreed` is None where they ticked nothing.

    `with_resume`: they send another one, or apply without.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    agreed: AgreedTo | None = None
    with_resume: bool = False
