"""Writing applications, and what hangs on them."""

from rolecall.domains.applications.repository import disclosing
from rolecall.domains.applications.repository.importing import (
    NewApplication,
    delete_applications,
    insert_applications,
)
from rolecall.domains.applications.repository.migrating import (
    insert_migration,
    lock_stages_of_job,
    pin_stage,
)
from rolecall.domains.applications.repository.notes import (
    delete_note,
    get_note_for_update,
    insert_note,
    update_note,
)
from rolecall.domains.applications.repository.promises import (
    insert_alert,
    lock_active,
    set_deadlines,
)
from rolecall.domains.applications.repository.records import (
    get_for_update,
    hold_earlier,
    insert_answers,
    insert_application,
    insert_transition,
    insert_transitions,
    refresh_directory_of_job,
    rename_candidate,
    rename_job,
    replace_assignees,
    replace_interviewers,
    replace_terms,
    set_resume,
    write_directory_entry,
    write_move,
)
from rolecall.domains.applications.repository.snoozes import delete_snooze, save_snooze

__all__ = [
    "NewApplication",
    "delete_applications",
    "delete_note",
    "delete_snooze",
    "disclosing",
    "get_for_update",
    "get_note_for_update",
    "hold_earlier",
    "insert_alert",
    "insert_answers",
    "insert_application",
    "insert_applications",
    "insert_migration",
    "insert_note",
    "insert_transition",
    "insert_transitions",
    "lock_active",
    "lock_stages_of_job",
    "pin_stage",
    "refresh_directory_of_job",
    "rename_candidate",
    "rename_job",
    "replace_assignees",
    "replace_interviewers",
    "replace_terms",
    "save_snooze",
    "set_deadlines",
    "set_resume",
    "update_note",
    "write_directory_entry",
    "write_move",
]
