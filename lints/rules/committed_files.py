"""RC701 and RC702: what is committed works on every machine.

The forbidden words are put together from parts, so that this file does not contain them itself.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from lints.rule import FileRule, Violation

_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("dl-cdn", "alpinelinux", "org"),
    )
)
_INDEX_OPTION = re.compile(r"^\s*--?(extra-)?index" + r"-url\b")
_HOME = re.compile(
    r"(?<![\w./~@*})\]-])/(?:root/|(?:" + "home|Users" + r")/(?!rolecall\b)[A-Za-z][\w-]*/)"
)
_TEXT_LIMIT = 5_000_000


class Addresses(FileRule):
    """Forbid addresses of package registries and paths of one machine in committed text."""

    code = "RC701"
    message = "a committed file names no package registry and no path of one machine"

    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterator[Violation]:
        """Search every text file line by line."""
        own_path = _own_path(root)
        for path in paths:
            for number, line in enumerate(_lines(root / path), start=1):
                if found := _offence(line, own_path):
                    yield Violation(path, number, self.code, f"{found}: {self.message}")


class ResolvedLocks(FileRule):
    """Forbid `resolved` in npm's lock files: it pins the registry that one machine used."""

    code = "RC702"
    message = 'the lock file names where packages came from ("resolved"); leave it out'

    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterator[Violation]:
        """Read each lock file."""
        for path in paths:
            if path.name != "package-lock.json":
                continue
            packages = json.loads((root / path).read_text(encoding="utf-8")).get("packages", {})
            for name, package in packages.items():
                # A link's `resolved` is a folder of this repository.
                if "resolved" in package and not package.get("link"):
                    yield Violation(path, 1, self.code, f"{name}: {self.message}")


def _own_path(root: Path) -> str:
    """The checkout's folder on this machine; "" when it is a plain one such as `/app`."""
    folder = root.resolve()
    return f"{folder}/" if len(folder.parts) > len(("/", "app")) else ""


def _offence(line: str, own_path: str) -> str:
    for host in _HOSTS:
        if host in line:
            return host
    for pattern in (_INDEX_OPTION, _HOME):
        if match := pattern.search(line):
            return match.group().strip()
    return own_path if own_path and own_path in line else ""


def _lines(path: Path) -> list[str]:
    """The lines of a text file; none for what is binary or too big to have been written by hand."""
    if path.stat().st_size > _TEXT_LIMIT:
        return []
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
