"""Keeping candidate records."""

from rolecall.domains.candidates.service.bulk import (
    select_candidates,
    start_pooling,
    start_tagging,
)
from rolecall.domains.candidates.service.looking import (
    attach_file,
    list_candidates,
    list_files,
    list_history,
    read_timeline,
)
from rolecall.domains.candidates.service.notes import (
    change_note,
    hiring_teams,
    list_notes,
    remove_note,
    write_note,
)
from rolecall.domains.candidates.service.pools import fill_pool, get_pool, remove_pool, save_pool
from rolecall.domains.candidates.service.records import (
    create_candidate,
    find_or_create_candidate,
    get_candidate,
    record_consent,
    set_custom_values,
    update_candidate,
)
from rolecall.domains.candidates.service.segments import remove_segment, save_segment
from rolecall.domains.candidates.service.tags import (
    change_tag,
    ensure_tag,
    merge_tags,
    remove_tag,
    tag_candidates,
)

__all__ = [
    "attach_file",
    "change_note",
    "change_tag",
    "create_candidate",
    "ensure_tag",
    "fill_pool",
    "find_or_create_candidate",
    "get_candidate",
    "get_pool",
    "hiring_teams",
    "list_candidates",
    "list_files",
    "list_history",
    "list_notes",
    "merge_tags",
    "read_timeline",
    "record_consent",
    "remove_note",
    "remove_pool",
    "remove_segment",
    "remove_tag",
    "save_pool",
    "save_segment",
    "select_candidates",
    "set_custom_values",
    "start_pooling",
    "start_tagging",
    "tag_candidates",
    "update_candidate",
    "write_note",
]
