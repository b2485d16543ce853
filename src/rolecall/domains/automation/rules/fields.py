"""Which conditions there can be about custom fields. Pure.

Guarantees: a condition compares a field that candidates have with a value of the field's own kind,
in a way that means something for the kind.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from rolecall.domains.automation.contracts import Condition, ConditionKind
from rolecall.domains.custom_fields.contracts import CHOICES, CustomField, FieldKind
from rolecall.domains.jobs.contracts import AnswerValue, KnockoutOperator
from rolecall.kernel.errors import FieldError
from rolecall.kernel.sentences import say

_EITHER = frozenset({KnockoutOperator.EQUALS, KnockoutOperator.NOT_EQUALS})
_BOUNDS = frozenset({KnockoutOperator.AT_LEAST, KnockoutOperator.AT_MOST})

OPERATORS: Mapping[FieldKind, frozenset[KnockoutOperator]] = {
    FieldKind.TEXT: _EITHER,
    FieldKind.LINK: _EITHER,
    FieldKind.MEMBER: _EITHER,
    FieldKind.SINGLE_CHOICE: _EITHER,
    FieldKind.YES_NO: frozenset({KnockoutOperator.EQUALS}),
    FieldKind.NUMBER: _EITHER | _BOUNDS,
    FieldKind.DATE: _EITHER | _BOUNDS,
    FieldKind.MULTIPLE_CHOICE: frozenset({KnockoutOperator.INCLUDES, KnockoutOperator.NOT_EQUALS}),
}
"""How values of each kind compare; with several choices `not_equals` means: not among them."""


def faults_of_fields(
    conditions: Sequence[Condition], fields: Sequence[CustomField]
) -> list[FieldError]:
    """Return what is wrong with conditions about fields, as `conditions.1.value`."""
    known = {field.id: field for field in fields if field.active}
    return [
        fault
        for index, condition in enumerate(conditions)
        if condition.kind is ConditionKind.FIELD
        and (fault := _fault(condition, known, f"conditions.{index}")) is not None
    ]


def _fault(condition: Condition, known: Mapping[UUID, CustomField], at: str) -> FieldError | None:
    field = None if condition.field_id is None else known.get(condition.field_id)
    if field is None:
        message = say("Candidates have no such field in use. Choose another one.")
        return FieldError(f"{at}.field_id", message, "unknown_field")
    if condition.operator not in OPERATORS[field.kind]:
        message = say(
            "“{field}” does not compare in this way. Choose another one.", field=field.label
        )
        return FieldError(f"{at}.operator", message, "wrong_operator")
    if not _is_value(field, condition.value):
        message = say("Say what “{field}” is compared with.", field=field.label)
        return FieldError(f"{at}.value", message, "wrong_value")
    return None


def _is_value(field: CustomField, value: AnswerValue | None) -> bool:
    if field.kind is FieldKind.YES_NO:
        return isinstance(value, bool)
    if field.kind is FieldKind.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    if field.kind in CHOICES:
        return value in {option.key for option in field.options}
    if field.kind is FieldKind.DATE:
        return _parses(date.fromisoformat, value)
    return field.kind is not FieldKind.MEMBER or _parses(UUID, value)


def _parses(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True
