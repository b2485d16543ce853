"""RC404: a use case gets its transaction from its caller."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_FIRST = frozenset({"db", "reader", "uow"})
"""`uow` for work inside a transaction, `reader` for reads that may stand alone, `db` for what opens
its own, such as a provider call between two short ones."""


class UseCases(Rule):
    """Hold the signature `(uow, actor, command)` of public coroutines in `service`."""

    code = "RC404"
    message = "a use case takes (uow, actor, command); its first parameter is uow, reader or db"

    def applies_to(self, place: Place) -> bool:
        """The services of domains."""
        return place.role == "service"

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Look at the module's own functions, not at methods."""
        for node in source.tree.body:
            if not isinstance(node, ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            parameters = [*node.args.posonlyargs, *node.args.args]
            if not parameters or parameters[0].arg not in _FIRST:
                yield self.at(source, node, node.name)
