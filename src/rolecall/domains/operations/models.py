"""Operations and their items. An item's row is written once when it is frozen, once when done.

Columns that end with `_said` keep how the sentence beside them was made; NULL for plain text.
"""

import sqlalchemy as sa

from rolecall.domains.operations.contracts import ItemStatus, OperationStatus
from rolecall.infra.db.tables import Json, Timestamp, one_of, tenant_key, tenant_table

operations = tenant_table(
    "operations",
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_said", Json),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("parameters", Json, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("remark", sa.Text, nullable=False),
    sa.Column("remark_said", Json),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("skipped", sa.Integer, nullable=False),
    sa.Column("refused", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("started_by", sa.Uuid, nullable=False),
    sa.Column("started_by_name", sa.Text, nullable=False),
    sa.Column("ip", sa.Text, nullable=False),
    sa.Column("request_id", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("finished_at", Timestamp),
    sa.Column("undo_until", Timestamp),
    sa.Column("undoes_id", sa.Uuid),
    sa.Column("undone_by_id", sa.Uuid),
    sa.Column("file_name", sa.Text),
    sa.Column("file_until", Timestamp),
    sa.Column("file_id", sa.Uuid),
    sa.Column("file_rows", sa.Integer, nullable=False, server_default="0"),
    one_of("status", OperationStatus),
    # Two people who take the same operation back make one undo.
    sa.UniqueConstraint("org_id", "undoes_id", name="uq_operations_undone_once"),
)
_o = operations.c
sa.Index("ix_operations_recent", _o.org_id, _o.created_at, _o.id)
sa.Index("ix_operations_starter", _o.org_id, _o.started_by, _o.created_at, _o.id)

items = tenant_table(
    "operation_items",
    sa.Column("operation_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("subject_id", sa.Uuid),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("label_said", Json),
    sa.Column("given", Json),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("detail_said", Json),
    sa.Column("undo", Json),
    sa.Column("line", sa.Text),
    tenant_key("operation_id", "operations", on_delete="CASCADE"),
    one_of("status", ItemStatus),
    key=("operation_id", "position"),
)
_i = items.c
sa.Index("ix_operation_items_status", _i.org_id, _i.operation_id, _i.status, _i.position)
