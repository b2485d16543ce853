"""The use cases of applications.

Guarantees: stage, transition, audit entry and event are one transaction; a person applies once per
job; two members moving one card at once leave one move and one clear refusal; nothing is decided
here that `policy` and `rules` do not decide.
"""

from rolecall.domains.applications.service import applying_by_mail
from rolecall.domains.applications.service.assigning import assign_people, let_interviewers_read
from rolecall.domains.applications.service.attaching import (
    may_read_with_mailing,
    may_read_with_message,
)
from rolecall.domains.applications.service.file_access import may_read_files
from rolecall.domains.applications.service.finding import find_criteria
from rolecall.domains.applications.service.following import (
    follow_candidate,
    follow_job,
    refresh_directory,
    refresh_directory_of_job,
)
from rolecall.domains.applications.service.handing_in import hand_in
from rolecall.domains.applications.service.hiring_teams import is_on_hiring_team
from rolecall.domains.applications.service.mailings import (
    plan_mailing_about,
    plan_mailing_to_people,
    start_mailing_about,
    start_mailing_to_people,
)
from rolecall.domains.applications.service.many import start_with_many
from rolecall.domains.applications.service.merging import merge_follower
from rolecall.domains.applications.service.migrating import migrate_workflow, plan_migration
from rolecall.domains.applications.service.moving import (
    advance_stage,
    hire_by_acceptance,
    reopen_application,
    require_hireable,
    undo_transition,
    withdraw_application,
)
from rolecall.domains.applications.service.noting import add_note, change_note, remove_note
from rolecall.domains.applications.service.reading import (
    ApplicationView,
    actions_of,
    get_application,
    jobs_of,
    list_history,
    load_readable,
    reader_scope,
    with_columns,
)
from rolecall.domains.applications.service.snoozing import snooze_application, wake_application
from rolecall.domains.applications.service.status import (
    choose_texts,
    open_status,
    withdraw_by_link,
)
from rolecall.domains.applications.service.status_view import StatusView
from rolecall.domains.applications.service.submitting import add_to_job, submit_application
from rolecall.domains.applications.service.timeline import entry_source, list_entries
from rolecall.domains.applications.service.waiting import asks_candidate
from rolecall.domains.applications.service.writing_to_team import (
    MAX_FILES,
    MAX_TEXT,
    WriteToTeam,
    require_writable,
    write_signed_in,
    write_to_team,
)

__all__ = [
    "MAX_FILES",
    "MAX_TEXT",
    "ApplicationView",
    "StatusView",
    "WriteToTeam",
    "actions_of",
    "add_note",
    "add_to_job",
    "advance_stage",
    "applying_by_mail",
    "asks_candidate",
    "assign_people",
    "change_note",
    "choose_texts",
    "entry_source",
    "find_criteria",
    "follow_candidate",
    "follow_job",
    "get_application",
    "hand_in",
    "hire_by_acceptance",
    "is_on_hiring_team",
    "jobs_of",
    "let_interviewers_read",
    "list_entries",
    "list_history",
    "load_readable",
    "may_read_files",
    "may_read_with_mailing",
    "may_read_with_message",
    "merge_follower",
    "migrate_workflow",
    "open_status",
    "plan_mailing_about",
    "plan_mailing_to_people",
    "plan_migration",
    "reader_scope",
    "refresh_directory",
    "refresh_directory_of_job",
    "remove_note",
    "reopen_application",
    "require_hireable",
    "require_writable",
    "snooze_application",
    "start_mailing_about",
    "start_mailing_to_people",
    "start_with_many",
    "submit_application",
    "undo_transition",
    "wake_application",
    "with_columns",
    "withdraw_application",
    "withdraw_by_link",
    "write_signed_in",
    "write_to_team",
]
