"""RC406: the package of a domain holds nothing itself."""

from collections.abc import Iterator

from lints.place import DOMAINS, Place
from lints.rule import Rule, Violation
from lints.source import SourceFile, is_docstring

_CONTAINERS = (DOMAINS, "rolecall.processes")


class PackageMarkers(Rule):
    """Forbid code in `domains/__init__`, `domains/<name>/__init__` and `processes/__init__`.

    The import contracts order the modules inside a domain; what stood in its package would escape
    them.
    """

    code = "RC406"
    message = "the package holds its docstring alone; code belongs to one of its modules"

    def applies_to(self, place: Place) -> bool:
        """The packages that the contracts look into."""
        above = place.module.rpartition(".")[0]
        return place.is_marker and (place.module in _CONTAINERS or above == DOMAINS)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the first statement that is not a docstring."""
        for statement in source.tree.body:
            if not is_docstring(statement):
                yield self.at(source, statement)
                return
