"""Which conditions there can be about custom fields, by table."""

from dataclasses import replace
from typing import Any

import pytest

from rolecall.domains.automation.contracts import Condition, ConditionKind
from rolecall.domains.automation.rules.fields import OPERATORS, faults_of_fields
from rolecall.domains.custom_fields.contracts import CustomField, FieldKind, Option, RecordType
from rolecall.domains.jobs.contracts import KnockoutOperator
from rolecall.kernel.ids import uuid7

EQUALS, LEAST, INCLUDES = (
    KnockoutOperator.EQUALS, KnockoutOperator.AT_LEAST, KnockoutOperator.INCLUDES,
)  # fmt: skip
_ANA = "0198f0c0-0000-7000-8000-00000000a11a"


def field(kind: FieldKind) -> CustomField:
    options = (Option("day", "Days"), Option("night", "Nights"))
    return CustomField(uuid7(), RecordType.CANDIDATE, "Shift", kind, options, 0, True, 1)


def codes(one: CustomField, operator: KnockoutOperator | None, value: Any) -> list[str]:
    asked = Condition(kind=ConditionKind.FIELD, field_id=one.id, operator=operator, value=value)
    return [f"{fault.field} {fault.code}" for fault in faults_of_fields([asked], [one])]


@pytest.mark.parametrize(
    ("kind", "operator", "good", "bad"),
    [
        (FieldKind.TEXT, EQUALS, "Denver", " "),
        (FieldKind.LINK, EQUALS, "https://example.com", 1),
        (FieldKind.NUMBER, LEAST, 2.5, True),
        (FieldKind.DATE, LEAST, "2026-11-20", "soon"),
        (FieldKind.YES_NO, EQUALS, False, "no"),
        (FieldKind.SINGLE_CHOICE, EQUALS, "day", "Days"),
        (FieldKind.MULTIPLE_CHOICE, INCLUDES, "night", None),
        (FieldKind.MEMBER, EQUALS, _ANA, "Ana"),
    ],
)
def test_values_are_of_the_kind_of_the_field(
    kind: FieldKind, operator: KnockoutOperator, good: Any, bad: Any
) -> None:
    assert codes(field(kind), operator, good) == []
    assert codes(field(kind), operator, bad) == ["conditions.0.value wrong_value"]


def test_fields_compare_in_ways_that_mean_something_and_are_in_use() -> None:
    assert set(OPERATORS) == set(FieldKind)
    text = field(FieldKind.TEXT)
    assert codes(text, LEAST, "Denver") == ["conditions.0.operator wrong_operator"]
    assert codes(text, None, "Denver") == ["conditions.0.operator wrong_operator"]
    unused = replace(text, active=False)
    assert codes(unused, EQUALS, "Denver") == ["conditions.0.field_id unknown_field"]
