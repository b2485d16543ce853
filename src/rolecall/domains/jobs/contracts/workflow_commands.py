"""Changes of workflows and rejection reasons."""

from dataclasses import dataclass
from uuid import UUID

from rolecall.domains.jobs.contracts.workflow import Move, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveWorkflow:
    """Make a workflow, or (with `workflow_id`) its next version.

    `version` is the one that the editor saw; None builds on whatever is the newest.
    """

    name: str
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    may_reopen: bool = True
    make_default: bool = False
    workflow_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReason:
    """Make a rejection reason, or (with `reason_id`) change one; None leaves a field alone."""

    label: str | None = None
    active: bool | None = None
    reason_id: UUID | None = None
    version: int | None = None
