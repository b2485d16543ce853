"""The vocabulary of automation."""

from rolecall.domains.automation.contracts.replays import (
    Replay,
    ReplayedApplication,
    ReplayedMail,
)
from rolecall.domains.automation.contracts.rules import (
    Action,
    ActionKind,
    Condition,
    ConditionKind,
    Rule,
    RuleContent,
    SaveRule,
    TeamRole,
    Trigger,
)
from rolecall.domains.automation.contracts.runs import (
    Outcome,
    Reason,
    Run,
    RunFilter,
    RunState,
)

__all__ = [
    "Action",
    "ActionKind",
    "Condition",
    "ConditionKind",
    "Outcome",
    "Reason",
    "Replay",
    "ReplayedApplication",
    "ReplayedMail",
    "Rule",
    "RuleContent",
    "Run",
    "RunFilter",
    "RunState",
    "SaveRule",
    "TeamRole",
    "Trigger",
]
