"""Holds. The records are other domains', so no key leads to them."""

import sqlalchemy as sa

from rolecall.domains.holds.contracts import HeldKind, Hold
from rolecall.infra.db import Row
from rolecall.infra.db.tables import Timestamp, one_of, tenant_table

# Not hidden with a confidential job: it holds for those who do not see the job, too. Lists leave
# out what the reader does not see.
holds = tenant_table(
    "legal_holds",
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject_id", sa.Uuid, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("ends_on", sa.Date),
    sa.Column("ends_at", Timestamp),
    sa.Column("placed_by", sa.Uuid),
    sa.Column("placed_by_name", sa.Text, nullable=False),
    sa.Column("placed_at", Timestamp, nullable=False),
    sa.Column("lifted_at", Timestamp),
    sa.Column("lifted_by_name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    one_of("kind", HeldKind),
)
_h = holds.c
sa.Index("ix_legal_holds_subject", _h.org_id, _h.subject_id)
sa.Index("ix_legal_holds_recent", _h.org_id, _h.placed_at, _h.id)

SHOWN = tuple(_h[name] for name in Hold.__dataclass_fields__)
"""The columns of `Hold`, in its order."""


def hold_of(row: Row) -> Hold:
    """Return the contract of a row of `SHOWN`."""
    return Hold(**{**dict(row), "kind": HeldKind(row["kind"])})
