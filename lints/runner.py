"""Find the files, run the rules."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from lints.place import Place
from lints.rule import FileRule, Rule, Violation
from lints.rules import FILE_RULES, RULES
from lints.source import SourceFile

ROOTS = ("src", "tests", "migrations")
"""The folders whose Python is under the rules."""

UNREADABLE = "RC000"


def check_file(source: SourceFile, rules: Iterable[Rule] = RULES) -> Iterator[Violation]:
    """Yield what one file breaks."""
    try:
        source.tree  # noqa: B018 - parsed here, so that no rule has to expect a syntax error
    except SyntaxError as error:
        message = f"the file does not parse: {error.msg}"
        yield Violation(source.place.path, error.lineno or 1, UNREADABLE, message)
        return
    for rule in rules:
        if rule.applies_to(source.place):
            yield from rule.check(source)


def check_tree(root: Path, chosen: Sequence[str] = ()) -> list[Violation]:
    """Return what the Python files under `root` break, in order of path and line.

    `chosen` narrows the run to files and folders, relative to `root`.
    """
    found: list[Violation] = []
    for path in python_files(root, chosen or ROOTS):
        text = (root / path).read_text(encoding="utf-8")
        found.extend(check_file(SourceFile(Place(path), text)))
    return sorted(found)


def check_committed(root: Path, rules: Iterable[FileRule] = FILE_RULES) -> list[Violation]:
    """Return what committed files, and files that a commit would take, break."""
    paths = committed_files(root)
    return sorted(violation for rule in rules for violation in rule.check(root, paths))


def python_files(root: Path, chosen: Iterable[str]) -> Iterator[PurePosixPath]:
    """Yield the Python files in the chosen files and folders; those that do not exist are empty."""
    for name in chosen:
        start = root / name
        files = [start] if start.is_file() else sorted(start.rglob("*.py"))
        for file in files:
            yield PurePosixPath(file.relative_to(root).as_posix())


def committed_files(root: Path) -> list[PurePosixPath]:
    """Return the files that git tracks or would take (not ignored); none outside of a checkout."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        return []
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = {PurePosixPath(name) for name in listed.stdout.split("\0") if name}
    return sorted(path for path in paths if (root / path).is_file())
