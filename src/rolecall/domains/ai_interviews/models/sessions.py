"""Interviews that are held, the links to them, and what was said.

Turns are added and never changed; they go as a whole, when consent is taken back or the person is
erased. Of the secrets of links and devices only hashes are kept.
"""

import sqlalchemy as sa

from rolecall.domains.ai.contracts import Ended, Move, Speaker
from rolecall.domains.ai_interviews.contracts.content import Language
from rolecall.domains.ai_interviews.contracts.sessions import LIVE, Mode, SessionState
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

sessions = tenant_table(
    "ai_interviews",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("template_id", sa.Uuid, nullable=False),
    sa.Column("version_number", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("mode", sa.Text, nullable=False),
    sa.Column("extra_minutes", sa.SmallInteger, nullable=False),
    sa.Column("questions", sa.SmallInteger, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("invited_by", sa.Uuid),
    sa.Column("invited_by_name", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("notice_version", sa.Text, nullable=False),
    sa.Column("notice", sa.Text, nullable=False),
    sa.Column("consented_at", Timestamp),
    sa.Column("started_at", Timestamp),
    sa.Column("ended_at", Timestamp),
    sa.Column("ended", sa.Text),
    sa.Column("spent_seconds", sa.Integer, nullable=False),
    sa.Column("running_since", Timestamp),
    sa.Column("reminded_at", Timestamp),
    sa.Column("knockouts", Json, nullable=False),
    sa.Column("wish", sa.Text, nullable=False),
    sa.Column("correction", sa.Text, nullable=False),
    sa.Column("corrected_at", Timestamp),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    tenant_key("job_id", "jobs", on_delete="CASCADE"),
    sa.ForeignKeyConstraint(
        ["org_id", "template_id", "version_number"],
        [
            "ai_interview_template_versions.org_id",
            "ai_interview_template_versions.template_id",
            "ai_interview_template_versions.number",
        ],
    ),
    one_of("state", SessionState),
    one_of("language", Language),
    one_of("mode", Mode),
    one_of("ended", Ended),
    of_job="job_id",
)
_s = sessions.c
sa.Index("ix_ai_interviews_job", _s.org_id, _s.job_id, _s.created_at, _s.id)
sa.Index("ix_ai_interviews_application", _s.org_id, _s.application_id)
sa.Index(
    "uq_ai_interviews_live",
    _s.org_id,
    _s.application_id,
    unique=True,
    postgresql_where=_s.state.in_(sorted(one.value for one in LIVE)),
)

links = tenant_table(
    "ai_interview_links",
    sa.Column("interview_id", sa.Uuid, nullable=False),
    sa.Column("secret_hash", sa.LargeBinary, nullable=False),
    sa.Column("device_hash", sa.LargeBinary),
    sa.Column("issued_at", Timestamp, nullable=False),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("used_at", Timestamp),
    sa.Column("ended_at", Timestamp),
    tenant_key("interview_id", "ai_interviews", on_delete="CASCADE"),
)
sa.Index("ix_ai_interview_links_interview", links.c.org_id, links.c.interview_id)

turns = tenant_table(
    "ai_interview_turns",
    sa.Column("interview_id", sa.Uuid, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("speaker", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("move", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("said_at", Timestamp, nullable=False),
    sa.Column("answer_key", sa.Uuid),
    sa.Column("replaces", sa.Integer),
    sa.Column("ended", sa.Text),
    sa.Column("noted", Json, nullable=False),
    sa.Column("unanswered", sa.Text, nullable=False),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("engine_version", sa.Text, nullable=False),
    tenant_key("interview_id", "ai_interviews", on_delete="CASCADE"),
    one_of("speaker", Speaker),
    one_of("move", Move),
    one_of("ended", Ended),
    key=("interview_id", "number"),
    app="SELECT, INSERT, DELETE",
)
_t = turns.c
sa.Index("uq_ai_interview_turns_answer_key", _t.org_id, _t.interview_id, _t.answer_key, unique=True)
sa.Index(
    "uq_ai_interview_turns_anew",
    _t.org_id,
    _t.interview_id,
    _t.question,
    unique=True,
    postgresql_where=_t.replaces.is_not(None),
)
