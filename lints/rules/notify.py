"""RC206: no NOTIFY in a write transaction."""

import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_NOTIFY = re.compile(r"\b(?i:pg_notify)\b|\bNOTIFY\b(?!\s*:)|^\s*notify\s+\w+\s*(,.*)?;?\s*$")


class Notify(Rule):
    """Forbid NOTIFY: it takes a global lock at commit and cost 35 % of the write throughput."""

    code = "RC206"
    message = "wake the relay by a Redis publish after the commit"

    def applies_to(self, place: Place) -> bool:
        """The product and its migrations."""
        return place.top in {"src", "migrations"}

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find it in SQL and among SQL functions."""
        for text in source.strings():
            if match := _NOTIFY.search(text.value):
                yield self.at(source, text.line, match.group().strip())
        for name, node in source.references():
            if name.endswith("func.pg_notify"):
                yield self.at(source, node, "pg_notify")
