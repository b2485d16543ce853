"""RC403: an edge parses, calls and renders."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile, is_docstring

LIMIT = 12
_ROLES = frozenset({"endpoints", "handlers", "tasks"})


class Edges(Rule):
    """Forbid long functions at the edges of a domain: what they decide belongs to `service`."""

    code = "RC403"
    message = f"more than {LIMIT} statements at an edge; it parses, calls and renders"

    def applies_to(self, place: Place) -> bool:
        """Endpoints, handlers and tasks of domains."""
        return place.role in _ROLES

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Count statements, those of nested blocks too."""
        for function in source.functions():
            if (count := _statements(function)) > LIMIT:
                yield self.at(source, function, f"{function.name} has {count}")


def _statements(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    inside = (node for node in ast.walk(function) if isinstance(node, ast.stmt))
    return sum(1 for node in inside if node is not function and not is_docstring(node))
