"""Interviewers' own calendars, and when they are busy. No titles, and no address in clear text."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Timestamp, one_of, tenant_table
from rolecall.infra.providers.calendar.contracts import CalendarKind, CalendarProblem

calendars = tenant_table(
    "interviewer_calendars",
    sa.Column("user_id", sa.Uuid, nullable=False),
    # Another with every connection, so that what was read from an earlier one is not kept.
    sa.Column("connection_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    # Address, login and password.
    sa.Column("sealed", sa.Text, nullable=False),
    sa.Column("sealed_key_id", sa.Text, nullable=False),
    sa.Column("connected_at", Timestamp, nullable=False),
    sa.Column("tried_at", Timestamp, nullable=False),
    sa.Column("read_at", Timestamp, nullable=False),
    sa.Column("next_read_at", Timestamp, nullable=False),
    sa.Column("failures", sa.SmallInteger, nullable=False),
    sa.Column("problem", sa.Text),
    one_of("kind", CalendarKind),
    one_of("problem", CalendarProblem),
    key=("user_id",),
)

busy_times = tenant_table(
    "interviewer_busy_times",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("starts_at", Timestamp, nullable=False),
    sa.Column("ends_at", Timestamp, nullable=False),
    sa.ForeignKeyConstraint(
        ["org_id", "user_id"],
        ["interviewer_calendars.org_id", "interviewer_calendars.user_id"],
        ondelete="CASCADE",
    ),
    sa.CheckConstraint("starts_at < ends_at", name="forward"),
    key=("user_id", "starts_at"),
)
