"""The queue, snoozes and findings over HTTP."""

from datetime import datetime
from uuid import UUID

from rolecall.domains.applications.contracts.findings import CriterionVerdict, TextState, Why
from rolecall.domains.applications.service.finding import FoundView
from rolecall.domains.jobs.contracts.criteria import CriterionKind
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import Instant


class SnoozeIn(In):
    """Until when the application stays out of one's queue."""

    until: Instant


class SnoozeOut(Out):
    """Until when an application stays out of one's queue."""

    application_id: UUID
    until: datetime


class SnoozedOut(Out):
    """A snoozed application."""

    application_id: UUID
    candidate_name: str
    job_title: str
    until: datetime


class SnoozesOut(Out):
    """What one snoozed, what comes back first first; at most 200."""

    items: list[SnoozedOut]


class TriageProgressOut(Out):
    """How far one is. `decided_today` counts since midnight in the organization's time zone."""

    waiting: int
    snoozed: int
    decided_today: int


class QuoteOut(Out):
    """Where something is said: `resume`, or the id of a question.

    `start` and `end` bound the sentence in the source's text, `match_start` and `match_end` what
    was looked for, in characters (Unicode code points).
    """

    source: str
    sentence: str
    start: int
    end: int
    match_start: int
    match_end: int


class FindingOut(Out):
    """What is found of one criterion. It ranks nobody and decides nothing."""

    criterion_id: str
    kind: CriterionKind
    label: str
    required: bool
    verdict: CriterionVerdict
    why: Why
    explanation: Said
    evidence: list[QuoteOut]


class ReadTextOut(Out):
    """The text that was looked in. `warnings` are those of the file's text."""

    file_id: UUID | None
    state: TextState
    text: str
    warnings: list[str]


class FindingsOut(Out):
    """What is found of a job's criteria in one application."""

    job_id: UUID
    criteria_version: int
    findings: list[FindingOut]
    resume: ReadTextOut

    @classmethod
    def of(cls, view: FoundView) -> "FindingsOut":
        """Render them."""
        return cls(
            job_id=view.criteria.job_id,
            criteria_version=view.criteria.version,
            findings=[
                FindingOut(
                    criterion_id=item.id,
                    kind=item.kind,
                    label=item.label,
                    required=item.required,
                    verdict=found.verdict,
                    why=found.why,
                    explanation=found.explanation,
                    evidence=[QuoteOut.model_validate(one) for one in found.evidence],
                )
                for item, found in zip(view.criteria.items, view.findings, strict=True)
            ],
            resume=ReadTextOut(
                file_id=view.resume_id,
                state=view.material.state,
                text=view.material.text,
                warnings=list(view.warnings),
            ),
        )
