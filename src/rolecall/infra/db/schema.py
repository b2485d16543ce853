"""The whole schema as statements, from the metadata: for tests and for writing a first migration."""

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from rolecall.infra.db import security
from rolecall.infra.db.tables import metadata


def statements() -> list[str]:
    """Return every CREATE, GRANT and POLICY in an order that runs on an empty database.

    All modules that declare tables must have been imported.
    """
    dialect = postgresql.dialect()
    result = list(security.FUNCTIONS)
    for table in metadata.sorted_tables:
        result.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        result += [
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
        result += list(table.info.get("after_create", ()))
        result += security.secure(table)
    return result
