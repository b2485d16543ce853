"""Which rules there can be. Pure.

Guarantees: a rule is about a stage of its workflow, moves only where the workflow leads, decides
about nobody, asks only what its job asks, and cannot set off itself by way of other rules.
"""

from collections.abc import Iterator, Mapping, Sequence

from rolecall.domains.automation.contracts import (
    Action,
    ActionKind,
    Condition,
    ConditionKind,
    RuleContent,
    Trigger,
)
from rolecall.domains.jobs.contracts import FINAL_KINDS, Question, WorkflowGraph
from rolecall.kernel.errors import FieldError, InvalidInput
from rolecall.kernel.sentences import NOTHING, Sentence, say

MAX_DAYS = 250
MAX_CONDITIONS = 10
MAX_ACTIONS = 5
_NEEDS: Mapping[ActionKind, Sequence[tuple[str, Sentence]]] = {
    ActionKind.TAG: (("text", say("Name the tag.")),),
    ActionKind.ASK_FEEDBACK: (("team_role", say("Say who of the hiring team is asked.")),),
    ActionKind.REMIND: (
        ("team_role", say("Say who of the hiring team is reminded.")),
        ("text", say("Say of what they are reminded.")),
    ),
    ActionKind.ASK_FOR_TIME: (
        ("kit_id", say("Choose the interview that is to be arranged.")),
        ("team_role", say("Say who of the hiring team interviews.")),
    ),
}
"""What an action cannot do without, and what is said where it lacks."""
_ABOUT_TAGS = frozenset({ConditionKind.TAGGED, ConditionKind.NOT_TAGGED})


def checked_rule(
    content: RuleContent,
    graph: WorkflowGraph,
    questions: Sequence[Question],
    others: Sequence[RuleContent],
) -> RuleContent:
    """Return the rule, or refuse it. `others` are the active rules beside it.

    Raises:
        InvalidInput: with one field error per fault, `actions.1.stage_key`.
    """
    faults = [
        *_faults_of_stage(content, graph),
        *(
            fault
            for index, condition in enumerate(content.conditions)
            for fault in _faults_of_condition(content, condition, questions, index)
        ),
        *(
            fault
            for index, action in enumerate(content.actions)
            for fault in _faults_of_action(content, action, graph, index)
        ),
    ]
    if not faults and (loop := _loop(content, others)):
        names = " → ".join(_name(graph, key) for key in loop)
        message = say(
            "With the other rules it would move applications in a circle: {names}.", names=names
        )
        faults.append(FieldError("actions", message, "automation_loop"))
    if faults:
        raise InvalidInput(
            say("This rule cannot be used: {message}", message=faults[0].message), errors=faults
        )
    return content


def _faults_of_stage(content: RuleContent, graph: WorkflowGraph) -> Iterator[FieldError]:
    stage = graph.find_stage(content.stage_key)
    if stage is None:
        message = say("The workflow has no stage “{stage_key}”.", stage_key=content.stage_key)
        yield FieldError("stage_key", message, "unknown_stage")
    elif stage.is_final and content.after_days and content.trigger is Trigger.ENTERS:
        message = say(
            "In “{stage}” an application is decided; act at once or not at all.", stage=stage.name
        )
        yield FieldError("after_days", message, "final_stage")


def _faults_of_condition(
    content: RuleContent, condition: Condition, questions: Sequence[Question], index: int
) -> Iterator[FieldError]:
    at = f"conditions.{index}"
    if condition.kind is ConditionKind.SOURCE_IS and not condition.values:
        yield FieldError(f"{at}.values", say("Name at least one source."))
    if condition.kind in _ABOUT_TAGS and not any(name.strip() for name in condition.values):
        yield FieldError(f"{at}.values", say("Name at least one tag."))
    if condition.kind is not ConditionKind.ANSWER:
        return
    if content.job_id is None:
        message = say("Only a rule for one job can ask for an answer: questions belong to jobs.")
        yield FieldError(f"{at}.kind", message, "needs_job")
    elif condition.question_id not in {question.id for question in questions}:
        yield FieldError(
            f"{at}.question_id", say("The job asks no such question."), "unknown_question"
        )
    if condition.operator is None or condition.value is None:
        yield FieldError(f"{at}.value", say("Say what the answer is compared with."))


def _faults_of_action(
    content: RuleContent, action: Action, graph: WorkflowGraph, index: int
) -> Iterator[FieldError]:
    at = f"actions.{index}"
    match action.kind:
        case ActionKind.MOVE:
            if fault := _fault_of_move(content, action, graph):
                yield FieldError(f"{at}.stage_key", fault, "impossible_move")
            if index != len(content.actions) - 1:
                yield FieldError(
                    f"{at}.kind", say("A move comes last: after it the stage is another.")
                )
        case ActionKind.MAIL if action.template_id is None and not (
            action.subject.strip() and action.text.strip()
        ):
            yield FieldError(f"{at}.text", say("A mail has a subject and a text."))
        case kind:
            for name, message in _NEEDS.get(kind, ()):
                if not str(getattr(action, name) or "").strip():
                    yield FieldError(f"{at}.{name}", message)


def _fault_of_move(content: RuleContent, action: Action, graph: WorkflowGraph) -> Sentence:
    """Return why a rule cannot make a move.

    A decision about a person is made by a person (Regulation (EU) 2016/679, Article 22).
    """
    target = graph.find_stage(action.stage_key)
    if target is None:
        return say("The workflow has no stage “{stage_key}”.", stage_key=action.stage_key)
    if target.kind in FINAL_KINDS:
        return say(
            "People decide about people: no rule moves an application to “{target}”.",
            target=target.name,
        )
    if content.trigger is Trigger.LEAVES:
        return say("An application that leaves is on its way somewhere already; use “enters”.")
    if not graph.allows(content.stage_key, target.key):
        origin = _name(graph, content.stage_key)
        return say(
            "The workflow has no move from “{origin}” to “{target}”.",
            origin=origin,
            target=target.name,
        )
    return NOTHING


def _loop(content: RuleContent, others: Sequence[RuleContent]) -> list[str]:
    """Return the stages of a circle in which rules would move an application, if there is one."""
    onward: dict[str, set[str]] = {}
    for rule in (*others, content):
        if rule.job_id in {None, content.job_id} or content.job_id is None:
            for action in rule.actions:
                if action.kind is ActionKind.MOVE:
                    onward.setdefault(rule.stage_key, set()).add(action.stage_key)
    start = content.stage_key
    paths = [[start, key] for key in sorted(onward.get(start, ()))]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        if path[-1] == start:
            return path
        if path[-1] not in seen:
            seen.add(path[-1])
            paths += [[*path, key] for key in sorted(onward.get(path[-1], ()))]
    return []


def _name(graph: WorkflowGraph, key: str) -> str:
    stage = graph.find_stage(key)
    return stage.name if stage else key
