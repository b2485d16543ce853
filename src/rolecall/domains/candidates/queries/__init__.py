"""Reading candidate records: lists are one query each."""

from rolecall.domains.candidates.queries.consents import list_consents
from rolecall.domains.candidates.queries.history import list_history, origins_of
from rolecall.domains.candidates.queries.notes import find_note, list_notes
from rolecall.domains.candidates.queries.record_files import file_source, list_record_files
from rolecall.domains.candidates.queries.records import (
    count_fitting,
    erased_among,
    existing_ids,
    find_candidate,
    find_candidates,
    find_id_by_email,
    list_all_named,
    list_candidates,
    list_groups,
    list_ids,
    list_named,
)
from rolecall.domains.candidates.queries.sorting import pools_of
from rolecall.domains.candidates.queries.timeline import list_timeline, timeline_source

__all__ = [
    "count_fitting",
    "erased_among",
    "existing_ids",
    "file_source",
    "find_candidate",
    "find_candidates",
    "find_id_by_email",
    "find_note",
    "list_all_named",
    "list_candidates",
    "list_consents",
    "list_groups",
    "list_history",
    "list_ids",
    "list_named",
    "list_notes",
    "list_record_files",
    "list_timeline",
    "origins_of",
    "pools_of",
    "timeline_source",
]
