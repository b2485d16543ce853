"""Reading applications: lists are one query each."""

from rolecall.domains.applications.queries.board import Board, BoardColumn, read_board
from rolecall.domains.applications.queries.details import (
    find_application,
    find_applications,
    find_page,
    is_assigned,
    is_undone,
    list_assignees,
    list_notes,
    list_transitions,
    newest_transition,
)
from rolecall.domains.applications.queries.lists import counts_by_job, list_applications
from rolecall.domains.applications.queries.migrating import (
    count_by_stage,
    list_mappings_since,
    newest_decision,
)
from rolecall.domains.applications.queries.mine import find_mine, list_mine
from rolecall.domains.applications.queries.of_candidates import jobs_of_candidate
from rolecall.domains.applications.queries.promises import entered_before, list_alerts

__all__ = [
    "Board",
    "BoardColumn",
    "count_by_stage",
    "counts_by_job",
    "entered_before",
    "find_application",
    "find_applications",
    "find_mine",
    "find_page",
    "is_assigned",
    "is_undone",
    "jobs_of_candidate",
    "list_alerts",
    "list_applications",
    "list_assignees",
    "list_mappings_since",
    "list_mine",
    "list_notes",
    "list_transitions",
    "newest_decision",
    "newest_transition",
    "read_board",
]
