"""A parsed Python file with what rules ask of it: resolved names, strings that are not prose."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lints.place import Place

PLACEHOLDER = "{}"
"""What stands in an f-string's text for an interpolated value."""


@dataclass(frozen=True)
class Text:
    """One string of the code, f-strings joined. `line` is where it begins."""

    value: str
    line: int


@dataclass(frozen=True)
class SourceFile:
    """One Python file.

    Raises:
        SyntaxError: on first use of `tree`, if the text is not Python.
    """

    place: Place
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, filename=str(self.place.path))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, outermost first."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def _aliases(self) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for name in node.names:
                    # `import a.b` binds `a`; only `import a.b as c` binds the whole.
                    local = name.asname or name.name.partition(".")[0]
                    aliases[local] = name.name if name.asname else local
            elif isinstance(node, ast.ImportFrom) and node.module:
                for name in node.names:
                    aliases[name.asname or name.name] = f"{node.module}.{name.name}"
        return aliases

    def resolve(self, node: ast.AST) -> str:
        """Return the dotted name that a name or attribute stands for, through the imports.

        `dt.now` is `datetime.datetime.now` after `from datetime import datetime as dt`. A name that
        was not imported stands for itself; what is not a plain chain of names gives "".
        """
        if isinstance(node, ast.Name):
            return self._aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            base = self.resolve(node.value)
            return f"{base}.{node.attr}" if base else ""
        return ""

    def references(self) -> Iterator[tuple[str, ast.expr]]:
        """Yield every name and attribute that is read, resolved."""
        for node in self.nodes:
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                yield self.resolve(node), node

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node

    def imports(self) -> Iterator[tuple[str, ast.stmt]]:
        """Yield every imported module or member by dotted name, with its statement."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield name.name, node
            elif isinstance(node, ast.ImportFrom) and node.module:
                for name in node.names:
                    yield f"{node.module}.{name.name}", node

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield every function, methods and nested ones too."""
        for node in self.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def strings(self) -> Iterator[Text]:
        """Yield every string that the code uses; docstrings are prose and left out."""
        parts: set[int] = set()
        for node in self.nodes:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                parts.add(id(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts.update(id(part) for part in node.values)
                yield Text("".join(_piece(part) for part in node.values), node.lineno)
        for node in self.nodes:
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in parts
            ):
                yield Text(node.value, node.lineno)


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant) and isinstance(part.value, str):
        return part.value
    return PLACEHOLDER


def is_docstring(statement: ast.stmt) -> bool:
    """Tell whether a statement is a string that stands alone."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
