"""Reads that carry their tenant, so that they need no transaction around them.

A transaction of one statement costs three round trips, such a read one. Queries that are written as
`TenantRead` take a `Reader` and serve both: inside a unit of work they are plain statements, on a
`Reading` each is a transaction of its own. Each statement has its own snapshot either way.
"""

import re
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from sqlalchemy.sql.elements import ClauseElement

from rolecall.infra.db.security import CONFINED
from rolecall.infra.db.statements import Row, Statement
from rolecall.kernel.tenant import Tenant

if TYPE_CHECKING:
    from rolecall.infra.db.database import Database
    from rolecall.infra.runtime import Runtime


class TenantRead(Statement):
    """A SELECT that can stand alone, compiled once.

    Alone, the setting is made by the row source `ctx`, in the implicit transaction of the one
    statement. Every `org_id` of the inner query refers to `ctx`, and `OFFSET 0` keeps PostgreSQL
    from taking the two apart (row security is another way to know `org_id`, so it might begin with
    a table): the setting is made before a table is touched. The order of the inner query is kept
    because `ctx` has one row. The statement must filter by `bindparam("org_id")`, as every tenant
    query does anyway.
    """

    __slots__ = ("alone",)

    def __init__(self, built: ClauseElement) -> None:
        super().__init__(built)
        org = f"${self.position('org_id')}::UUID"
        login, confined = f"${self.count + 1}", f"${self.count + 2}"
        inner = re.sub(re.escape(org) + r"\b", "ctx.org::UUID", self.sql)
        self.alone = (
            f"SELECT q.* FROM (SELECT set_config('app.org_id', {org}::TEXT, true) AS org, "
            f"set_config('app.user_id', {login}, true) AS login, "
            f"set_config('app.confined', {confined}, true) AS confined) AS ctx, "
            f"LATERAL ({inner} OFFSET 0) AS q"
        )

    def arguments_alone(self, tenant: Tenant, given: dict[str, Any]) -> list[Any]:
        """Return the values for `alone`."""
        values = self.arguments({**given, "org_id": tenant.org_id})
        values.append("" if tenant.user_id is None else str(tenant.user_id))
        values.append(CONFINED if tenant.confined else "")
        return values


class Reader(Protocol):
    """What a query reads through: an open unit of work, or a `Reading`."""

    @property
    def org_id(self) -> UUID:
        """The organization whose rows are seen."""

    @property
    def user_id(self) -> UUID | None:
        """The login on whose behalf it is, where there is one."""

    @property
    def runtime(self) -> "Runtime":
        """The process's settings, keys and providers."""

    async def fetch(self, statement: TenantRead, **given: Any) -> list[Row]:
        """Run and return all rows."""

    async def fetch_one(self, statement: TenantRead, **given: Any) -> Row | None:
        """Run and return the first row, None if there is none."""

    async def fetch_value(self, statement: TenantRead, **given: Any) -> Any:
        """Run and return the first column of the first row, None if there is none."""


class Reading:
    """Reads under one tenant, each in one round trip. Made by `Database.reading`."""

    __slots__ = ("_database", "tenant")

    def __init__(self, database: "Database", tenant: Tenant) -> None:
        self._database = database
        self.tenant = tenant

    @property
    def org_id(self) -> UUID:
        """The organization whose rows are seen."""
        return self.tenant.org_id

    @property
    def user_id(self) -> UUID | None:
        """The login on whose behalf it is, where there is one."""
        return self.tenant.user_id

    @property
    def runtime(self) -> "Runtime":
        """The process's settings, keys and providers."""
        return self._database.runtime

    async def fetch(self, statement: TenantRead, **given: Any) -> list[Row]:
        """Run and return all rows."""
        return await self._database.read(statement, self.tenant, **given)

    async def fetch_one(self, statement: TenantRead, **given: Any) -> Row | None:
        """Run and return the first row, None if there is none."""
        rows = await self._database.read(statement, self.tenant, **given)
        return rows[0] if rows else None

    async def fetch_value(self, statement: TenantRead, **given: Any) -> Any:
        """Run and return the first column of the first row, None if there is none."""
        rows = await self._database.read(statement, self.tenant, **given)
        return rows[0][0] if rows else None
