"""RC801 to RC803: what the server says to people can be said in every language."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from lints.rule import FileRule, Violation
from lints.sentences import (
    LANGUAGES,
    OPTIONAL_PARTS,
    SOURCES,
    Said,
    catalog_path,
    literal_templates,
    may_say,
    parts_of,
    sentences_by_package,
)

_SCHEMAS = frozenset({"schemas"})
_Catalog = Mapping[str, Message]


class LiteralTemplates(FileRule):
    """Forbid templates that are put together, and calls whose parts are not the template's."""

    code = "RC801"
    message = (
        "`say` takes a literal template and its parts by name, because catalogs are made of it"
    )

    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterator[Violation]:
        """Look at every call."""
        for path, tree in _speaking_modules(root, paths):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and (wrong := _wrong_call(node)):
                    yield Violation(path, node.lineno, self.code, f"{wrong}: {self.message}")


class Translations(FileRule):
    """Ask for every sentence in every language, with the parts of the English one."""

    code = "RC802"
    message = "run `make sentences` and translate what is new"

    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterator[Violation]:
        """Compare the sentences of each package with its catalogs."""
        if not any(path.is_relative_to(SOURCES) for path in paths):
            return
        by_package = sentences_by_package(root)
        for language in LANGUAGES:
            elsewhere: dict[str, Any] = {}
            for package, sentences in by_package.items():
                catalog = catalog_path(package, language)
                try:
                    known = _read(root / catalog, language)
                except (PoFileError, UnicodeDecodeError) as error:
                    yield Violation(catalog, 1, self.code, f"unreadable ({error}): {self.message}")
                    continue
                yield from self._compare(sentences, known, catalog)
                yield from self._agree(known, elsewhere, catalog)

    def _compare(
        self, sentences: Mapping[str, Said], known: _Catalog, catalog: PurePosixPath
    ) -> Iterator[Violation]:
        for said in sentences.values():
            if wrong := _wrong_translation(said, known.get(said.one)):
                what = f"“{said.one}” {wrong} ({catalog})"
                yield Violation(said.path, said.line, self.code, f"{what}: {self.message}")
        for one in known.keys() - sentences.keys():
            yield Violation(catalog, 1, self.code, f"“{one}” is said nowhere: {self.message}")

    def _agree(
        self, known: _Catalog, elsewhere: dict[str, Any], catalog: PurePosixPath
    ) -> Iterator[Violation]:
        """Compare with the packages before: the process reads all catalogs into one."""
        for one, message in known.items():
            if isinstance(message.string, str) and elsewhere.setdefault(one, message.string) != (
                message.string
            ):
                what = f"“{one}” is translated otherwise in another package"
                yield Violation(catalog, 1, self.code, f"{what}: use one translation")


class SaidToPeople(FileRule):
    """Forbid plain text where schemas refuse a field, for it reaches people as it is."""

    code = "RC803"
    message = "raise it with `say(…)`: what a schema refuses is read by people"

    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterator[Violation]:
        """Look at what schemas raise; the types ask for sentences everywhere else."""
        for path in paths:
            if not path.is_relative_to(SOURCES) or not _SCHEMAS & {path.stem, path.parent.name}:
                continue
            for node in ast.walk(ast.parse((root / path).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Raise) and _raises_text(node.exc):
                    yield Violation(path, node.lineno, self.code, self.message)


def _speaking_modules(
    root: Path, paths: Sequence[PurePosixPath]
) -> Iterator[tuple[PurePosixPath, ast.Module]]:
    for path in paths:
        if path.suffix == ".py" and path.is_relative_to(SOURCES):
            text = (root / path).read_text(encoding="utf-8")
            if may_say(path, text):
                yield path, ast.parse(text)


def _wrong_call(call: ast.Call) -> str:
    """Return what is wrong with a call of `say` or `say_count`, nothing for other calls."""
    templates = literal_templates(call)
    if templates is None:
        return ""
    if not templates:
        return "the template is not a literal"
    try:
        asked = {name for template in templates for name in parts_of(template)}
    except ValueError as error:
        return f"the braces do not fit together ({error})"
    if any(keyword.arg is None for keyword in call.keywords):
        return ""
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    counted = {"count"} if len(templates) > 1 else set()
    if missing := asked - given - counted:
        return f"{', '.join(sorted(missing))} is not given"
    if unused := given - asked:
        return f"{', '.join(sorted(unused))} is not in the template"
    return ""


def _wrong_translation(said: Said, message: Message | None) -> str:
    """Return what a translation lacks, nothing where it is complete."""
    if message is None:
        return "is not in the catalog"
    string = message.string or ""
    texts = [string] if isinstance(string, str) else list(string)
    if bool(said.many) != (len(texts) > 1) or not all(texts):
        return "is not translated"
    if message.fuzzy:
        return "is marked as fuzzy"
    wanted = {**parts_of(said.one), **(parts_of(said.many) if said.many else {})}
    for text in texts:
        try:
            found = parts_of(text)
        except ValueError:
            return "has braces in its translation that do not fit together"
        lacking = (
            wanted.keys() - found.keys() - OPTIONAL_PARTS - ({"count"} if said.many else set())
        )
        if lacking or found.keys() - wanted.keys() or _other_formats(found, said):
            return "has other parts in its translation"
    return ""


def _other_formats(found: Mapping[str, str], said: Said) -> bool:
    """Tell whether a part is written otherwise than both English forms write it."""
    english = [parts_of(said.one), parts_of(said.many)]
    return any(
        spec not in {form[name] for form in english if name in form} for name, spec in found.items()
    )


def _raises_text(raised: ast.expr | None) -> bool:
    return (
        isinstance(raised, ast.Call)
        and isinstance(raised.func, ast.Name)
        and raised.func.id == ValueError.__name__
        and bool(raised.args)
        and (
            isinstance(raised.args[0], ast.JoinedStr)
            or (isinstance(raised.args[0], ast.Constant) and isinstance(raised.args[0].value, str))
        )
    )


def _read(file: Path, language: str) -> _Catalog:
    if not file.is_file():
        return {}
    with file.open("rb") as source:
        catalog = read_po(source, locale=language, abort_invalid=True)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for message in catalog
        if message.id
    }
