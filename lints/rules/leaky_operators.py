"""RC202: queries use operators that can use an index under row-level security."""

import ast
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_ROLES = frozenset({"queries", "repository"})
_METHODS = frozenset(
    {
        "bool_op",
        "contained_by",
        "contains",
        "has_any",
        "has_key",
        "icontains",
        "iendswith",
        "ilike",
        "istartswith",
        "like",
        "not_ilike",
        "not_like",
        "notilike",
        "notlike",
        "overlaps",
        "regexp_match",
    }
)
_ALSO_OF_STRINGS = frozenset({"endswith", "match", "startswith"})
"""Methods that plain strings and patterns have too: forbidden on columns alone."""
_FUNCTIONS = frozenset({"lower", "similarity", "to_tsquery", "to_tsvector", "unaccent", "upper"})
_OPERATORS = frozenset({"%", "&&", "->", "->>", "<@", "?", "@>", "@@", "~", "~*", "~~", "~~*"})


class LeakyOperators(Rule):
    """Forbid operators that the planner will not use an index for on tenant tables."""

    code = "RC202"
    message = (
        "cannot use an index under row-level security: compare a normalised column, a prefix as a "
        "range, an overlap as two comparisons, tags by a join"
    )

    def applies_to(self, place: Place) -> bool:
        """The modules of domains that ask the database."""
        return place.role in _ROLES

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the methods, operators and functions."""
        for call in source.calls():
            if not isinstance(call.func, ast.Attribute):
                continue
            method = call.func.attr
            if method in _METHODS or (
                method in _ALSO_OF_STRINGS and _is_column(source, call.func.value)
            ):
                yield self.at(source, call, f".{method}()")
            elif method in _FUNCTIONS and _is_sql_function(source, call.func):
                yield self.at(source, call, f"func.{method}()")
            elif method == "op" and _operator(call) in _OPERATORS:
                yield self.at(source, call, f"operator {_operator(call)}")


def _is_column(source: SourceFile, node: ast.expr) -> bool:
    """`table.c.name`, or `Row.name` of a declared class."""
    name = source.resolve(node)
    if ".c." in name:
        return True
    local = node.value if isinstance(node, ast.Attribute) else None
    return isinstance(local, ast.Name) and local.id[:1].isupper() and not local.id.isupper()


def _is_sql_function(source: SourceFile, function: ast.Attribute) -> bool:
    return source.resolve(function.value).endswith("func")


def _operator(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
