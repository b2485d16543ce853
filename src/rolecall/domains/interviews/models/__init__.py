"""Kits, interviews, scorecards, and who is booked when.

`interview_bookings` is what keeps people from two interviews at once: one row for each interviewer
and time that is taken, under an exclusion constraint (ADR 0014).
"""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from rolecall.domains.interviews.contracts import InterviewState, PanelOrder, ScorecardState
from rolecall.domains.interviews.models.calendars import busy_times, calendars
from rolecall.domains.interviews.models.scheduling import holds, hours, links, policies
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

__all__ = [
    "bookings",
    "busy_times",
    "calendars",
    "holds",
    "hours",
    "interviewers",
    "interviews",
    "kit_versions",
    "kits",
    "links",
    "policies",
    "questions",
    "revisions",
    "scales",
    "scorecards",
]

questions = tenant_table(
    "interview_questions",
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("good_answer", sa.Text, nullable=False),
    sa.Column("attribute", sa.Text, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
)

kits = tenant_table(
    "interview_kits",
    sa.Column("newest", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
)

kit_versions = tenant_table(
    "interview_kit_versions",
    sa.Column("kit_id", sa.Uuid, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("minutes", sa.SmallInteger, nullable=False),
    sa.Column("attributes", Json, nullable=False),
    sa.Column("questions", Json, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    tenant_key("kit_id", "interview_kits"),
    key=("kit_id", "number"),
    append_only=True,
)

scales = tenant_table(
    "interview_scales",
    sa.Column("anchors", Json, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

interviews = tenant_table(
    "interviews",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("kit_id", sa.Uuid, nullable=False),
    sa.Column("kit_number", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("panel_order", sa.Text, nullable=False),
    sa.Column("starts_at", Timestamp),
    sa.Column("minutes", sa.SmallInteger, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("video_url", sa.Text, nullable=False),
    sa.Column("instructions", sa.Text, nullable=False),
    sa.Column("candidate_note", sa.Text, nullable=False, server_default=""),
    sa.Column("invites_candidate", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("owner_id", sa.Uuid),
    sa.Column("owner_name", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", Timestamp, nullable=False),
    # The start, or when it was arranged as long as there is none: what lists go by.
    sa.Column("listed_at", Timestamp, nullable=False),
    sa.Column("closed_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("state", InterviewState),
    one_of("panel_order", PanelOrder),
    sa.ForeignKeyConstraint(
        ["org_id", "kit_id", "kit_number"],
        [
            "interview_kit_versions.org_id",
            "interview_kit_versions.kit_id",
            "interview_kit_versions.number",
        ],
    ),
    of_application="application_id",
)
_i = interviews.c
sa.Index("ix_interviews_application", _i.org_id, _i.application_id)
sa.Index("ix_interviews_listed", _i.org_id, _i.listed_at, _i.id)

interviewers = tenant_table(
    "interview_interviewers",
    sa.Column("interview_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("full_name", sa.Text, nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False),
    tenant_key("interview_id", "interviews", on_delete="CASCADE"),
    key=("interview_id", "user_id"),
)
sa.Index(
    "ix_interview_interviewers_user",
    interviewers.c.org_id,
    interviewers.c.user_id,
    interviewers.c.interview_id,
)

bookings = tenant_table(
    "interview_bookings",
    sa.Column("interview_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("starts_at", Timestamp, nullable=False),
    sa.Column("ends_at", Timestamp, nullable=False),
    tenant_key("interview_id", "interviews", on_delete="CASCADE"),
    sa.CheckConstraint("starts_at < ends_at", name="forward"),
    ExcludeConstraint(
        (sa.func.uuid_range(sa.column("org_id"), sa.column("org_id"), "[]"), "="),
        (sa.func.uuid_range(sa.column("user_id"), sa.column("user_id"), "[]"), "="),
        (sa.func.tstzrange(sa.column("starts_at"), sa.column("ends_at")), "&&"),
        name="ex_interview_bookings_nobody_twice",
        using="gist",
    ),
)
_b = bookings.c
sa.Index("ix_interview_bookings_user", _b.org_id, _b.user_id, _b.starts_at)
sa.Index("ix_interview_bookings_interview", _b.org_id, _b.interview_id)

scorecards = tenant_table(
    "interview_scorecards",
    sa.Column("interview_id", sa.Uuid, nullable=False),
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("author_id", sa.Uuid, nullable=False),
    sa.Column("author_name", sa.Text, nullable=False),
    sa.Column("kit_id", sa.Uuid, nullable=False),
    sa.Column("kit_number", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("saved_at", Timestamp, nullable=False),
    sa.Column("submitted_at", Timestamp),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("interview_id", "interviews", on_delete="CASCADE"),
    one_of("state", ScorecardState),
    sa.UniqueConstraint("org_id", "interview_id", "author_id"),
    of_application="application_id",
)
sa.Index("ix_interview_scorecards_application", scorecards.c.org_id, scorecards.c.application_id)

revisions = tenant_table(
    "interview_scorecard_revisions",
    sa.Column("scorecard_id", sa.Uuid, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("submitted_at", Timestamp, nullable=False),
    tenant_key("scorecard_id", "interview_scorecards", on_delete="CASCADE"),
    key=("scorecard_id", "revision"),
    append_only=True,
    erasable="DELETE",
)
