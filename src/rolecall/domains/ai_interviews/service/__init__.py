"""The use cases of templates of interviews.

Guarantees: a template moves as `rules.states` says; what was approved is a version that nobody can
change, and stands for exactly the words that were approved; every change is in the audit log and is
told by an event of the same transaction.
"""

from rolecall.domains.ai_interviews.service.approving import (
    approve_template,
    decline_template,
    settle_approval,
    submit_template,
    withdraw_template,
)
from rolecall.domains.ai_interviews.service.bank import load_bank, load_standard
from rolecall.domains.ai_interviews.service.reading import (
    compare,
    get_version,
    view_of_job,
    view_template,
)
from rolecall.domains.ai_interviews.service.writing import (
    change_template,
    discard_draft,
    draft_template,
    restart_template,
)

__all__ = [
    "approve_template",
    "change_template",
    "compare",
    "decline_template",
    "discard_draft",
    "draft_template",
    "get_version",
    "load_bank",
    "load_standard",
    "restart_template",
    "settle_approval",
    "submit_template",
    "view_of_job",
    "view_template",
    "withdraw_template",
]
