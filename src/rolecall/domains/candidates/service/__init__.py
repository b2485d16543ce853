"""Keeping candidate records."""

from rolecall.domains.candidates.service.bulk import (
    select_candidates,
    start_pooling,
    start_tagging,
)
from rolecall.domains.candidates.service.consents import record_consent, withdraw_consent
from rolecall.domains.candidates.service.duplicates import (
    decide_pair,
    find_duplicates,
    get_scan,
    list_pairs,
    start_scan,
)
from rolecall.domains.candidates.service.exporting import start_export
from rolecall.domains.candidates.service.followers import follows_merges
from rolecall.domains.candidates.service.looking import (
    group_candidates,
    list_candidates,
    list_history,
    list_refusing_addresses,
    read_timeline,
)
from rolecall.domains.candidates.service.merging import (
    get_merge,
    list_merges,
    merge_candidates,
    preview_merge,
)
from rolecall.domains.candidates.service.notes import (
    change_note,
    hiring_teams,
    list_notes,
    remove_note,
    write_note,
)
from rolecall.domains.candidates.service.pools import fill_pool, get_pool, remove_pool, save_pool
from rolecall.domains.candidates.service.record_files import (
    attach_file,
    change_file,
    list_files,
    list_removed_files,
    list_sent_files,
    remove_file,
    restore_file,
)
from rolecall.domains.candidates.service.records import (
    create_candidate,
    find_or_create_candidate,
    get_candidate,
    set_custom_values,
    update_candidate,
)
from rolecall.domains.candidates.service.segments import remove_segment, save_segment
from rolecall.domains.candidates.service.splitting import preview_split, split_merge
from rolecall.domains.candidates.service.tags import (
    change_tag,
    ensure_tag,
    merge_tags,
    remove_tag,
    tag_candidates,
)

__all__ = [
    "attach_file",
    "change_file",
    "change_note",
    "change_tag",
    "create_candidate",
    "decide_pair",
    "ensure_tag",
    "fill_pool",
    "find_duplicates",
    "find_or_create_candidate",
    "follows_merges",
    "get_candidate",
    "get_merge",
    "get_pool",
    "get_scan",
    "group_candidates",
    "hiring_teams",
    "list_candidates",
    "list_files",
    "list_history",
    "list_merges",
    "list_notes",
    "list_pairs",
    "list_refusing_addresses",
    "list_removed_files",
    "list_sent_files",
    "merge_candidates",
    "merge_tags",
    "preview_merge",
    "preview_split",
    "read_timeline",
    "record_consent",
    "remove_file",
    "remove_note",
    "remove_pool",
    "remove_segment",
    "remove_tag",
    "restore_file",
    "save_pool",
    "save_segment",
    "select_candidates",
    "set_custom_values",
    "split_merge",
    "start_export",
    "start_pooling",
    "start_scan",
    "start_tagging",
    "tag_candidates",
    "update_candidate",
    "withdraw_consent",
    "write_note",
]
