"""From a SQLAlchemy statement to the text and arguments that asyncpg wants.

Compiling costs a hundred times what running a cached plan does, so the text is kept per shape:
for a module-level `prepared()` statement once for good, for a statement built on the spot under
SQLAlchemy's own cache key.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

Row: TypeAlias = asyncpg.Record
"""One result row: values by column label, `row["title"]`."""

_DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
_CACHE_SIZE = 4_000
_cache: dict[Any, SQLCompiler] = {}


class Statement:
    """A statement compiled once, with named parameters given at each run."""

    __slots__ = ("_fixed", "_names", "sql")

    def __init__(self, built: ClauseElement) -> None:
        compiled = _compile(built)
        values = compiled.construct_params(_check=False)
        names: Sequence[str] | None
        self.sql, names = str(compiled), compiled.positiontup
        if compiled.post_compile_params or compiled.literal_execute_params:
            # Lists in IN are written out now, with the values they were built with, and so is
            # what a partial index has to see.
            expanded = compiled._process_parameters_for_postcompile(values)
            self.sql, names = expanded.statement, expanded.positiontup
            values = {**values, **expanded.additional_parameters}
        self._names: Sequence[str] = tuple(names or ())
        self._fixed = {name: value for name, value in values.items() if value is not None}

    def arguments(self, given: dict[str, Any]) -> list[Any]:
        """Return the values in the order of the placeholders.

        Raises:
            KeyError: a parameter is neither given nor fixed in the statement.
        """
        fixed = self._fixed
        return [given[name] if name in given else fixed[name] for name in self._names]

    def position(self, name: str) -> int:
        """Return the number of a named placeholder, counted from one."""
        return self._names.index(name) + 1

    @property
    def count(self) -> int:
        """How many placeholders there are."""
        return len(self._names)


def prepared(built: ClauseElement) -> Statement:
    """Compile a statement with `bindparam`s once, at import; each must be given at each run."""
    return Statement(built)


@cache
def insertion(table: sa.Table, columns: tuple[str, ...]) -> Statement:
    """Return the statement that inserts one row of these columns."""
    return prepared(sa.insert(table).values({name: sa.bindparam(name) for name in columns}))


def text_and_arguments(
    statement: Statement | ClauseElement, given: dict[str, Any]
) -> tuple[str, list[Any]]:
    """Return what asyncpg is called with."""
    if isinstance(statement, Statement):
        return statement.sql, statement.arguments(given)
    key = statement._generate_cache_key()
    if key is None:
        compiled, values = _compile(statement), None
    else:
        found = _cache.get(key.key)
        if found is None:
            found = _compile(statement, cache_key=key)
            if len(_cache) >= _CACHE_SIZE:
                _cache.clear()
            _cache[key.key] = found
        compiled, values = found, key.bindparams
    parameters = compiled.construct_params(given or None, extracted_parameters=values)
    expanded = compiled.post_compile_params or compiled.literal_execute_params
    if expanded:
        # A list in IN is written out anew each time: its text depends on the number of values.
        state = compiled._process_parameters_for_postcompile(parameters)
        merged = {**parameters, **state.additional_parameters}
        return state.statement, [merged[name] for name in state.positiontup or ()]
    return str(compiled), [parameters[name] for name in compiled.positiontup or ()]


def _compile(statement: ClauseElement, **options: Any) -> SQLCompiler:
    compiled = statement.compile(dialect=_DIALECT, **options)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(f"{type(statement).__name__} is not a statement with results or rows")
    return compiled
