"""What can be promised about the stages of a workflow. Pure.

Guarantees: a promise is about a stage in which applications are in progress, there is one at most
for each, and its escalations come in the order of their days, each telling somebody.
"""

from collections.abc import Collection, Iterator, Sequence

from rolecall.domains.jobs.contracts.service_levels import StagePromise
from rolecall.domains.jobs.contracts.workflow import WorkflowGraph
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import say

MAX_DAYS = 250
"""Of a promise or an escalation: a working year."""
MAX_ESCALATIONS = 5


def checked_promises(
    graph: WorkflowGraph, promises: Sequence[StagePromise], known: Collection[str]
) -> tuple[StagePromise, ...]:
    """Return the promises, or refuse them.

    `known` are stages of earlier versions about which something is promised: jobs may keep them.

    Raises:
        InvalidInput: with one field error per fault, `promises.1.stage_key`.
    """
    faults = list(_faults(graph, promises, known))
    if faults:
        raise InvalidInput(
            say("These service levels cannot be used: {message}", message=faults[0].message),
            errors=faults,
        )
    return tuple(promises)


def _faults(
    graph: WorkflowGraph, promises: Sequence[StagePromise], known: Collection[str]
) -> Iterator[FieldError]:
    seen: set[str] = set()
    for index, promise in enumerate(promises):
        at, stage = f"promises.{index}", graph.find_stage(promise.stage_key)
        if stage is None and promise.stage_key not in known:
            message = say("The workflow has no stage “{stage_key}”.", stage_key=promise.stage_key)
            yield FieldError(f"{at}.stage_key", message, "unknown_stage")
        if stage is not None and stage.is_final:
            message = say(
                "In “{stage}” an application is decided; nothing is due there.", stage=stage.name
            )
            yield FieldError(f"{at}.stage_key", message, "final_stage")
        if promise.stage_key in seen:
            message = say(
                "Two promises are about the stage “{stage_key}”.", stage_key=promise.stage_key
            )
            yield FieldError(f"{at}.stage_key", message, "duplicate")
        seen.add(promise.stage_key)
        days = [step.after_days for step in promise.escalations]
        if days != sorted(set(days)):
            message = say("Each escalation comes later than the one before it.")
            yield FieldError(f"{at}.escalations", message, "order")
