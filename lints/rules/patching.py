"""RC501: tests do not patch code."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_PATCHERS = frozenset({"delattr", "delitem", "setattr", "setitem"})
_LIBRARIES = ("mock", "unittest.mock", "pytest_mock")


class Patching(Rule):
    """Forbid mocks and patched attributes; environment variables and the folder may be set."""

    code = "RC501"
    message = "our own code is never patched; use a local provider or a real part"

    def applies_to(self, place: Place) -> bool:
        """The tests."""
        return place.top == "tests"

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find mock libraries, their fixture, and pytest's patchers."""
        for name, node in source.imports():
            if any(name == library or name.startswith(f"{library}.") for library in _LIBRARIES):
                yield self.at(source, node, name)
        for call in source.calls():
            if isinstance(call.func, ast.Attribute) and call.func.attr in _PATCHERS:
                yield self.at(source, call, f".{call.func.attr}()")
        for function in source.functions():
            if any(argument.arg == "mocker" for argument in function.args.args):
                yield self.at(source, function, "mocker")
