"""Rules, who is due soon, who is kept longer, and what was done by which rule.

None of it names anybody but by an id; the reason for keeping somebody longer goes with the person.
"""

from typing import Any

import sqlalchemy as sa

from rolecall.domains.retention.contracts import Change, Outcome, Rule, RuleKind, Run, Terms
from rolecall.infra.db import Row
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

rules = tenant_table(
    "retention_rules",
    sa.Column("kind", SortText, nullable=False),
    sa.Column("months", sa.SmallInteger),
    sa.Column("spare_pools", sa.Boolean, nullable=False),
    # A stricter change, until it holds.
    sa.Column("next_months", sa.SmallInteger),
    sa.Column("next_spare_pools", sa.Boolean),
    sa.Column("next_from", Timestamp),
    sa.Column("next_by_name", sa.Text, nullable=False, server_default=""),
    sa.Column("changed_at", Timestamp),
    sa.Column("changed_by_name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("kind", RuleKind),
    key=("kind",),
)

# Marked every night and after each change, as the system sees it: who may not see a confidential
# job must not find somebody due who is considered for it.
due_people = tenant_table(
    "retention_due_people",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("kind", SortText, nullable=False),
    sa.Column("since", Timestamp, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    one_of("kind", RuleKind),
    key=("candidate_id",),
)
_d = due_people.c
sa.Index("ix_retention_due_people_since", _d.org_id, _d.since, _d.candidate_id)

deferrals = tenant_table(
    "retention_deferrals",
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("keep_until", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by_id", sa.Uuid),
    sa.Column("by_name", sa.Text, nullable=False),
    sa.Column("at", Timestamp, nullable=False),
    tenant_key("candidate_id", "candidates", on_delete="CASCADE"),
    key=("candidate_id",),
)

runs = tenant_table(
    "retention_runs",
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("begun_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.Column("rules", Json, nullable=False),
    sa.Column("counts", Json, nullable=False),
    # Whom it came to.
    sa.Column("at_kind", SortText, nullable=False),
    sa.Column("after_id", sa.Uuid),
    one_of("at_kind", RuleKind),
    # Whoever inserts the night begins it, nobody a second time.
    sa.UniqueConstraint("org_id", "day", name="uq_retention_runs_day"),
)
sa.Index("ix_retention_runs_recent", runs.c.org_id, runs.c.begun_at, runs.c.id)

items = tenant_table(
    "retention_run_items",
    sa.Column("run_id", sa.Uuid, nullable=False),
    sa.Column("candidate_id", sa.Uuid, nullable=False),
    sa.Column("kind", SortText, nullable=False),
    sa.Column("outcome", SortText, nullable=False),
    sa.Column("erasure_id", sa.Uuid),
    sa.Column("at", Timestamp, nullable=False),
    tenant_key("run_id", "retention_runs", on_delete="CASCADE"),
    one_of("kind", RuleKind),
    one_of("outcome", Outcome),
    key=("run_id", "candidate_id"),
)


def terms_json(terms: Terms) -> list[Any]:
    """Return terms as a run keeps them."""
    return [terms.months, terms.spare_pools]


def rule_of(row: Row) -> Rule:
    """Return the rule of a row."""
    announced = None
    if row["next_from"] is not None:
        coming = Terms(row["next_months"], row["next_spare_pools"])
        announced = Change(coming, row["next_from"], row["next_by_name"])
    return Rule(
        kind=RuleKind(row["kind"]),
        terms=Terms(row["months"], row["spare_pools"]),
        announced=announced,
        changed_at=row["changed_at"],
        changed_by_name=row["changed_by_name"],
        version=row["version"],
    )


def run_of(row: Row) -> Run:
    """Return the run of a row."""
    return Run(
        id=row["id"],
        day=row["day"],
        begun_at=row["begun_at"],
        finished_at=row["finished_at"],
        rules={RuleKind(kind): Terms(*terms) for kind, terms in row["rules"].items()},
        counts={Outcome(word): count for word, count in row["counts"].items()},
    )
