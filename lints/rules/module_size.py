"""RC401: a module has one reason to exist, and at most 400 lines."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

LIMIT = 400


class ModuleSize(Rule):
    """Forbid longer modules."""

    code = "RC401"
    message = f"over {LIMIT}; make it a package with one file per use case"

    def applies_to(self, place: Place) -> bool:
        """The product."""
        return place.top == "src"

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Count lines, blank ones too."""
        lines = len(source.text.splitlines())
        if lines > LIMIT:
            yield self.at(source, LIMIT + 1, f"{lines} lines")
