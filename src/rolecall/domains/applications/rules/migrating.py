"""Which stage of another workflow version an application goes on in.

Guarantees: an application in progress stays in progress and a decided one stays decided the same
way, so that a migration neither hires nor rejects anybody.
"""

from collections.abc import Mapping

from rolecall.domains.jobs.contracts import Stage, WorkflowGraph
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say


def choices(stage: Stage, target: WorkflowGraph) -> tuple[Stage, ...]:
    """Return the stages of `target` in which an application can go on from `stage`."""
    if stage.is_final:
        return target.of_kind(stage.kind)
    return tuple(other for other in target.stages if not other.is_final)


def suggestion(stage: Stage, target: WorkflowGraph) -> Stage | None:
    """Return the stage that fits: of the same key, or else the only one of the same kind."""
    possible = choices(stage, target)
    same = next((other for other in possible if other.key == stage.key), None)
    if same is not None:
        return same
    of_kind = [other for other in possible if other.kind is stage.kind]
    return of_kind[0] if len(of_kind) == 1 else None


def checked_mapping(
    source: WorkflowGraph, target: WorkflowGraph, chosen: Mapping[str, str]
) -> dict[str, Stage]:
    """Return the stage that each stage of `source` goes on as; suggestions fill what is not chosen.

    Raises:
        InvalidInput: with one field error per fault, `stages.<key>`.
    """
    faults = [
        FieldError(f"stages.{key}", say("The job's workflow has no such stage."), "unknown_stage")
        for key in chosen
        if source.find_stage(key) is None
    ]
    mapping: dict[str, Stage] = {}
    for stage in source.stages:
        key = chosen.get(stage.key)
        if key is None:
            found = suggestion(stage, target)
            fault = say(
                "Choose the stage in which applications in “{stage}” go on.", stage=stage.name
            )
        else:
            found = next((other for other in choices(stage, target) if other.key == key), None)
            possible = [other.key for other in choices(stage, target)]
            fault = say(
                "Applications in “{stage}” can go on in one of: {possible}.",
                stage=stage.name,
                possible=possible,
            )
        if found is None:
            faults.append(FieldError(f"stages.{stage.key}", fault, "stage_needed"))
        else:
            mapping[stage.key] = found
    if faults:
        raise InvalidInput(
            say("The applications cannot be moved like this: {message}", message=faults[0].message),
            errors=faults,
        )
    return mapping
