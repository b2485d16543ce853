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

RULE_COLUMNS = tuple(rules.c[name] for name in Rule.__dataclass_fields__)
RUN_COLUMNS = tuple(runs.c[name] for name in Run.__dataclass_fields__)


def plain(items: Sequence[Any]) -> Any:
    """Return conditions, actions or outcomes as they are kept."""
    return msgspec.to_builtins(items)


def conditions_of(kept: Any) -> tuple[Condition, ...]:
    """Return conditions as they were kept."""
    return msgspec.convert(kept, tuple[Condition, ...])


def actions_of(kept: Any) -> tuple[Action, ...]:
    """Return actions as they were kept."""
    return msgspec.convert(kept, tuple[Action, ...])


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
            "outcomes": msgspec.convert(row["outcomes"], tuple[Outcome, ...]),
        }
    )
