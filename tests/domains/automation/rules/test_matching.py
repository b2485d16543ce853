"""Whether and when a rule acts, by table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from rolecall.domains.automation.contracts import Condition, ConditionKind, Reason, Trigger
from rolecall.domains.automation.rules.matching import Facts, Standing, due_at, holds, refusal
from rolecall.domains.jobs.contracts import KnockoutOperator
from rolecall.kernel.ids import uuid7
from rolecall.kernel.working_days import WorkingCalendar

FRIDAY = datetime(2026, 11, 20, 10, tzinfo=UTC)
REFERRAL = Condition(kind=ConditionKind.SOURCE_IS, values=("Referral",))
CITY, SHIFTS = uuid7(), uuid7()
FACTS = Facts(
    "referral",
    False,
    {"years": 4},
    frozenset({"Night shifts"}),
    {CITY: "Denver", SHIFTS: ["early"]},
)


def of_field(field_id: UUID, operator: KnockoutOperator, value: str) -> Condition:
    return Condition(kind=ConditionKind.FIELD, field_id=field_id, operator=operator, value=value)


STANDING = Standing(
    rule_active=True,
    still_there=True,
    undone=False,
    decided=False,
    job_running=True,
    recent_moves=0,
    facts=FACTS,
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (REFERRAL, True),
        (Condition(kind=ConditionKind.SOURCE_IS, values=("Fair",)), False),
        (Condition(kind=ConditionKind.KNOCKED_OUT), False),
        (Condition(kind=ConditionKind.NOT_KNOCKED_OUT), True),
        (Condition(kind=ConditionKind.TAGGED, values=("Days", "night  SHIFTS")), True),
        (Condition(kind=ConditionKind.TAGGED, values=("Days",)), False),
        (Condition(kind=ConditionKind.NOT_TAGGED, values=("Days",)), True),
        (Condition(kind=ConditionKind.NOT_TAGGED, values=("Night shifts",)), False),
        (of_field(CITY, KnockoutOperator.EQUALS, "denver"), True),
        (of_field(CITY, KnockoutOperator.NOT_EQUALS, "denver"), False),
        (of_field(SHIFTS, KnockoutOperator.INCLUDES, "early"), True),
        (of_field(SHIFTS, KnockoutOperator.NOT_EQUALS, "early"), False),
        (of_field(uuid7(), KnockoutOperator.NOT_EQUALS, "denver"), False),
        (
            Condition(
                kind=ConditionKind.ANSWER,
                question_id="years",
                operator=KnockoutOperator.AT_LEAST,
                value=3,
            ),
            True,
        ),
        (
            Condition(
                kind=ConditionKind.ANSWER,
                question_id="unasked",
                operator=KnockoutOperator.NOT_EQUALS,
                value=3,
            ),
            False,
        ),
    ],
)
def test_conditions(condition: Condition, expected: bool) -> None:
    assert holds([condition], FACTS) is expected
    assert holds([], FACTS)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, FRIDAY + timedelta(minutes=10)), (1, FRIDAY + timedelta(days=3))],
)
def test_nothing_is_due_while_it_can_be_undone(days: int, expected: datetime) -> None:
    undo_until = FRIDAY + timedelta(minutes=10)
    assert due_at(FRIDAY, days, undo_until, WorkingCalendar()) == expected


@pytest.mark.parametrize(
    ("trigger", "changes", "expected"),
    [
        (Trigger.ENTERS, {}, None),
        (Trigger.ENTERS, {"rule_active": False}, Reason.RULE_OFF),
        (Trigger.ENTERS, {"still_there": False}, Reason.LEFT_STAGE),
        (Trigger.ENTERS, {"decided": True}, None),
        (Trigger.LEAVES, {"still_there": False}, None),
        (Trigger.LEAVES, {"undone": True}, Reason.UNDONE),
        (Trigger.LEAVES, {"decided": True}, Reason.DECIDED),
        (Trigger.ENTERS, {"job_running": False}, Reason.JOB_IDLE),
        (Trigger.ENTERS, {"facts": Facts("fair", False)}, Reason.CONDITIONS),
        (Trigger.ENTERS, {"recent_moves": 5}, Reason.LOOP),
    ],
)
def test_why_a_run_does_nothing(
    trigger: Trigger, changes: dict[str, Any], expected: Reason | None
) -> None:
    assert refusal(trigger, [REFERRAL], replace(STANDING, **changes), moves=True) is expected
