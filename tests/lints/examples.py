"""Run one rule, or the import contracts, over examples."""

from pathlib import PurePosixPath
from textwrap import dedent

from lints.place import Place
from lints.rule import Rule
from lints.source import SourceFile


def flagged(rule: Rule, path: str, code: str) -> list[int]:
    """Return the lines of `code` that break the rule when it stands at `path`."""
    place = Place(PurePosixPath(path))
    if not rule.applies_to(place):
        return []
    source = SourceFile(place, dedent(code))
    violations = list(rule.check(source))
    assert all(violation.code == rule.code for violation in violations)
    return sorted({violation.line for violation in violations})
