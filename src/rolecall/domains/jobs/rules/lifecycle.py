"""The life of a job, as a state machine. Pure.

`draft → pending_approval → open ⇄ on_hold → closed → archived`; a job that needs no approval opens
from the draft, a closed job may be opened again, and a draft that nobody needs may be archived. The
actions that a representation offers and the guard before a change both read `allowed`, so that a
button and the refusal behind it never disagree.
"""

from enum import StrEnum
from typing import Final

from rolecall.domains.jobs.contracts import JobStatus
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import Sentence, say


class JobAction(StrEnum):
    """What can be done to a job."""

    EDIT = "edit"
    REQUEST_APPROVAL = "request_approval"
    WITHDRAW_APPROVAL = "withdraw_approval"
    PUBLISH = "publish"
    HOLD = "hold"
    RESUME = "resume"
    CLOSE = "close"
    ARCHIVE = "archive"
    DELETE = "delete"
    DUPLICATE = "duplicate"


class ApprovalGate(StrEnum):
    """How a job's approval stands."""

    FREE = "free"
    """It needs none."""
    NEEDED = "needed"
    """It has to be asked for: never was, or was declined or taken back."""
    PENDING = "pending"
    GRANTED = "granted"


ACTIONS: Final[dict[JobStatus, tuple[JobAction, ...]]] = {
    JobStatus.DRAFT: (
        JobAction.EDIT,
        JobAction.REQUEST_APPROVAL,
        JobAction.PUBLISH,
        JobAction.ARCHIVE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.PENDING_APPROVAL: (
        JobAction.EDIT,
        JobAction.WITHDRAW_APPROVAL,
        JobAction.PUBLISH,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.OPEN: (
        JobAction.EDIT,
        JobAction.WITHDRAW_APPROVAL,
        JobAction.HOLD,
        JobAction.CLOSE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.ON_HOLD: (
        JobAction.EDIT,
        JobAction.REQUEST_APPROVAL,
        JobAction.WITHDRAW_APPROVAL,
        JobAction.RESUME,
        JobAction.CLOSE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.CLOSED: (
        JobAction.REQUEST_APPROVAL,
        JobAction.WITHDRAW_APPROVAL,
        JobAction.RESUME,
        JobAction.ARCHIVE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.ARCHIVED: (JobAction.DELETE, JobAction.DUPLICATE),
}
"""What each status allows, in the order in which people are offered it."""

_NEEDS_GATE: Final = {
    JobAction.REQUEST_APPROVAL: {ApprovalGate.NEEDED},
    JobAction.WITHDRAW_APPROVAL: {ApprovalGate.PENDING},
    JobAction.PUBLISH: {ApprovalGate.FREE, ApprovalGate.GRANTED},
    JobAction.RESUME: {ApprovalGate.FREE, ApprovalGate.GRANTED},
}
"""Actions that depend on how the job's approval stands."""

LEADS_TO: Final[dict[JobAction, JobStatus]] = {
    JobAction.PUBLISH: JobStatus.OPEN,
    JobAction.HOLD: JobStatus.ON_HOLD,
    JobAction.RESUME: JobStatus.OPEN,
    JobAction.CLOSE: JobStatus.CLOSED,
    JobAction.ARCHIVE: JobStatus.ARCHIVED,
}
"""The status after an action that changes it."""

_DONE: Final[dict[JobAction, Sentence]] = {
    JobAction.EDIT: say("edited"),
    JobAction.REQUEST_APPROVAL: say("submitted for approval"),
    JobAction.WITHDRAW_APPROVAL: say("taken back from approval"),
    JobAction.PUBLISH: say("published"),
    JobAction.HOLD: say("put on hold"),
    JobAction.RESUME: say("opened again"),
    JobAction.CLOSE: say("closed"),
    JobAction.ARCHIVE: say("archived"),
    JobAction.DELETE: say("deleted"),
    JobAction.DUPLICATE: say("duplicated"),
}


_IS: Final[dict[JobStatus, Sentence]] = {
    JobStatus.DRAFT: say("draft"),
    JobStatus.PENDING_APPROVAL: say("pending approval"),
    JobStatus.OPEN: say("open"),
    JobStatus.ON_HOLD: say("on hold"),
    JobStatus.CLOSED: say("closed"),
    JobStatus.ARCHIVED: say("archived"),
}


def allowed(status: JobStatus, gate: ApprovalGate) -> tuple[JobAction, ...]:
    """Return what may be done to a job in this status whose approval stands like this."""
    return tuple(
        action
        for action in ACTIONS[status]
        if action not in _NEEDS_GATE or gate in _NEEDS_GATE[action]
    )


def require(action: JobAction, status: JobStatus, gate: ApprovalGate = ApprovalGate.FREE) -> None:
    """Pass if the status allows the action.

    Raises:
        Conflict: code `invalid_job_status`, with the actions that are allowed instead.
    """
    offered = allowed(status, gate)
    if action not in offered:
        raise Conflict(
            say("A job that is {state} cannot be {done}.", state=_IS[status], done=_DONE[action]),
            code="invalid_job_status",
            status_now=status.value,
            allowed_actions=[one.value for one in offered],
        )


def settled(status: JobStatus, gate: ApprovalGate, *, was_asked: bool) -> JobStatus:
    """Return the status that follows from how the approval stands.

    A draft is `pending_approval` exactly while its approval is. An open job stays open while a
    change of it is being approved, and is put on hold when that is not granted.
    """
    if status in {JobStatus.DRAFT, JobStatus.PENDING_APPROVAL}:
        pending = gate is ApprovalGate.PENDING
        return JobStatus.PENDING_APPROVAL if pending else JobStatus.DRAFT
    if status is JobStatus.OPEN and was_asked and gate is ApprovalGate.NEEDED:
        return JobStatus.ON_HOLD
    return status


def after(action: JobAction, status: JobStatus) -> JobStatus:
    """Return the status after an action.

    Raises:
        Conflict: the status does not allow it.
    """
    require(action, status)
    return LEADS_TO.get(action, status)
