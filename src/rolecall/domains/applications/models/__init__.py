"""Applications and what hangs on them.

`application_transitions` is append-only and is the truth about stages; the stage columns of
`applications` repeat its newest row so that lists read one table, and are written in the same
transaction (a test holds the two together). Names of candidates and jobs are kept beside it for the
same reason and follow their owners' events.
"""

import sqlalchemy as sa

from rolecall.domains.applications.contracts import (
    ApplicationStatus,
    NoteVisibility,
    TransitionKind,
)
from rolecall.domains.applications.contracts.triage import WAITING_KINDS
from rolecall.domains.applications.models.drafts import drafts as drafts
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.infra.db.security import OWN_ADDRESS, TENANT_CONDITION
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

applications = tenant_table(
    "applications",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("candidate_name", sa.Text, nullable=False),
    sa.Column("candidate_email", sa.Text, nullable=False),
    sa.Column("candidate_phone", sa.Text, nullable=False),
    sa.Column("candidate_location", sa.Text, nullable=False, server_default=""),
    # As the person typed it, while `candidate_name` follows the record; empty if nobody typed it.
    sa.Column("given_name", sa.Text, nullable=False, server_default=""),
    # One to a line.
    sa.Column("given_links", sa.Text, nullable=False, server_default=""),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("stage_key", SortText, nullable=False),
    sa.Column("stage_name", sa.Text, nullable=False),
    sa.Column("stage_kind", sa.Text, nullable=False),
    sa.Column("stage_entered_at", Timestamp, nullable=False),
    sa.Column("workflow_id", sa.Uuid, nullable=False),
    sa.Column("workflow_version", sa.Integer, nullable=False),
    sa.Column("applied_at", Timestamp, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    # By which link the person came; its label as it was.
    sa.Column("share_link_id", sa.Uuid),
    sa.Column("share_link_label", sa.Text, nullable=False, server_default=""),
    sa.Column("cover_note", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("resume_file_id", sa.Uuid),
    sa.Column("knocked_out", sa.Boolean, nullable=False),
    sa.Column("link_nonce", sa.Text, nullable=False),
    sa.Column("promised_from", Timestamp),
    sa.Column("due_at", Timestamp),
    sa.Column("alert_step", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("alert_at", Timestamp),
    sa.Column("updated_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # When its person was erased: it is counted, and nothing is done with it any more.
    sa.Column("erased_at", Timestamp),
    # Set for further applications for one job: somebody applied again, or records were merged.
    sa.Column("first_application_id", sa.Uuid),
    tenant_key("first_application_id", "applications", on_delete="SET NULL"),
    tenant_key("job_id", "jobs"),
    tenant_key("candidate_id", "candidates"),
    tenant_key("share_link_id", "share_links"),
    one_of("status", ApplicationStatus),
    of_job="job_id",
)
_a = applications.c
sa.Index(
    "uq_applications_once_per_job", _a.org_id, _a.job_id, _a.candidate_id, unique=True,
    postgresql_where=_a.first_application_id.is_(None),
)  # fmt: skip
sa.Index(
    "ix_applications_first", _a.org_id, _a.first_application_id,
    postgresql_where=_a.first_application_id.is_not(None),
)  # fmt: skip
sa.Index(
    "ix_applications_share_link", _a.org_id, _a.share_link_id, _a.applied_at, _a.id,
    postgresql_where=_a.share_link_id.is_not(None),
)  # fmt: skip
# With what reports count by, so that they need not visit the rows.
sa.Index(
    "ix_applications_recent", _a.org_id, _a.applied_at, _a.id,
    postgresql_include=["job_id", "status", "source", "stage_entered_at"],
)  # fmt: skip
sa.Index("ix_applications_job", _a.org_id, _a.job_id, _a.applied_at, _a.id)
sa.Index("ix_applications_board", _a.org_id, _a.job_id, _a.stage_key, _a.stage_entered_at, _a.id)
sa.Index("ix_applications_candidate", _a.org_id, _a.candidate_id)
# Oldest promise first, over all jobs and over one; what is decided has none.
_IS_DUE = _a.due_at.is_not(None)
sa.Index("ix_applications_due", _a.org_id, _a.due_at, _a.id, postgresql_where=_IS_DUE)
sa.Index(
    "ix_applications_job_due", _a.org_id, _a.job_id, _a.due_at, _a.id, postgresql_where=_IS_DUE
)
# What waits for somebody to read it, oldest promise first; what is promised nothing comes last.
sa.Index(
    "ix_applications_waiting", _a.org_id, _a.due_at, _a.stage_entered_at, _a.id,
    postgresql_where=_a.stage_kind.in_(WAITING_KINDS),
)  # fmt: skip

alerts = tenant_table(
    "application_alerts",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("entered_at", Timestamp, nullable=False),
    sa.Column("step", sa.SmallInteger, nullable=False),
    sa.Column("stage_name", sa.Text, nullable=False),
    sa.Column("due_at", Timestamp, nullable=False),
    sa.Column("told", Json, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    # One alert a step of a stay in a stage, whoever comes first.
    key=("application_id", "entered_at", "step"),
    append_only=True,
)

transitions = tenant_table(
    "application_transitions",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("from_key", sa.Text),
    sa.Column("from_name", sa.Text),
    sa.Column("from_kind", sa.Text),
    sa.Column("to_key", sa.Text, nullable=False),
    sa.Column("to_name", sa.Text, nullable=False),
    sa.Column("to_kind", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("by_kind", sa.Text, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("reason_id", sa.Uuid),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("undoes_id", sa.Uuid),
    # The one way in which they go: with the application that an import had made (decision 30).
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("kind", TransitionKind),
    sa.UniqueConstraint("org_id", "undoes_id", name="uq_application_transitions_undone_once"),
    append_only=True,
    erasable="UPDATE",
)
# Reports read stages from the index alone: a fifth of the pages (docs/decisions/0019).
sa.Index(
    "ix_application_transitions_story",
    transitions.c.org_id,
    transitions.c.application_id,
    transitions.c.at,
    transitions.c.id,
    postgresql_include=["kind", "to_kind", "to_key"],
)
# What a member decided since this morning.
sa.Index(
    "ix_application_transitions_by", transitions.c.org_id, transitions.c.by_id, transitions.c.at,
    postgresql_where=transitions.c.kind == TransitionKind.MOVED.value,
)  # fmt: skip

workflow_migrations = tenant_table(
    "workflow_migrations",
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("from_workflow_id", sa.Uuid, nullable=False),
    sa.Column("from_version", sa.Integer, nullable=False),
    sa.Column("to_workflow_id", sa.Uuid, nullable=False),
    sa.Column("to_version", sa.Integer, nullable=False),
    sa.Column("stages", Json, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("by_id", sa.Uuid),
    tenant_key("job_id", "jobs"),
    append_only=True,
    of_job="job_id",
)
sa.Index(
    "ix_workflow_migrations_job",
    workflow_migrations.c.org_id,
    workflow_migrations.c.job_id,
    workflow_migrations.c.at,
)

answers = tenant_table(
    "application_answers",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False),
    sa.Column("question_id", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("value", Json, nullable=False),
    sa.Column("display", sa.Text, nullable=False),
    sa.Column("knocked_out", sa.Boolean, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    key=("application_id", "position"),
)

# What was taken over from an application into the record of its person, and what it replaced.
takeovers = tenant_table(
    "application_takeovers",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("replaced", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("by_candidate", sa.Boolean, nullable=False),
    sa.Column("undone_at", Timestamp),
    sa.Column("undone_by_name", sa.Text, nullable=False, server_default=""),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("field", GivenField),
)
_taken = takeovers.c
sa.Index("ix_application_takeovers_application", _taken.org_id, _taken.application_id)
sa.Index(
    "uq_application_takeovers_standing", _taken.org_id, _taken.application_id, _taken.field,
    unique=True, postgresql_where=_taken.undone_at.is_(None),
)  # fmt: skip

notes = tenant_table(
    "application_notes",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("author_id", sa.Uuid, nullable=False),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("visibility", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("edited_at", Timestamp),
    # False for what was written before notes were searched, until its terms are made.
    sa.Column("is_indexed", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("visibility", NoteVisibility),
)
sa.Index(
    "ix_application_notes_unindexed", notes.c.org_id, notes.c.id,
    postgresql_where=notes.c.is_indexed.is_(False),
)  # fmt: skip
sa.Index(
    "ix_application_notes_application", notes.c.org_id, notes.c.application_id, notes.c.created_at
)

note_terms = tenant_table(
    "application_note_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("note_id", sa.Uuid, nullable=False),
    tenant_key("note_id", "application_notes", on_delete="CASCADE"),
    key=("term", "note_id"),
)
sa.Index("ix_application_note_terms_note", note_terms.c.org_id, note_terms.c.note_id)

assignees = tenant_table(
    "application_assignees",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("assigned_at", Timestamp, nullable=False),
    # Asked by a colleague, or because of an interview, or both; the row goes when neither holds.
    sa.Column("asked", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("interviews", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    key=("application_id", "user_id"),
)
sa.Index(
    "ix_application_assignees_user", assignees.c.org_id, assignees.c.user_id,
    assignees.c.application_id,
)  # fmt: skip

# One person's: whoever else works on the job still sees the application.
snoozes = tenant_table(
    "application_snoozes",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("until", Timestamp, nullable=False),
    sa.Column("entered_at", Timestamp, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    key=("user_id", "application_id"),
)

terms = tenant_table(
    "application_terms",
    sa.Column("term", SortText, nullable=False),
    sa.Column("application_id", sa.Uuid, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    key=("term", "application_id"),
)
sa.Index("ix_application_terms_application", terms.c.org_id, terms.c.application_id)

directory = tenant_table(
    "application_directory",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("email_norm", SortText, nullable=False),
    sa.Column("organization_name", sa.Text, nullable=False),
    sa.Column("organization_slug", sa.Text, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("stage_name", sa.Text, nullable=False),
    sa.Column("stage_kind", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("applied_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    key=("application_id",),
    extra_policies={"SELECT": f"{TENANT_CONDITION} OR {OWN_ADDRESS}"},
)
# Not led by org_id: the one list that a login reads across organizations.
sa.Index("ix_application_directory_login", directory.c.email_norm, directory.c.applied_at)
