"""Whether a rule acts on an application, and when. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from rolecall.domains.automation.contracts import Condition, ConditionKind, Reason, Trigger
from rolecall.domains.jobs.contracts import AnswerValue, Knockout
from rolecall.kernel.terms import fold
from rolecall.kernel.working_days import WorkingCalendar

MAX_MOVES = 5
"""How often rules move an application within a day; after that a loop is suspected."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are about."""

    source: str
    knocked_out: bool
    answers: Mapping[str, AnswerValue] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    """What the candidate's tags are called."""
    fields: Mapping[UUID, AnswerValue] = field(default_factory=dict)
    """The candidate's values of custom fields, by field."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things are when a run is due."""

    rule_active: bool
    still_there: bool
    undone: bool
    decided: bool
    job_running: bool
    recent_moves: int
    facts: Facts


def holds(conditions: Sequence[Condition], facts: Facts) -> bool:
    """Tell whether all conditions hold."""
    return all(_holds(condition, facts) for condition in conditions)


def _holds(condition: Condition, facts: Facts) -> bool:
    match condition.kind:
        case ConditionKind.SOURCE_IS:
            return facts.source.casefold() in {value.casefold() for value in condition.values}
        case ConditionKind.KNOCKED_OUT:
            return facts.knocked_out
        case ConditionKind.NOT_KNOCKED_OUT:
            return not facts.knocked_out
        case ConditionKind.ANSWER:
            answer = facts.answers.get(condition.question_id)
            if answer is None or condition.operator is None or condition.value is None:
                return False
            return Knockout(condition.operator, condition.value).fits(answer)
        case ConditionKind.TAGGED:
            return _has_one(facts.tags, condition.values)
        case ConditionKind.NOT_TAGGED:
            return not _has_one(facts.tags, condition.values)
        case ConditionKind.FIELD:
            return _field_fits(condition, facts)


def _has_one(names: Collection[str], wanted: Sequence[str]) -> bool:
    return not {fold(name) for name in names}.isdisjoint(fold(name) for name in wanted)


def _field_fits(condition: Condition, facts: Facts) -> bool:
    """Compare a field's value; one without a value fits nothing."""
    if condition.field_id is None or condition.operator is None or condition.value is None:
        return False
    value = facts.fields.get(condition.field_id)
    if value is None:
        return False
    return Knockout(condition.operator, _plain(condition.value)).fits(_plain(value))


def _plain(value: AnswerValue) -> AnswerValue:
    """Return a text as it compares without regard to case; keys and dates stay what they are."""
    return fold(value) if isinstance(value, str) else value


def due_at(
    at: datetime, after_days: int, undo_until: datetime, calendar: WorkingCalendar
) -> datetime:
    """Return when a run is due: after its working days, and never while a move can be undone."""
    delayed = calendar.same_time_after(at, after_days) if after_days else at
    return max(delayed, undo_until)


def refusal(
    trigger: Trigger, conditions: Sequence[Condition], standing: Standing, *, moves: bool
) -> Reason | None:
    """Return why a run that is due does nothing; None when it acts."""
    if not standing.rule_active:
        return Reason.RULE_OFF
    if trigger is Trigger.ENTERS and not standing.still_there:
        return Reason.LEFT_STAGE
    if trigger is Trigger.LEAVES and standing.undone:
        return Reason.UNDONE
    if trigger is Trigger.LEAVES and standing.decided:
        return Reason.DECIDED
    if not standing.job_running:
        return Reason.JOB_IDLE
    if not holds(conditions, standing.facts):
        return Reason.CONDITIONS
    if moves and standing.recent_moves >= MAX_MOVES:
        return Reason.LOOP
    return None
