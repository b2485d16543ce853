"""RC601 to RC603: migrations that an old release survives."""

import ast
import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_VERSIONS = "migrations.versions"
_NAME = re.compile(r"\d{4}_(0[1-9]|1[0-2])_(0[1-9]|[12]\d|3[01])_\d{4}_[a-z0-9]+(_[a-z0-9]+)*\.py")
_ADD_COLUMN = re.compile(
    r"\bADD\s+(?:COLUMN\s+)?(?!CONSTRAINT\b)[^;,]*(?<!IS )\bNOT\s+NULL\b[^;,]*", re.IGNORECASE
)
_HAS_DEFAULT = re.compile(r"\b(DEFAULT|GENERATED)\b", re.IGNORECASE)
_RUNNERS_SETTING = re.compile(r"\b(lock_timeout|statement_timeout)\b", re.IGNORECASE)


class MigrationNames(Rule):
    """Hold names that sort by date."""

    code = "RC601"
    message = "name a migration YYYY_MM_DD_NNNN_slug.py"

    def applies_to(self, place: Place) -> bool:
        """The migrations themselves."""
        return place.within(_VERSIONS) and not place.is_marker

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Look at the file's name."""
        if not _NAME.fullmatch(source.place.path.name):
            yield self.at(source, 1, source.place.path.name)


class RequiredColumns(Rule):
    """Forbid a required column without a default: rows, and the old release, have no value."""

    code = "RC602"
    message = "give the column a default, or add it nullable, backfill, then set NOT NULL"

    def applies_to(self, place: Place) -> bool:
        """The migrations themselves."""
        return place.within(_VERSIONS)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find such columns in SQL and in Alembic's operations."""
        for text in source.strings():
            for match in _ADD_COLUMN.finditer(text.value):
                if not _HAS_DEFAULT.search(match.group()):
                    yield self.at(source, text.line, match.group().strip()[:60])
        for call in source.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr == "add_column":
                for argument in call.args:
                    if isinstance(argument, ast.Call) and _is_required(argument):
                        yield self.at(source, argument, "add_column")


class MigrationTimeouts(Rule):
    """Leave `lock_timeout` to the runner, which sets it for every migration and retries."""

    code = "RC603"
    message = "the migration runner sets the timeouts; a migration does not"

    def applies_to(self, place: Place) -> bool:
        """The migrations themselves."""
        return place.within(_VERSIONS)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the settings in SQL."""
        for text in source.strings():
            if match := _RUNNERS_SETTING.search(text.value):
                yield self.at(source, text.line, match.group())


def _is_required(column: ast.Call) -> bool:
    given = {keyword.arg: keyword.value for keyword in column.keywords}
    nullable = given.get("nullable")
    required = isinstance(nullable, ast.Constant) and nullable.value is False
    return required and not ({"server_default"} & given.keys())
