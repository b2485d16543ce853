"""RC502: a test asserts something."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_ASSERTING_CALLS = frozenset(
    {"call_and_validate", "expect", "fail", "pytest.fail", "pytest.raises", "pytest.warns"}
)
_ASSERTING_PREFIXES = ("assert_", "check_", "expect_")


class Assertions(Rule):
    """Forbid tests that cannot fail by what they find."""

    code = "RC502"
    message = "asserts nothing; assert, pytest.raises, or call assert_…, check_…, expect_…"

    def applies_to(self, place: Place) -> bool:
        """The modules that pytest collects."""
        return place.top == "tests" and place.path.name.startswith("test_")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Look at every test function and method."""
        for function in source.functions():
            if function.name.startswith("test_") and not _asserts(source, function):
                yield self.at(source, function, function.name)


def _asserts(source: SourceFile, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(
        (isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant))
        or (isinstance(node, ast.Call) and _is_asserting(source, node))
        for node in ast.walk(function)
    )


def _is_asserting(source: SourceFile, call: ast.Call) -> bool:
    name = source.resolve(call.func)
    if not name and isinstance(call.func, ast.Attribute):
        name = call.func.attr
    last = name.rpartition(".")[2]
    return bool({name, last} & _ASSERTING_CALLS) or last.startswith(_ASSERTING_PREFIXES)
