"""Templates, their states and versions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.ai_interviews.contracts.content import Content
from rolecall.domains.approvals.contracts import ApprovalView, FieldDiff
from rolecall.kernel.errors import Conflict, FieldError
from rolecall.kernel.sentences import say


class TemplateState(StrEnum):
    """Where what is being written stands. What was approved before stays in use meanwhile."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"


class MadeBy(StrEnum):
    """By what a draft was made before people worked on it."""

    RULES = "rules"
    MODEL = "model"
    PERSON = "person"


class InvalidTemplateState(Conflict):
    """The template's state does not allow this: 409 with what it allows."""

    code, title = "invalid_template_state", say("The template does not allow this now")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What somebody said about a template when they were asked last."""

    approved: bool
    by_name: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The template of a job's interview, with what is being written of it.

    `newest_version` is the number of the version that interviews are held by, 0 before the first.
    `is_edited` tells that people have changed what `made_by` made.
    """

    id: UUID
    job_id: UUID
    name: str
    state: TemplateState
    content: Content
    made_by: MadeBy
    is_edited: bool
    newest_version: int
    requested_by_name: str
    decided: Decided | None
    changed_by_name: str
    created_at: datetime
    updated_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSummary:
    """A version in a list."""

    number: int
    made_by: MadeBy
    is_edited: bool
    approved_by_name: str
    note: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVersion(VersionSummary):
    """What was approved. It never changes, so that interviews keep what they were held by."""

    template_id: UUID
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateView:
    """A template as a member sees it.

    `missing` is what has to be written before it can be approved, `warnings` what may not be
    lawful to ask. `changes` is how it differs from
    the newest version. `chain_name` is the approval chain that applies, empty if none does;
    `approval` its newest request.
    """

    template: Template
    versions: tuple[VersionSummary, ...]
    missing: tuple[FieldError, ...]
    warnings: tuple[FieldError, ...]
    changes: tuple[FieldDiff, ...]
    chain_name: str
    approval: ApprovalView | None
    allowed_actions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTemplate:
    """Write what a template says. `version` is the one that the editor saw."""

    template_id: UUID
    content: Content
    name: str
    version: int | None = None
