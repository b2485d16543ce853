"""RC103: money is never a binary float."""

import ast
import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_MONEY = re.compile(
    r"(^|_)(amount|amounts|price|prices|salary|salaries|wage|wages|fee|fees|payout|payouts|stipend"
    r"|cost|costs)(_|$)"
    r"|^pay_|^rate$|(^|_)(bill|pay|hourly|daily|weekly|monthly|annual|overtime|holiday)_rate(_|$)"
)
_NOT_AN_AMOUNT = re.compile(r"_(ratio|share|percent|percentile|weight|score|factor|seconds|ms)$")
_FLOATS = frozenset({"float", "sqlalchemy.Float", "sqlalchemy.Double", "sqlalchemy.REAL"})


class FloatMoney(Rule):
    """Forbid `float` for names that mean money: annotations, conversions and columns."""

    code = "RC103"
    message = "money is Decimal or a whole number of minor units, never float"

    def applies_to(self, place: Place) -> bool:
        """The product and its migrations."""
        return place.top in {"src", "migrations"}

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find money-named fields, arguments, results, columns and assignments."""
        for node in source.nodes:
            for name, value in _named(source, node):
                if _is_money(name) and _has_float(source, value):
                    yield self.at(source, value, name)


def _named(source: SourceFile, node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.AnnAssign):
        yield _name_of(node.target), node.annotation
        if node.value is not None:
            yield _name_of(node.target), node.value
    elif isinstance(node, ast.arg) and node.annotation is not None:
        yield node.arg, node.annotation
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield node.name, node.returns
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield _name_of(target), node.value
    elif isinstance(node, ast.Call):
        yield from _named_in_call(source, node)


def _named_in_call(source: SourceFile, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    for keyword in call.keywords:
        if keyword.arg is not None and isinstance(keyword.value, ast.Call):
            yield keyword.arg, keyword.value
    if source.resolve(call.func) == "float" and call.args:
        yield _name_of(call.args[0]), call.func
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        for argument in call.args[1:]:
            yield call.args[0].value, argument


def _name_of(target: ast.expr) -> str:
    if isinstance(target, ast.Name):
        return target.id
    return target.attr if isinstance(target, ast.Attribute) else ""


def _is_money(name: str) -> bool:
    return bool(_MONEY.search(name)) and not _NOT_AN_AMOUNT.search(name)


def _has_float(source: SourceFile, value: ast.expr) -> bool:
    return any(
        source.resolve(node) in _FLOATS
        for node in ast.walk(value)
        if isinstance(node, ast.Name | ast.Attribute)
    )
