"""PostgreSQL: tables with their tenancy, roles, pools, and the unit of work.

SQLAlchemy describes tables and builds statements; asyncpg runs them. There is no ORM session: a
statement is compiled once per shape and its parameters go straight to the driver, which is what
keeps one request at a few hundred microseconds (docs/decisions/0002).
"""

from rolecall.infra.db.database import Database, cross_tenant_session_unsafe
from rolecall.infra.db.lists import capped_count, fetch_page
from rolecall.infra.db.reading import Reader, Reading, TenantRead
from rolecall.infra.db.statements import Row, Statement, prepared
from rolecall.infra.db.tables import control_table, metadata, tenant_table
from rolecall.infra.db.unit_of_work import UnitOfWork
from rolecall.infra.db.writes import Write

__all__ = [
    "Database",
    "Reader",
    "Reading",
    "Row",
    "Statement",
    "TenantRead",
    "UnitOfWork",
    "Write",
    "capped_count",
    "control_table",
    "cross_tenant_session_unsafe",
    "fetch_page",
    "metadata",
    "prepared",
    "tenant_table",
]
