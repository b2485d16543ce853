"""How a table says whose it is.

Each table is registered as one of three kinds, and its grants and row-level security follow from
that (`rolecall.infra.db.security`). A test walks the metadata and fails for a table that fits none.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Timestamp = sa.TIMESTAMP(timezone=True)
"""An instant; aware in Python, UTC in the database."""
Json = JSONB()
"""A document. Never filter by it: jsonb operators cannot use an index under row-level security."""
SortText = sa.Text(collation="C")
"""Text compared by bytes: for normalised columns that are searched by prefix ranges."""


class Kind(StrEnum):
    """Whose rows a table holds."""

    TENANT = "tenant"
    """One organization's. Key `(org_id, id)`, row-level security forced."""
    REFERENCE = "reference"
    """The same for all, small, read-only to the application."""
    CONTROL = "control"
    """Of the installation: logins, sessions, the directory of organizations. On a reviewed list."""


def tenant_table(  # noqa: PLR0913 - a declaration, by name
    name: str,
    *parts: sa.schema.SchemaItem,
    key: tuple[str, ...] = ("id",),
    append_only: bool = False,
    erasable: str = "",
    relay: str = "",
    app: str = "",
    extra_policies: Mapping[str, str] | None = None,
    of_job: str = "",
    of_application: str = "",
    sealed: bool = False,
) -> sa.Table:
    """Declare a table of tenant rows: `org_id`, primary key `(org_id, *key)`, secured.

    `id` is added as a UUID column when it is in `key`. `append_only` leaves out UPDATE and DELETE
    from the application's grant; `erasable` is the one of the two that it has while a person is
    erased, and at no other time. `relay` names the privileges of the relay role, which sees every
    tenant (`"SELECT, UPDATE"`); the few such tables are reviewed. `app` overrides the application's
    privileges. `extra_policies` replaces the restrictive tenant policy's USING expression per
    command, for the reviewed tables that are also readable by the login they belong to. `of_job`
    names the column of the job that a row belongs to: it is hidden with a confidential job. So is
    a row `of_application`, for the tables that are read without the application. The rows of a
    `sealed` table are seen by those transactions alone that say so (`UnitOfWork.unseal`).
    """
    columns: list[sa.schema.SchemaItem] = [sa.Column("org_id", sa.Uuid, nullable=False)]
    if "id" in key:
        columns.append(sa.Column("id", sa.Uuid, nullable=False))
    return sa.Table(
        name,
        metadata,
        *columns,
        *parts,
        sa.PrimaryKeyConstraint("org_id", *key),
        info={
            "kind": Kind.TENANT,
            "app": app or ("SELECT, INSERT" if append_only else "SELECT, INSERT, UPDATE, DELETE"),
            "erasable": erasable,
            "relay": relay,
            "policies": dict(extra_policies or {}),
            "of_job": of_job,
            "of_application": of_application,
            "sealed": sealed,
        },
    )


def control_table(
    name: str,
    *parts: sa.schema.SchemaItem,
    app: str = "SELECT, INSERT, UPDATE, DELETE",
    relay: str = "",
) -> sa.Table:
    """Declare a table of the installation. It holds no candidate data."""
    return sa.Table(name, metadata, *parts, info={"kind": Kind.CONTROL, "app": app, "relay": relay})


def reference_table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    """Declare a small table that is the same for every tenant and read-only to the application."""
    return sa.Table(
        name, metadata, *parts, info={"kind": Kind.REFERENCE, "app": "SELECT", "relay": "SELECT"}
    )


def tenant_key(
    columns: str | tuple[str, ...], target: str, *, on_delete: str | None = None
) -> sa.ForeignKeyConstraint:
    """Declare a foreign key inside one organization: `(org_id, column) → target(org_id, id)`.

    `target` is a table name. `on_delete="SET NULL"` empties the named columns alone, not `org_id`.
    """
    own = (columns,) if isinstance(columns, str) else columns
    action = f"SET NULL ({', '.join(own)})" if on_delete == "SET NULL" else on_delete
    return sa.ForeignKeyConstraint(
        ["org_id", *own], [f"{target}.org_id", f"{target}.id"], ondelete=action
    )


def one_of(
    column: str, values: type[StrEnum] | tuple[str, ...], name: str = ""
) -> sa.CheckConstraint:
    """Declare the allowed values of a text column, by a CHECK (enums defeat indexes here)."""
    words = [v.value for v in values] if isinstance(values, type) else list(values)
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=name or f"{column}_known")


def kind_of(table: sa.Table) -> Kind | None:
    """Return the table's registered kind, None for a table that was made without one."""
    kind: Any = table.info.get("kind")
    return kind if isinstance(kind, Kind) else None
