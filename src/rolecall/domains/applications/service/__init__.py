"""The use cases of applications.

Guarantees: stage, transition, audit entry and event are one transaction; a person applies once per
job; two members moving one card at once leave one move and one clear refusal; nothing is decided
here that `policy` and `rules` do not decide.
"""

from rolecall.domains.applications.service.assigning import assign_people
from rolecall.domains.applications.service.moving import (
    advance_stage,
    reopen_application,
    undo_transition,
    withdraw_application,
)
from rolecall.domains.applications.service.noting import add_note, change_note, remove_note
from rolecall.domains.applications.service.reading import (
    ApplicationView,
    actions_of,
    get_application,
    list_history,
    reader_scope,
)
from rolecall.domains.applications.service.submitting import submit_application

__all__ = [
    "ApplicationView",
    "actions_of",
    "add_note",
    "advance_stage",
    "assign_people",
    "change_note",
    "get_application",
    "list_history",
    "reader_scope",
    "remove_note",
    "reopen_application",
    "submit_application",
    "undo_transition",
    "withdraw_application",
]
