"""Reading applications: lists are one query each."""

from rolecall.domains.applications.queries.board import Board, BoardColumn, read_board
from rolecall.domains.applications.queries.details import (
    find_application,
    find_page,
    is_assigned,
    is_undone,
    list_assignees,
    list_notes,
    list_transitions,
    newest_transition,
)
from rolecall.domains.applications.queries.lists import counts_by_job, list_applications
from rolecall.domains.applications.queries.mine import find_mine, list_mine

__all__ = [
    "Board",
    "BoardColumn",
    "counts_by_job",
    "find_application",
    "find_mine",
    "find_page",
    "is_assigned",
    "is_undone",
    "list_applications",
    "list_assignees",
    "list_mine",
    "list_notes",
    "list_transitions",
    "newest_transition",
    "read_board",
]
