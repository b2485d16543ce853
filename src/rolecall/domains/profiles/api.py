"""What other domains use of profiles."""

from rolecall.domains.profiles.rules.sections import FIELDS, MANY, NO, SINGLE, YES
from rolecall.domains.profiles.service.editing import (
    add_item,
    edit_item,
    remove_item,
    restore_item,
    undo_change,
)
from rolecall.domains.profiles.service.reading import ask_for_failed, ask_to_read, count_progress
from rolecall.domains.profiles.service.viewing import view_own_profile, view_profile

__all__ = [
    "FIELDS",
    "MANY",
    "NO",
    "SINGLE",
    "YES",
    "add_item",
    "ask_for_failed",
    "ask_to_read",
    "count_progress",
    "edit_item",
    "remove_item",
    "restore_item",
    "undo_change",
    "view_own_profile",
    "view_profile",
]
