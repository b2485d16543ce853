"""Write the migration that leads from the newest revision to the tables in the code.

`python scripts/new_migration.py "Add pronouns to candidates"` starts a throw-away PostgreSQL,
migrates it to the newest revision, compares it with the metadata and writes
`migrations/versions/YYYY_MM_DD_NNNN_add_pronouns_to_candidates.py`. New tables come with their
grants and policies. Read what it wrote: a rename looks like a drop and an add, and data is yours to
move.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import CreateTableOp, MigrateOperation, OpContainer
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from rolecall.entrypoints import composition
from rolecall.infra import revisions
from rolecall.infra.db import migrate, security
from rolecall.infra.db.roles import ensure_roles
from rolecall.infra.db.tables import metadata
from rolecall.infra.embedded import DataLayout, Postgres, running, service_account
from rolecall.kernel import clock

_TEMPLATE = '''"""{title}."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "{revision}"
down_revision = {down_revision}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
{upgrade}


def downgrade() -> None:
    """Undo."""
{downgrade}
'''


def main() -> int:
    """Write the file and name it, or say that there is nothing to write."""
    parser = argparse.ArgumentParser(description="Write the next migration.")
    parser.add_argument("title", help="what it does, in the imperative")
    title = parser.parse_args().title.strip().rstrip(".")
    composition.load("models")
    with tempfile.TemporaryDirectory(prefix="rolecall-migration-") as folder, ExitStack() as stack:
        Path(folder).chmod(0o755)
        layout = DataLayout(Path(folder))
        layout.create()
        postgres = Postgres(layout, service_account())
        postgres.prepare()
        stack.enter_context(running(postgres))
        asyncio.run(ensure_roles(postgres.dsn, "a throw-away secret of some length"))
        previous = _newest()
        if previous:
            migrate.up(postgres.dsn)
        upgrade, downgrade = asyncio.run(_difference(postgres.dsn))
    if not upgrade:
        print("The tables in the code are those of the newest revision.")
        return 0
    if previous is None:
        upgrade = _statements(security.FUNCTIONS) + upgrade
    path = _path(title)
    path.write_text(
        _TEMPLATE.format(
            title=title,
            revision="_".join(path.stem.split("_")[:4]),
            down_revision=f'"{previous}"' if previous else None,
            upgrade=upgrade.rstrip(),
            downgrade=downgrade.rstrip() or "    pass",
        )
    )
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    return 0


def _newest() -> str | None:
    try:
        return migrate.head()
    except LookupError:
        return None


def _path(title: str) -> Path:
    slug = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:60]
    folder = revisions.migrations_folder() / "versions"
    number = max((int(path.stem.split("_")[3]) for path in folder.glob("*.py")), default=0) + 1
    return folder / f"{clock.now():%Y_%m_%d}_{number:04}_{slug}.py"


async def _difference(dsn: str) -> tuple[str, str]:
    engine = create_async_engine(
        dsn.replace("postgresql://", "postgresql+asyncpg://", 1), poolclass=NullPool
    )
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_render)
    finally:
        await engine.dispose()


def _render(connection: Connection) -> tuple[str, str]:
    context = MigrationContext.configure(
        connection, opts={"include_name": _is_ours, "compare_server_default": False}
    )
    script = produce_migrations(context, metadata)
    up, down = script.upgrade_ops, script.downgrade_ops
    if up is None or down is None or up.is_empty():
        return "", ""
    new = _created(up)
    code = _indented(render_python_code(up, migration_context=context))
    secured = [
        statement
        for name in new
        for statement in (*metadata.tables[name].info.get("after_create", ()),
                          *security.secure(metadata.tables[name]))
    ]  # fmt: skip
    return code + _statements(secured), _indented(
        render_python_code(down, migration_context=context)
    )


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name == "alembic_version")


def _created(container: OpContainer) -> list[str]:
    """Return the names of new tables, whose registration stays out of the migration."""
    found: list[str] = []
    operations: list[MigrateOperation] = list(container.ops)
    for operation in operations:
        if isinstance(operation, CreateTableOp):
            operation.kw.pop("info", None)
            operation.info = {}
            found.append(operation.table_name)
        elif isinstance(operation, OpContainer):
            found += _created(operation)
    return found


def _indented(code: str) -> str:
    """Drop Alembic's marker comments and keep the four blanks of a function body."""
    lines = [line for line in code.splitlines() if not line.strip().startswith("# ###")]
    body = "\n".join(
        line if line.startswith("    ") or not line else f"    {line}" for line in lines
    )
    return body + "\n"


def _statements(statements: "list[str] | tuple[str, ...]") -> str:
    return "".join(f'    op.execute(\n        """{sql}"""\n    )\n' for sql in statements)


if __name__ == "__main__":
    sys.exit(main())
