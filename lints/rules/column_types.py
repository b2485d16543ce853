"""RC201: column types whose operators can use an index under row-level security."""

import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_TYPES = frozenset({"Enum", "ENUM", "Numeric", "NUMERIC", "DECIMAL"})
_IN_SQL = re.compile(
    r"\bAS\s+ENUM\b|\b(NUMERIC|DECIMAL)\s*\(\s*\d|::\s*(numeric|decimal)\b", re.IGNORECASE
)


class ColumnTypes(Rule):
    """Forbid PostgreSQL enums and `numeric`: their operators are leaky, 13 to 77 times slower."""

    code = "RC201"
    message = "use text with a CHECK for an enum, bigint minor units for money"

    def applies_to(self, place: Place) -> bool:
        """The product and its migrations."""
        return place.top in {"src", "migrations"}

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the types by name, annotated or in SQL."""
        for name, node in source.references():
            root, _, last = name.rpartition(".")
            if last in _TYPES and root.partition(".")[0] == "sqlalchemy":
                yield self.at(source, node, name)
        for text in source.strings():
            if match := _IN_SQL.search(text.value):
                yield self.at(source, text.line, match.group().strip())
