"""Pure rules of applications.

Guarantees: an application moves only along its workflow's edges; a decided one is reopened only to
the stage it left; a move is undone only while it is the newest and its window is open. What a
screen offers and what the server accepts are computed by the same function, `allowed_actions`.
"""

from rolecall.domains.applications.rules.actions import Facts, allowed_actions, reopen_target
from rolecall.domains.applications.rules.migrating import checked_mapping, choices, suggestion
from rolecall.domains.applications.rules.stages import hired_stage, status_of, target_stage
from rolecall.domains.applications.rules.stays import current_stay
from rolecall.domains.applications.rules.undo import undo_refusal

__all__ = [
    "Facts",
    "allowed_actions",
    "checked_mapping",
    "choices",
    "current_stay",
    "hired_stage",
    "reopen_target",
    "status_of",
    "suggestion",
    "target_stage",
    "undo_refusal",
]
