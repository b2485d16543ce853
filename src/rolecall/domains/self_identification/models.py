"""Answers, apart from everything else.

A sealed table: row security shows its rows to those transactions alone that say they count or
write answers (`UnitOfWork.unseal`). Any other statement, whatever it joins, finds it empty.
"""

import sqlalchemy as sa

from rolecall.domains.self_identification.contracts import Race, Sex
from rolecall.infra.db.tables import Timestamp, one_of, tenant_key, tenant_table

answers = tenant_table(
    "self_identification_answers",
    sa.Column("application_id", sa.Uuid, nullable=False),
    sa.Column("sex", sa.Text),
    sa.Column("race", sa.Text),
    # Of the first answers: a later correction counts for the same months.
    sa.Column("answered_at", Timestamp, nullable=False),
    tenant_key("application_id", "applications", on_delete="CASCADE"),
    one_of("sex", Sex),
    one_of("race", Race),
    key=("application_id",),
    sealed=True,
)
