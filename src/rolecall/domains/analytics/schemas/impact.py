"""What the report on adverse impact says."""

from rolecall.domains.analytics.contracts import ImpactReport
from rolecall.domains.analytics.schemas.reading import ReportPeriodOut, ReportTermOut
from rolecall.domains.self_identification.api import FOUR_FIFTHS, SIGNIFICANT
from rolecall.domains.self_identification.contracts import (
    GroupImpact,
    Question,
    QuestionImpact,
    StepImpact,
)
from rolecall.infra.http import Out, Said


class ImpactGroupOut(Out):
    """A group at a step. Of a `hidden` one nothing is told but its name."""

    key: str
    label: Said
    hidden: bool
    decided: int | None
    passed: int | None
    share: float | None
    ratio: float | None
    p_value: float | None
    is_highest: bool
    below_four_fifths: bool
    significant: bool

    @classmethod
    def of(cls, group: GroupImpact) -> "ImpactGroupOut":
        """Return the shape."""
        return cls(
            key=group.key,
            label=group.label,
            hidden=group.is_hidden,
            decided=group.decided,
            passed=group.passed,
            share=group.share,
            ratio=group.ratio,
            p_value=group.p_value,
            is_highest=group.is_highest,
            below_four_fifths=group.ratio is not None and group.ratio < FOUR_FIFTHS,
            significant=group.p_value is not None and group.p_value < SIGNIFICANT,
        )


class ImpactStepOut(Out):
    """A stage that applications were decided in, or the whole way to the hire."""

    key: str
    label: Said
    groups: list[ImpactGroupOut]

    @classmethod
    def of(cls, step: StepImpact) -> "ImpactStepOut":
        """Return the shape."""
        groups = [ImpactGroupOut.of(group) for group in step.groups]
        return cls(key=step.key, label=step.label, groups=groups)


class ImpactQuestionOut(Out):
    """The answers to a question; steps of which nothing can be shown are left out."""

    key: Question
    label: Said
    answered: int
    steps: list[ImpactStepOut]

    @classmethod
    def of(cls, question: QuestionImpact) -> "ImpactQuestionOut":
        """Return the shape."""
        return cls(
            key=question.question,
            label=question.label,
            answered=question.answered,
            steps=[ImpactStepOut.of(step) for step in question.steps],
        )


class ImpactReportOut(Out):
    """Selection by group. Without `asked` the organization does not ask for groups."""

    title: Said
    description: Said
    asked: bool
    period: ReportPeriodOut
    time_zone: str
    smallest_group: int
    applications: int
    questions: list[ImpactQuestionOut]
    terms: dict[str, ReportTermOut]
    general: list[ReportTermOut]

    @classmethod
    def of(cls, report: ImpactReport) -> "ImpactReportOut":
        """Return the shape."""
        return cls(
            title=report.title,
            description=report.description,
            asked=report.asked,
            period=ReportPeriodOut.of(report.period),
            time_zone=report.time_zone,
            smallest_group=report.smallest,
            applications=report.applications,
            questions=[ImpactQuestionOut.of(question) for question in report.questions],
            terms={key: ReportTermOut.model_validate(term) for key, term in report.terms.items()},
            general=[ReportTermOut.model_validate(term) for term in report.general],
        )
