"""In which stages an application may begin that somebody else's system has handled before."""

from rolecall.domains.jobs.contracts import Stage, WorkflowGraph
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import say


def stages_to_begin_in(workflow: WorkflowGraph) -> tuple[Stage, ...]:
    """Return the first stage and those that moves of the workflow lead to, but no decided one."""
    reached, waiting = {workflow.entry.key}, [workflow.entry.key]
    while waiting:
        for stage in workflow.allowed_moves(waiting.pop()):
            if stage.key not in reached and not stage.is_final:
                reached.add(stage.key)
                waiting.append(stage.key)
    return tuple(stage for stage in workflow.stages if stage.key in reached)


def stage_to_begin_in(workflow: WorkflowGraph, key: str) -> Stage:
    """Return the stage of this key, the first one for the empty key.

    Raises:
        InvalidInput: applications do not begin in it, or there is none.
    """
    if not key:
        return workflow.entry
    for stage in stages_to_begin_in(workflow):
        if stage.key == key:
            return stage
    names = ", ".join(stage.name for stage in stages_to_begin_in(workflow))
    raise InvalidInput.of_field(
        "stage",
        say("Nobody begins in this stage of the job. Choose one of: {names}.", names=names),
        "unknown_stage",
    )
