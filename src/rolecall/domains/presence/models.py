"""Who does not want to be seen. Who is seen where is in Redis, for seconds."""

import sqlalchemy as sa

from rolecall.infra.db.tables import Timestamp, tenant_table

choices = tenant_table(
    "presence_choices",
    sa.Column("user_id", sa.Uuid, nullable=False),
    sa.Column("shown", sa.Boolean, nullable=False),
    sa.Column("updated_at", Timestamp, nullable=False),
    key=("user_id",),
    app="SELECT, INSERT, UPDATE",
)
