"""RC205: no role gets a right that row-level security does not hold."""

import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_PAST_THE_POLICIES = re.compile(
    r"\bTRUNCATE\b"
    r"|^\s*truncate\s+(table\s+)?[\w.{}\"]+\s*(cascade|restart identity)?\s*;?\s*$"
    r"|\b(?i:BYPASSRLS)\b"
    r"|\b(?i:GRANT\s+ALL(\s+PRIVILEGES)?\s+ON\s+"
    r"(?!SCHEMA|SEQUENCE|DATABASE|FUNCTION|ALL\s+SEQUENCES|ALL\s+FUNCTIONS))"
)


class Grants(Rule):
    """Forbid TRUNCATE (it ignores row-level security), BYPASSRLS, and GRANT ALL on tables."""

    code = "RC205"
    message = "it ignores row-level security; name the rights: SELECT, INSERT, UPDATE, DELETE"

    def applies_to(self, place: Place) -> bool:
        """The product and its migrations; tests may clear their tables."""
        return place.top in {"src", "migrations"}

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find them in SQL."""
        for text in source.strings():
            if match := _PAST_THE_POLICIES.search(text.value):
                yield self.at(source, text.line, match.group().strip())
