"""JMESPath as people of a tenant may write it: what it may cost is bounded.

Guarantees: an expression has a bounded number of parts and makes no more than a bounded number of
values, so that `[@,@][]|[@,@][]|…`, which doubles a list with each step, ends with an error and not
with a full memory; the same expression on the same record gives the same value.

Left out of the language (https://jmespath.org/specification.html): `to_string` and `merge`, and
comparing lists and objects, whose costs grow with what values share inside.
"""

import warnings
from dataclasses import dataclass, field
from typing import Any, Final

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.visitor import TreeInterpreter

from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, plain, say

MAX_CHARACTERS: Final = 500
MAX_PARTS: Final = 120
MAX_STEPS: Final = 50_000
"""Values that are made on the way; a record of a thousand fields takes some thousands."""
_CHARACTERS_A_STEP: Final = 100
_LONGEST_CAUSE: Final = 200
_EQUALITY: Final = frozenset({"eq", "ne"})
_FUNCTIONS: Final = frozenset(
    {
        "abs",
        "avg",
        "ceil",
        "contains",
        "ends_with",
        "floor",
        "join",
        "keys",
        "length",
        "map",
        "max",
        "max_by",
        "min",
        "min_by",
        "not_null",
        "reverse",
        "sort",
        "sort_by",
        "starts_with",
        "sum",
        "to_array",
        "to_number",
        "type",
        "values",
    }
)


class TooCostly(Exception):
    """An expression makes more values of a record than any honest one."""


class NotEvaluated(Exception):
    """An expression does not fit a record; the sentence says how."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep the sentence."""
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression."""

    text: str
    _tree: Any = field(repr=False, compare=False)

    def of(self, record: Any) -> Any:
        """Return what it finds in a record, None for nothing.

        Raises:
            NotEvaluated: a function was given what it does not take, or the cost is too high.
        """
        try:
            return _Bounded().visit(self._tree, record)
        except TooCostly as error:
            raise NotEvaluated(
                say("This expression makes too much of the record. Write it more simply.")
            ) from error
        except JMESPathError as error:
            raise NotEvaluated(
                say("This expression does not fit the record: {cause}", cause=_cause(error))
            ) from error


def compiled(text: str, field: str) -> Expression:
    """Return an expression, compiled.

    Raises:
        InvalidInput: it is none, or one that is not taken; names `field`.
    """
    if len(text) > MAX_CHARACTERS:
        raise InvalidInput.of_field(
            field,
            say("Shorten the expression to {most} characters.", most=MAX_CHARACTERS),
            "too_long",
        )
    try:
        with warnings.catch_warnings():
            # Words in backticks that are no JSON are on their way out of the language (JEP 12).
            warnings.simplefilter("error", PendingDeprecationWarning)
            tree = jmespath.compile(text).parsed
    except (JMESPathError, PendingDeprecationWarning, RecursionError, ValueError) as error:
        raise InvalidInput.of_field(
            field,
            say("This is no JMESPath expression: {cause}", cause=_cause(error)),
            "invalid_expression",
        ) from error
    _require_taken(tree, field)
    return Expression(text, tree)


def _require_taken(tree: Any, field: str) -> None:
    parts = 0
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        parts += 1
        if parts > MAX_PARTS:
            raise InvalidInput.of_field(
                field,
                say("This expression has too many parts. Write it more simply."),
                "invalid_expression",
            )
        if node["type"] == "function_expression" and node["value"] not in _FUNCTIONS:
            raise InvalidInput.of_field(
                field,
                say(
                    "“{function}” is no function that is taken here. There are: {functions}.",
                    function=str(node["value"]),
                    functions=sorted(_FUNCTIONS),
                ),
                "invalid_expression",
            )
        waiting.extend(child for child in node["children"] if isinstance(child, dict))


class _Bounded(TreeInterpreter):
    """Counts what is made, and compares nothing but plain values."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = 0

    def visit(self, node: Any, *args: Any, **kwargs: Any) -> Any:
        made = super().visit(node, *args, **kwargs)
        self._steps += 1 + _weight(made)
        if self._steps > MAX_STEPS:
            raise TooCostly
        return made

    def visit_comparator(self, node: Any, value: Any) -> Any:
        left, right = (self.visit(child, value) for child in node["children"])
        if isinstance(left, list | dict) or isinstance(right, list | dict):
            return None
        name = node["value"]
        if name not in _EQUALITY and not (_is_number(left) and _is_number(right)):
            return None
        return self.COMPARATOR_FUNC[name](left, right)


def _weight(made: Any) -> int:
    if isinstance(made, str):
        return len(made) // _CHARACTERS_A_STEP
    return len(made) if isinstance(made, list | dict) else 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cause(error: Exception) -> Sentence:
    """Return the parser's own words, in one line: where in the expression it stumbled."""
    return plain(" ".join(str(error).split())[:_LONGEST_CAUSE])
