"""Templates of interviews over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.ai_interviews.contracts import (
    ChangeTemplate,
    MadeBy,
    TemplateState,
    TemplateVersion,
    TemplateView,
)
from rolecall.domains.ai_interviews.rules.checking import longest_seconds
from rolecall.domains.ai_interviews.schemas.content import ContentIn, ContentOut
from rolecall.domains.approvals.contracts import ApprovalView, FieldDiff
from rolecall.infra.http import In, Out, Said

Note = Annotated[str, StringConstraints(max_length=2_000)]


class InterviewTemplateIn(In):
    """What a template says from now on, whole."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    content: ContentIn

    def command(self, template_id: UUID, version: int | None) -> ChangeTemplate:
        """Return the command."""
        return ChangeTemplate(
            template_id=template_id,
            content=self.content.contract(),
            name=self.name,
            version=version,
        )


class InterviewNoteIn(In):
    """A word to those who approve, or of those who do. A no needs one."""

    note: Note = ""


class MissingOut(Out):
    """What has to be written or changed before the template can be approved, and where."""

    field: str
    message: Said
    code: str


class InterviewDecisionOut(Out):
    """What somebody said about the template when they were asked last."""

    approved: bool
    by_name: str
    at: datetime
    note: str


class InterviewVersionOut(Out):
    """An approved version in a list."""

    number: int
    made_by: MadeBy
    is_edited: bool
    approved_by_name: str
    note: str
    created_at: datetime


class InterviewPartDiffOut(Out):
    """A part that differs, in words."""

    name: str
    label: Said
    before: Said
    after: Said

    @classmethod
    def of(cls, diff: FieldDiff) -> "InterviewPartDiffOut":
        """Render a difference."""
        return cls.model_validate(diff)


class InterviewDiffOut(Out):
    """What differs between two contents."""

    items: list[InterviewPartDiffOut]


class InterviewVersionContentOut(InterviewVersionOut):
    """An approved version with what it says."""

    content: ContentOut

    @classmethod
    def of(cls, version: TemplateVersion) -> "InterviewVersionContentOut":
        """Render a version."""
        return cls.model_validate(version)


class InterviewTemplateOut(Out):
    """The template of a job's interview, as the caller sees it.

    `missing` is what keeps it from being approved, `warnings` what may not be lawful to ask,
    `changes` how it differs from the newest
    approved version, `longest_minutes` how long it takes when all follow-ups are asked,
    `allowed_actions` what the caller may do to it now.
    """

    id: UUID
    job_id: UUID
    name: str
    state: TemplateState
    content: ContentOut
    made_by: MadeBy
    is_edited: bool
    newest_version: int
    requested_by_name: str
    decided: InterviewDecisionOut | None
    changed_by_name: str
    created_at: datetime
    updated_at: datetime
    version: int
    versions: list[InterviewVersionOut]
    missing: list[MissingOut]
    warnings: list[MissingOut]
    changes: list[InterviewPartDiffOut]
    longest_minutes: int
    chain_name: str
    approval: ApprovalView | None
    allowed_actions: list[str]

    @classmethod
    def of(cls, view: TemplateView) -> "InterviewTemplateOut":
        """Render a template."""
        template = view.template
        own = {
            name: getattr(template, name)
            for name in cls.model_fields
            if name in type(template).__dataclass_fields__
        }
        return cls.model_validate(
            {
                **own,
                "content": ContentOut.model_validate(template.content),
                "decided": (
                    InterviewDecisionOut.model_validate(template.decided)
                    if template.decided
                    else None
                ),
                "versions": [InterviewVersionOut.model_validate(one) for one in view.versions],
                "missing": [MissingOut.model_validate(one) for one in view.missing],
                "warnings": [MissingOut.model_validate(one) for one in view.warnings],
                "changes": [InterviewPartDiffOut.of(one) for one in view.changes],
                "longest_minutes": -(-longest_seconds(template.content) // 60),
                "chain_name": view.chain_name,
                "approval": view.approval,
                "allowed_actions": view.allowed_actions,
            }
        )


class JobInterviewOut(Out):
    """The interview of a job, if it has one, and whether the caller may draft one."""

    template: InterviewTemplateOut | None
    may_draft: bool
