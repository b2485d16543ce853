"""Which rules there can be, by table."""

from dataclasses import replace
from typing import Any

import pytest

from rolecall.domains.automation.contracts import (
    Action,
    ActionKind,
    Condition,
    ConditionKind,
    RuleContent,
    TeamRole,
    Trigger,
)
from rolecall.domains.automation.rules.checking import checked_rule
from rolecall.domains.jobs.api import DEFAULT_WORKFLOW
from rolecall.domains.jobs.contracts import KnockoutOperator, Move, WorkflowGraph
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.ids import uuid7

TAG = Action(kind=ActionKind.TAG, text="Fast")
CIRCULAR = WorkflowGraph(
    stages=DEFAULT_WORKFLOW.stages,
    moves=(*DEFAULT_WORKFLOW.moves, Move("screening", "applied")),
)


def to(stage: str) -> Action:
    return Action(kind=ActionKind.MOVE, stage_key=stage)


def rule(**changes: Any) -> RuleContent:
    plain = RuleContent(
        name="Rule",
        workflow_id=uuid7(),
        trigger=Trigger.ENTERS,
        stage_key="applied",
        actions=(TAG,),
    )
    return replace(plain, **changes)


def faults(content: RuleContent, *others: RuleContent) -> list[str]:
    try:
        checked_rule(content, CIRCULAR, (), others)
    except InvalidInput as refused:
        return [f"{fault.field} {fault.code}" for fault in refused.errors]
    return []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"actions": (TAG, to("screening"))}, []),
        ({"stage_key": "nowhere"}, ["stage_key unknown_stage"]),
        ({"stage_key": "hired", "after_days": 2}, ["after_days final_stage"]),
        ({"actions": (to("interview"),)}, ["actions.0.stage_key impossible_move"]),
        ({"actions": (to("rejected"),)}, ["actions.0.stage_key impossible_move"]),
        (
            {"trigger": Trigger.LEAVES, "actions": (to("screening"),)},
            ["actions.0.stage_key impossible_move"],
        ),
        ({"actions": (to("screening"), TAG)}, ["actions.0.kind invalid"]),
        ({"actions": (Action(kind=ActionKind.TAG, text=" "),)}, ["actions.0.text invalid"]),
        ({"actions": (Action(kind=ActionKind.MAIL),)}, ["actions.0.text invalid"]),
        (
            {"actions": (Action(kind=ActionKind.REMIND, text="x"),)},
            ["actions.0.team_role invalid"],
        ),
        (
            {"actions": (Action(kind=ActionKind.ASK_FEEDBACK, team_role=TeamRole.RECRUITER),)},
            [],
        ),
        (
            {"conditions": (Condition(kind=ConditionKind.SOURCE_IS),)},
            ["conditions.0.values invalid"],
        ),
        (
            {
                "conditions": (
                    Condition(
                        kind=ConditionKind.ANSWER,
                        question_id="q",
                        operator=KnockoutOperator.EQUALS,
                        value=True,
                    ),
                )
            },
            ["conditions.0.kind needs_job"],
        ),
    ],
)
def test_refuses_what_cannot_work(changes: dict[str, Any], expected: list[str]) -> None:
    assert faults(rule(**changes)) == expected


def test_refuses_circles() -> None:
    there = rule(actions=(to("screening"),))
    back = rule(stage_key="screening", actions=(to("applied"),))
    assert faults(back) == []
    assert faults(back, there) == ["actions automation_loop"]
