"""The life of a job, as a state machine. Pure.

`draft → open ⇄ on_hold → closed → archived`; a closed job may be opened again, and a draft that
nobody needs may be archived. The actions that a representation offers and the guard before a change
both read `ACTIONS`, so that a button and the refusal behind it never disagree.
"""

from enum import StrEnum
from typing import Final

from rolecall.domains.jobs.contracts import JobStatus
from rolecall.kernel.errors import Conflict


class JobAction(StrEnum):
    """What can be done to a job."""

    EDIT = "edit"
    PUBLISH = "publish"
    HOLD = "hold"
    RESUME = "resume"
    CLOSE = "close"
    ARCHIVE = "archive"
    DELETE = "delete"
    DUPLICATE = "duplicate"


ACTIONS: Final[dict[JobStatus, tuple[JobAction, ...]]] = {
    JobStatus.DRAFT: (
        JobAction.EDIT,
        JobAction.PUBLISH,
        JobAction.ARCHIVE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.OPEN: (
        JobAction.EDIT,
        JobAction.HOLD,
        JobAction.CLOSE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.ON_HOLD: (
        JobAction.EDIT,
        JobAction.RESUME,
        JobAction.CLOSE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.CLOSED: (
        JobAction.RESUME,
        JobAction.ARCHIVE,
        JobAction.DELETE,
        JobAction.DUPLICATE,
    ),
    JobStatus.ARCHIVED: (JobAction.DELETE, JobAction.DUPLICATE),
}
"""What each status allows, in the order in which people are offered it."""

LEADS_TO: Final[dict[JobAction, JobStatus]] = {
    JobAction.PUBLISH: JobStatus.OPEN,
    JobAction.HOLD: JobStatus.ON_HOLD,
    JobAction.RESUME: JobStatus.OPEN,
    JobAction.CLOSE: JobStatus.CLOSED,
    JobAction.ARCHIVE: JobStatus.ARCHIVED,
}
"""The status after an action that changes it."""

_DONE: Final[dict[JobAction, str]] = {
    JobAction.EDIT: "edited",
    JobAction.PUBLISH: "published",
    JobAction.HOLD: "put on hold",
    JobAction.RESUME: "opened again",
    JobAction.CLOSE: "closed",
    JobAction.ARCHIVE: "archived",
    JobAction.DELETE: "deleted",
    JobAction.DUPLICATE: "duplicated",
}


def require(action: JobAction, status: JobStatus) -> None:
    """Pass if the status allows the action.

    Raises:
        Conflict: code `invalid_job_status`, with the actions that are allowed instead.
    """
    if action not in ACTIONS[status]:
        state = status.value.replace("_", " ")
        raise Conflict(
            f"A job that is {state} cannot be {_DONE[action]}.",
            code="invalid_job_status",
            status_now=status.value,
            allowed_actions=[allowed.value for allowed in ACTIONS[status]],
        )


def after(action: JobAction, status: JobStatus) -> JobStatus:
    """Return the status after an action.

    Raises:
        Conflict: the status does not allow it.
    """
    require(action, status)
    return LEADS_TO.get(action, status)
