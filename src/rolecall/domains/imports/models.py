"""Imports, their rows, and mappings for the next file from the same place."""

import sqlalchemy as sa

from rolecall.domains.imports.contracts import FileFormat, RowApplication, RowState
from rolecall.infra.db.tables import Json, SortText, Timestamp, one_of, tenant_key, tenant_table

imports = tenant_table(
    "imports",
    sa.Column("file_name", sa.Text, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("encoding", sa.Text, nullable=False),
    sa.Column("columns", Json, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("settings", Json, nullable=False),
    sa.Column("created_by", sa.Uuid, nullable=False),
    sa.Column("created_by_name", sa.Text, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("checked_version", sa.Integer),
    # The operations that do the work. They may be forgotten before the import is.
    sa.Column("check_id", sa.Uuid),
    sa.Column("run_id", sa.Uuid),
    # Whoever does not see the job does not see who came into it, either.
    sa.Column("job_id", sa.Uuid),
    tenant_key("job_id", "jobs", on_delete="SET NULL"),
    one_of("format", FileFormat),
    of_job="job_id",
)
sa.Index("ix_imports_recent", imports.c.org_id, imports.c.created_at, imports.c.id)

rows = tenant_table(
    "import_rows",
    sa.Column("import_id", sa.Uuid, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("cells", Json, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    # By what the row's person is the same as another row's.
    sa.Column("person_key", SortText),
    sa.Column("problems", Json),
    sa.Column("candidate_id", sa.Uuid),
    sa.Column("undo", Json),
    sa.Column("application", sa.Text),
    sa.Column("application_id", sa.Uuid),
    # Of résumés: the document, what was found in it (NULL until it was read), and what to look at.
    sa.Column("file_id", sa.Uuid),
    sa.Column("found", Json),
    sa.Column("is_unsure", sa.Boolean, nullable=False, server_default=sa.false()),
    tenant_key("file_id", "files", on_delete="SET NULL"),
    tenant_key("import_id", "imports", on_delete="CASCADE"),
    one_of("state", RowState),
    one_of("application", RowApplication),
    key=("import_id", "position"),
)
_r = rows.c
sa.Index("ix_import_rows_state", _r.org_id, _r.import_id, _r.state, _r.position)
sa.Index(
    "ix_import_rows_person", _r.org_id, _r.import_id, _r.person_key, _r.position,
    postgresql_where=_r.person_key.is_not(None),
)  # fmt: skip
sa.Index("ix_import_rows_file", _r.org_id, _r.file_id, postgresql_where=_r.file_id.is_not(None))

mappings = tenant_table(
    "import_mappings",
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("name_key", SortText, nullable=False),
    sa.Column("targets", Json, nullable=False),
    sa.Column("created_at", Timestamp, nullable=False),
    sa.UniqueConstraint("org_id", "name_key", name="uq_import_mappings_name"),
)
