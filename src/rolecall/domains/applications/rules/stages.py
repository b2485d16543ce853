"""From stage to stage."""

from collections.abc import Sequence

from rolecall.domains.applications.contracts import (
    STATUS_WORDS,
    ApplicationStatus,
    InvalidTransition,
    NotHireable,
    StageRef,
)
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say

_DECIDED = {
    "hired": ApplicationStatus.HIRED,
    "rejected": ApplicationStatus.REJECTED,
    "withdrawn": ApplicationStatus.WITHDRAWN,
}


def status_of(stage_kind: str) -> ApplicationStatus:
    """Return the status that a stage of this kind means."""
    return _DECIDED.get(stage_kind, ApplicationStatus.ACTIVE)


def hired_stage(
    status: ApplicationStatus, allowed: Sequence[StageRef], current: StageRef
) -> StageRef:
    """Return the stage that a hire leads to from `current`, given the moves that are allowed there.

    Raises:
        NotHireable: the application is decided, or its workflow has no move to a hired stage here.
    """
    if status is not ApplicationStatus.ACTIVE:
        raise NotHireable(
            say("This application is {status} already.", status=STATUS_WORDS[status]),
            current_stage=current.key,
        )
    for stage in allowed:
        if stage.kind == "hired":
            return stage
    raise NotHireable(
        say(
            "The workflow has no move from {current} to a hired stage. Move the "
            "application to the stage before it first.",
            current=current.name,
        ),
        current_stage=current.key,
    )


def target_stage(
    stages: Sequence[StageRef], allowed: Sequence[StageRef], current: StageRef, to_key: str
) -> StageRef:
    """Return the stage that a move leads to.

    `stages` are all of the workflow's, `allowed` those that a member may move to from `current`.

    Raises:
        InvalidInput: the workflow has no stage `to_key`.
        InvalidTransition: it has, but no such move; carries `allowed_targets`.
    """
    by_key = {stage.key: stage for stage in stages}
    if to_key not in by_key:
        known = list(by_key)
        raise InvalidInput.of_field(
            "to_stage",
            say(
                "This workflow has no stage called '{key}'. It has: {known}.",
                key=to_key[:60],
                known=known,
            ),
            "unknown_stage",
        )
    for stage in allowed:
        if stage.key == to_key:
            return stage
    targets = [stage.key for stage in allowed]
    names = ", ".join(stage.name for stage in allowed) or "nowhere"
    raise InvalidTransition(
        say(
            "An application in {current} cannot go to {by_key}. From here it can go to: {names}.",
            current=current.name,
            by_key=by_key[to_key].name,
            names=names,
        ),
        allowed_targets=targets,
        current_stage=current.key,
    )
