"""What was counted of a day, about how many came on it, and which counts were taken over."""

import sqlalchemy as sa

from rolecall.domains.visits.contracts import Device, Step
from rolecall.infra.db.tables import SortText, Timestamp, one_of, tenant_table

# The job is no foreign key: this domain is below that of jobs, and a count may outlive its job.
counts = tenant_table(
    "visit_counts",
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("step", SortText, nullable=False),
    sa.Column("job_id", sa.Uuid, nullable=False),
    sa.Column("source", SortText, nullable=False),
    sa.Column("device", SortText, nullable=False),
    sa.Column("count", sa.BigInteger, nullable=False),
    one_of("step", Step),
    one_of("device", Device),
    sa.CheckConstraint("count > 0", name="count_positive"),
    key=("day", "step", "job_id", "source", "device"),
    of_job="job_id",
)

days = tenant_table(
    "visit_days",
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("visitors", sa.BigInteger, nullable=False),
    key=("day",),
)

# One row per batch of counts: whoever inserts it adds them, nobody a second time.
batches = tenant_table(
    "visit_batches",
    sa.Column("taken_at", Timestamp, nullable=False),
    app="SELECT, INSERT, DELETE",
)
sa.Index("ix_visit_batches_taken", batches.c.org_id, batches.c.taken_at)
