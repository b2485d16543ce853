"""Tables of approvals."""

import sqlalchemy as sa

from rolecall.domains.approvals.contracts import (
    ApprovalStatus,
    Sequence,
    SlotState,
    SubjectKind,
    Via,
)
from rolecall.infra.db.tables import (
    Json,
    SortText,
    Timestamp,
    one_of,
    tenant_key,
    tenant_table,
)

chains = tenant_table(
    "approval_chains",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", SortText, nullable=False),
    sa.Column("sequence", sa.Text, nullable=False),
    sa.Column("groups", Json, nullable=False),
    sa.Column("departments", Json, nullable=False),
    sa.Column("allows_own", sa.Boolean, nullable=False),
    sa.Column("remind_after_days", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    one_of("kind", SubjectKind),
    one_of("sequence", Sequence),
)
sa.Index("ix_approval_chains_kind", chains.c.org_id, chains.c.kind, chains.c.id)

# A subject is named without a foreign key: it belongs to a domain above, and a request outlives it.
approvals = tenant_table(
    "approvals",
    sa.Column("kind", SortText, nullable=False),
    sa.Column("subject_id", sa.Uuid, nullable=False),
    # The job that the subject is, or belongs to.
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("link", sa.Text, nullable=False),
    sa.Column("chain_id", sa.Uuid, nullable=False),
    sa.Column("chain_name", sa.Text, nullable=False),
    sa.Column("sequence", sa.Text, nullable=False),
    sa.Column("groups", Json, nullable=False),
    sa.Column("fields", Json, nullable=False),
    sa.Column("before", Json, nullable=False),
    sa.Column("status", SortText, nullable=False),
    sa.Column("requested_by", sa.Uuid),
    sa.Column("requested_by_name", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("allows_own", sa.Boolean, nullable=False),
    sa.Column("remind_after_days", sa.Integer, nullable=False),
    sa.Column("requested_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    one_of("kind", SubjectKind),
    one_of("sequence", Sequence),
    one_of("status", ApprovalStatus),
    app="SELECT, INSERT, UPDATE",
)
sa.Index(
    "ix_approvals_subject",
    approvals.c.org_id,
    approvals.c.kind,
    approvals.c.subject_id,
    approvals.c.id,
)
sa.Index("ix_approvals_requested_by", approvals.c.org_id, approvals.c.requested_by, approvals.c.id)
# One open request a subject: what makes two who ask at once end with one.
sa.Index(
    "uq_approvals_pending",
    approvals.c.org_id,
    approvals.c.kind,
    approvals.c.subject_id,
    unique=True,
    postgresql_where=approvals.c.finished_at.is_(None),
)

slots = tenant_table(
    "approval_slots",
    sa.Column("approval_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("group_index", sa.Integer, nullable=False),
    sa.Column("member_id", sa.Uuid, nullable=False),
    sa.Column("assignee_id", sa.Uuid, nullable=False),
    sa.Column("state", SortText, nullable=False),
    sa.Column("decided_by", sa.Uuid),
    sa.Column("comment", sa.Text, nullable=False, server_default=""),
    sa.Column("via", sa.Text),
    sa.Column("asked_at", Timestamp),
    sa.Column("decided_at", Timestamp),
    tenant_key("approval_id", "approvals", on_delete="CASCADE"),
    one_of("state", SlotState),
    one_of("via", Via),
    key=("approval_id", "position"),
    app="SELECT, INSERT, UPDATE",
)
sa.Index("ix_approval_slots_assignee", slots.c.org_id, slots.c.assignee_id, slots.c.state)
sa.Index("ix_approval_slots_decided_by", slots.c.org_id, slots.c.decided_by)

delegations = tenant_table(
    "approval_delegations",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("delegate_id", sa.Uuid, nullable=False),
    sa.Column("starts_at", Timestamp, nullable=False),
    sa.Column("ends_at", Timestamp, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.CheckConstraint("starts_at < ends_at", name="span"),
    sa.CheckConstraint("user_id <> delegate_id", name="another_person"),
    app="SELECT, INSERT, DELETE",
)
sa.Index("ix_approval_delegations_delegate", delegations.c.org_id, delegations.c.delegate_id)
sa.Index("ix_approval_delegations_user", delegations.c.org_id, delegations.c.user_id)
