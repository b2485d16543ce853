"""Report mails, who gets them, and the times at which they were sent."""

import sqlalchemy as sa

from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.report_mails.contracts import (
    Frequency,
    MailPeriod,
    MailStatus,
    ReaderState,
)
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

mails = tenant_table(
    "report_mails",
    sa.Column("report", SortText, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("period", SortText, nullable=False),
    sa.Column("narrowing", Json, nullable=False),
    sa.Column("frequency", SortText, nullable=False),
    sa.Column("at", sa.Time, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("weekday", sa.SmallInteger),
    sa.Column("month_day", sa.SmallInteger),
    sa.Column("status", SortText, nullable=False),
    sa.Column("owner_id", sa.Uuid, nullable=False),
    sa.Column("next_due_at", Timestamp),
    sa.Column("last_sent_at", Timestamp),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("report", ReportKey),
    one_of("period", MailPeriod),
    one_of("frequency", Frequency),
    one_of("status", MailStatus),
    sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_real"),
    sa.CheckConstraint("month_day BETWEEN 1 AND 31", name="month_day_real"),
)
sa.Index("ix_report_mails_owner", mails.c.org_id, mails.c.owner_id)

readers = tenant_table(
    "report_mail_readers",
    sa.Column("report_mail_id", sa.Uuid, nullable=False),
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("state", SortText, nullable=False),
    sa.Column("since", Timestamp, nullable=False),
    sa.Column("with_file", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("report_mail_id", "report_mails", on_delete="CASCADE"),
    one_of("state", ReaderState),
    key=("report_mail_id", "user_id"),
)
sa.Index("ix_report_mail_readers_user", readers.c.org_id, readers.c.user_id)

# One row per mail and due time: whoever inserts it sends, nobody a second time.
runs = tenant_table(
    "report_mail_runs",
    sa.Column("report_mail_id", sa.Uuid, nullable=False),
    sa.Column("due_at", Timestamp, nullable=False),
    sa.Column("begun_at", Timestamp, nullable=False),
    tenant_key("report_mail_id", "report_mails", on_delete="CASCADE"),
    key=("report_mail_id", "due_at"),
)
