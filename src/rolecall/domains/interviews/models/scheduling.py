"""When people give interviews, and the links by which candidates choose a time.

`interview_holds` keeps a time for whoever is about to confirm it, under the same exclusion
constraint as bookings; a hold that has lapsed is in nobody's way.
"""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from rolecall.domains.interviews.contracts import BookingState, PanelOrder
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

hours = tenant_table(
    "interviewer_hours",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("windows", Json, nullable=False),
    sa.Column("away", Json, nullable=False),
    sa.Column("buffer_minutes", sa.SmallInteger, nullable=False),
    sa.Column("max_per_day", sa.SmallInteger),
    sa.Column("max_per_week", sa.SmallInteger),
    sa.Column("version", sa.Integer, nullable=False),
    key=("user_id",),
)

policies = tenant_table(
    "interview_scheduling_policies",
    sa.Column("notice_hours", sa.SmallInteger, nullable=False),
    sa.Column("change_notice_hours", sa.SmallInteger, nullable=False),
    sa.Column("days_ahead", sa.SmallInteger, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

links = tenant_table(
    "interview_booking_links",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("kit_id", sa.Uuid, nullable=False),
    # The panel's places, each a list of those of whom any one will do.
    sa.Column("seats", Json, nullable=False),
    sa.Column("panel_order", sa.Text, nullable=False),
    sa.Column("minutes", sa.SmallInteger, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("video_url", sa.Text, nullable=False),
    sa.Column("instructions", sa.Text, nullable=False),
    sa.Column("candidate_note", sa.Text, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("interview_id", sa.Uuid),
    sa.Column("expires_at", Timestamp, nullable=False),
    sa.Column("owner_id", sa.Uuid),
    sa.Column("owner_name", sa.Text, nullable=False),
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    tenant_key("kit_id", "interview_kits"),
    tenant_key("interview_id", "interviews", on_delete="SET NULL"),
    one_of("state", BookingState),
    one_of("panel_order", PanelOrder),
    of_application="application_id",
)
sa.Index(
    "ix_interview_booking_links_application",
    links.c.org_id, links.c.application_id, links.c.created_at,
)  # fmt: skip
sa.Index("ix_interview_booking_links_interview", links.c.org_id, links.c.interview_id)

holds = tenant_table(
    "interview_holds",
    sa.Column("link_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("starts_at", Timestamp, nullable=False),
    sa.Column("ends_at", Timestamp, nullable=False),
    sa.Column("held_until", Timestamp, nullable=False),
    tenant_key("link_id", "interview_booking_links", on_delete="CASCADE"),
    sa.CheckConstraint("starts_at < ends_at", name="forward"),
    ExcludeConstraint(
        (sa.func.uuid_range(sa.column("org_id"), sa.column("org_id"), "[]"), "="),
        (sa.func.uuid_range(sa.column("user_id"), sa.column("user_id"), "[]"), "="),
        (sa.func.tstzrange(sa.column("starts_at"), sa.column("ends_at")), "&&"),
        name="ex_interview_holds_nobody_twice",
        using="gist",
    ),
)
sa.Index("ix_interview_holds_user", holds.c.org_id, holds.c.user_id, holds.c.starts_at)
sa.Index("ix_interview_holds_link", holds.c.org_id, holds.c.link_id)
