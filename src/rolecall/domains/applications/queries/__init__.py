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
    names_of_assignees,
    newest_transition,
    readable_among,
)
from rolecall.domains.applications.queries.groups import Group, count_fitting, list_groups
from rolecall.domains.applications.queries.importing import (
    applications_for_job,
    last_of_candidates,
    lock_with_traces,
)
from rolecall.domains.applications.queries.lists import (
    counts_by_job,
    counts_by_share_link,
    list_applications,
    list_ids,
    list_targets,
    list_targets_by_ids,
)
from rolecall.domains.applications.queries.migrating import (
    count_by_stage,
    list_mappings_since,
    newest_decision,
)
from rolecall.domains.applications.queries.mine import find_mine, list_mine, list_own_at
from rolecall.domains.applications.queries.of_candidates import (
    applications_of,
    ids_of_candidate,
    jobs_of_candidate,
    newest_locales,
)
from rolecall.domains.applications.queries.passages import (
    answers_of,
    list_answered,
    list_given_answers,
    list_passages,
)
from rolecall.domains.applications.queries.promises import entered_before, list_alerts
from rolecall.domains.applications.queries.triage import list_queue, list_snoozed, read_progress

__all__ = [
    "Board",
    "BoardColumn",
    "Group",
    "answers_of",
    "applications_for_job",
    "applications_of",
    "count_by_stage",
    "count_fitting",
    "counts_by_job",
    "counts_by_share_link",
    "entered_before",
    "find_application",
    "find_applications",
    "find_mine",
    "find_page",
    "ids_of_candidate",
    "is_assigned",
    "is_undone",
    "jobs_of_candidate",
    "last_of_candidates",
    "list_alerts",
    "list_answered",
    "list_applications",
    "list_assignees",
    "list_given_answers",
    "list_groups",
    "list_ids",
    "list_mappings_since",
    "list_mine",
    "list_notes",
    "list_own_at",
    "list_passages",
    "list_queue",
    "list_snoozed",
    "list_targets",
    "list_targets_by_ids",
    "list_transitions",
    "lock_with_traces",
    "names_of_assignees",
    "newest_decision",
    "newest_locales",
    "newest_transition",
    "read_board",
    "read_progress",
    "readable_among",
]
