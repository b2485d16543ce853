"""RC407: imports are written where the import contracts can read them."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

ALLOWED = (
    "rolecall.entrypoints",
    # Run in an interpreter of their own, and are told there which program to load.
    "rolecall.infra.sandbox.child",
    "rolecall.infra.sandbox.fork_server",
)
"""Modules that may import by name. Each entry beyond `entrypoints` says why beside it."""

_IMPORTERS = frozenset({"__import__", "importlib.import_module", "pkgutil.resolve_name"})


class DynamicImports(Rule):
    """Forbid imports by string outside of the allowed modules."""

    code = "RC407"
    message = "write an import statement; only rolecall.entrypoints composes by name"

    def applies_to(self, place: Place) -> bool:
        """The product outside of the allowed modules."""
        return place.top == "src" and not place.within(*ALLOWED)

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find uses and references."""
        for name, node in source.references():
            if name in _IMPORTERS:
                yield self.at(source, node, name)
