"""Rows, and what contract they make."""

from collections.abc import Sequence
from typing import Any

import msgspec

from rolecall.domains.automation.contracts import (
    Action,
    Condition,
    Outcome,
    Reason,
    Rule,
    Run,
    RunState,
    Trigger,
)
from rolecall.domains.automation.models import rules, runs
from rolecall.infra.db import Row
from rolecall.kernel.sentences import kept, remembered

RULE_COLUMNS = tuple(rules.c[name] for name in Rule.__dataclass_fields__)
RUN_COLUMNS = tuple(runs.c[name] for name in Run.__dataclass_fields__)


def plain(items: Sequence[Any]) -> Any:
    """Return conditions or actions as they are kept."""
    return msgspec.to_builtins(items)


def plain_outcomes(outcomes: Sequence[Outcome]) -> Any:
    """Return outcomes as they are kept: the summary, and beside it how it was made."""
    return [
        {
            "kind": one.kind,
            "summary": str(one.summary),
            "said": kept(one.summary),
            "reason": one.reason.value if one.reason else None,
        }
        for one in outcomes
    ]


def outcomes_of(stored: Any) -> tuple[Outcome, ...]:
    """Return outcomes as they were kept; older ones have no `said`."""
    return tuple(
        Outcome(
            one["kind"],
            remembered(one["summary"], one.get("said")),
            Reason(one["reason"]) if one.get("reason") else None,
        )
        for one in stored
    )


def conditions_of(stored: Any) -> tuple[Condition, ...]:
    """Return conditions as they were kept."""
    return msgspec.convert(stored, tuple[Condition, ...])


def actions_of(stored: Any) -> tuple[Action, ...]:
    """Return actions as they were kept."""
    return msgspec.convert(stored, tuple[Action, ...])


def rule_of(row: Row) -> Rule:
    """Return the contract of a row of `RULE_COLUMNS`."""
    return Rule(
        **{
            **dict(row),
            "trigger": Trigger(row["trigger"]),
            "conditions": conditions_of(row["conditions"]),
            "actions": actions_of(row["actions"]),
        }
    )


def run_of(row: Row) -> Run:
    """Return the contract of a row of `RUN_COLUMNS`."""
    values = {name: row[name] for name in Run.__dataclass_fields__}
    return Run(
        **{
            **values,
            "state": RunState(row["state"]),
            "reason": Reason(row["reason"]) if row["reason"] else None,
            "actions": actions_of(row["actions"]),
            "outcomes": outcomes_of(row["outcomes"]),
        }
    )
