"""Use cases of automation.

Guarantees: a rule acts once for each stay of an application in a stage, whoever runs it how often;
all its actions are one transaction, signed by the rule; each run and each skip leaves its reason;
nothing acts while the move that set it off can be undone, and until then a person can cancel it.
"""

from rolecall.domains.automation.service.cancelling import cancel_run, list_waiting
from rolecall.domains.automation.service.replaying import replay_rule
from rolecall.domains.automation.service.running import run_due
from rolecall.domains.automation.service.telling import tell_runs
from rolecall.domains.automation.service.triggering import on_entry, on_move
from rolecall.domains.automation.service.writing import (
    delete_rule,
    get_rule,
    jobs_of_rules,
    save_rule,
)

__all__ = [
    "cancel_run",
    "delete_rule",
    "get_rule",
    "jobs_of_rules",
    "list_waiting",
    "on_entry",
    "on_move",
    "replay_rule",
    "run_due",
    "save_rule",
    "tell_runs",
]
