"""RC407: imports are written where the import contracts can read them."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_IMPORTERS = frozenset({"__import__", "importlib.import_module", "pkgutil.resolve_name"})


class DynamicImports(Rule):
    """Forbid imports by string outside of the composition roots."""

    code = "RC407"
    message = "write an import statement; only rolecall.entrypoints composes by name"

    def applies_to(self, place: Place) -> bool:
        """The product outside of its composition roots."""
        return place.top == "src" and not place.within("rolecall.entrypoints")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find uses and references."""
        for name, node in source.references():
            if name in _IMPORTERS:
                yield self.at(source, node, name)
