"""RC203: SQL as text lives in the infrastructure and in migrations."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

ALLOWED = (
    "rolecall.infra",
    # One statement hashes, moves the head and appends, so that the head is locked for one trip.
    "rolecall.domains.audit.repository",
)
"""Modules that may hold SQL as text. Each entry beyond `infra` needs a reason beside it."""

_BUILDERS = frozenset({"DDL", "TextClause", "literal_column", "text"})
_ON_A_CONNECTION = frozenset(
    {"copy_records_to_table", "cursor", "execute", "executemany", "fetch", "fetchrow", "fetchval"}
)


class RawSql(Rule):
    """Forbid `text()`, driver SQL and the unit of work's bare connection elsewhere."""

    code = "RC203"
    message = "build the statement with SQLAlchemy; SQL as text belongs to rolecall.infra"

    def applies_to(self, place: Place) -> bool:
        """The product outside of the allowed modules."""
        return place.top == "src" and not place.within(*ALLOWED)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the builders and the calls that take SQL as a string."""
        for name, node in source.references():
            root, _, last = name.rpartition(".")
            if last in _BUILDERS and root.partition(".")[0] == "sqlalchemy":
                yield self.at(source, node, name)
        for call in source.calls():
            if not isinstance(call.func, ast.Attribute):
                continue
            receiver = call.func.value
            on_connection = isinstance(receiver, ast.Attribute) and receiver.attr == "connection"
            if call.func.attr == "exec_driver_sql" or (
                on_connection and call.func.attr in _ON_A_CONNECTION
            ):
                yield self.at(source, call, f".{call.func.attr}()")
