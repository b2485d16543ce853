"""The sentences in the code: what `say` and `say_count` are called with, by package.

The catalogs of a package are `locales/<language>.po` beside its modules; the package of a sentence
is the domain that says it, else the layer.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Formatter

SOURCES = PurePosixPath("src/rolecall")
LANGUAGES = ("de", "es")
_NESTED = frozenset({"domains"})
_MODULE = "rolecall.kernel.sentences"
_DEFINED_IN = SOURCES / "kernel" / "sentences.py"
_TEMPLATES = {"say": 1, "say_count": 2}
OPTIONAL_PARTS = frozenset({"cause", "kind"})
"""What a translation may leave out: words of a parser, names of types."""


@dataclass(frozen=True, order=True)
class Said:
    """One sentence of the code; `many` is empty where nothing is counted."""

    one: str
    many: str
    path: PurePosixPath
    line: int


def catalog_path(package: PurePosixPath, language: str) -> PurePosixPath:
    """Return where a package's catalog of a language is."""
    return package / "locales" / f"{language}.po"


def package_of(path: PurePosixPath) -> PurePosixPath:
    """Return the package whose catalogs have the sentences of a module."""
    parts = path.relative_to(SOURCES).parts
    depth = 2 if parts[0] in _NESTED else 1
    return SOURCES.joinpath(*parts[:depth])


def may_say(path: PurePosixPath, text: str) -> bool:
    """Tell whether a module can say anything, without parsing it."""
    return _MODULE in text or path == _DEFINED_IN


def sentences_of(tree: ast.AST, path: PurePosixPath) -> Iterator[Said]:
    """Yield the sentences of a module, those whose templates are literals."""
    for node in ast.walk(tree):
        templates = literal_templates(node) if isinstance(node, ast.Call) else None
        if templates and isinstance(node, ast.Call):
            one, many = (*templates, "")[:2]
            yield Said(one, many, path, node.lineno)


def literal_templates(call: ast.Call) -> list[str] | None:
    """Return the templates of a call of `say`; None for other calls, empty without literals."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    wanted = _TEMPLATES.get(name)
    if wanted is None:
        return None
    given = [
        one.value
        for one in call.args[:wanted]
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return given if len(given) == wanted else []


def parts_of(template: str) -> dict[str, str]:
    """Return the names of a template's parts with their formats.

    Raises:
        ValueError: its braces do not fit together.
    """
    return {
        name: spec or "" for _, name, spec, _ in Formatter().parse(template) if name is not None
    }


def sentences_by_package(root: Path) -> dict[PurePosixPath, dict[str, Said]]:
    """Return all sentences by package and English template; one that is counted wins."""
    found: dict[PurePosixPath, dict[str, Said]] = {}
    for file in sorted((root / SOURCES).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        path = PurePosixPath(file.relative_to(root).as_posix())
        if not may_say(path, text):
            continue
        known = found.setdefault(package_of(path), {})
        for said in sentences_of(ast.parse(text), path):
            if said.one not in known or said.many:
                known[said.one] = said
    return {package: known for package, known in found.items() if known}
