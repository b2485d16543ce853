"""Start a domain: its package, its tests, its place in the line of domains.

`python scripts/new_domain.py timesheets --above applications`; `make new-domain` runs it. Without a
place a domain stands on top of the line, where it may use every other and none uses it. A name that
`.importlinter` already lists keeps its place.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal

Side = Literal["above", "below", "beside"]

_TEMPLATES = Path(__file__).resolve().parent / "domain_template"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*")
_PLURAL = ("s", "ing")
_LONGEST = 24
_ORDER = re.compile(
    r"\[importlinter:contract:domains\]\n(?:.+\n)*?layers =\n(?P<lines>(?: {4}.+\n)+)"
)
_SINGULARS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", ""))


class NewDomainError(Exception):
    """The domain cannot be made; the sentence says why, and nothing was changed."""


@dataclass(frozen=True)
class At:
    """A place in the line of domains: on one side of a domain that is listed."""

    side: Side
    anchor: str


def create(root: Path, name: str, at: At | None = None, *, uncountable: bool = False) -> list[Path]:
    """Make the domain `name` in the repository at `root`; returns the files that were written.

    Raises:
        NewDomainError: the name is unfit or taken, or the place is not in the line.
        OSError: a file could not be written; all that was written before is undone.
    """
    contracts = root / ".importlinter"
    before = contracts.read_text(encoding="utf-8")
    after = _placed(before, _checked(name, before, uncountable=uncountable), at)
    package = root / "src" / "rolecall" / "domains" / name
    tests = root / "tests" / "domains" / name
    for folder in (package, tests):
        if folder.exists():
            raise NewDomainError(f"{folder.relative_to(root)} exists already.")
    written: list[Path] = []
    with ExitStack() as undo:
        for folder, templates in ((package, "package"), (tests, "tests")):
            undo.callback(_removal_of_new(folder))
            folder.mkdir(parents=True)
            for template in sorted((_TEMPLATES / templates).iterdir()):
                path = folder / template.stem
                path.write_text(_filled(template, name), encoding="utf-8")
                written.append(path)
        if after != before:
            undo.callback(contracts.write_text, before, encoding="utf-8")
            contracts.write_text(after, encoding="utf-8")
            written.append(contracts)
        undo.pop_all()
    return written


def _checked(name: str, contracts: str, *, uncountable: bool) -> str:
    if name in _listed(_order(contracts)["lines"].splitlines()):
        return name
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise NewDomainError(
            f"{name!r} is no name for a domain: lower case with underscores, such as timesheets or "
            f"rate_cards, at most {_LONGEST} characters."
        )
    if not uncountable and not name.endswith(_PLURAL):
        raise NewDomainError(
            f"{name!r} is not a plural. A domain is called after the things it counts; "
            "if it counts none, say so with --uncountable."
        )
    return name


def _placed(contracts: str, name: str, at: At | None) -> str:
    order = _order(contracts)
    lines = order["lines"].splitlines()
    if name in (listed := _listed(lines)):
        return contracts
    if at is not None and at.anchor not in listed:
        raise NewDomainError(f"{at.anchor!r} is not in the line: {', '.join(listed)}.")
    # In parentheses, as all of them: an installation may be built without it.
    entry = f"({name})"
    index = 0
    if at is not None:
        index = next(i for i, line in enumerate(lines) if at.anchor in _listed([line]))
    if at is not None and at.side == "beside":
        lines[index] += f" | {entry}"
    else:
        lines.insert(index + (at is not None and at.side == "below"), f"    {entry}")
    start, end = order.span("lines")
    return contracts[:start] + "".join(f"{line}\n" for line in lines) + contracts[end:]


def _order(contracts: str) -> re.Match[str]:
    found = _ORDER.search(contracts)
    if found is None:
        raise NewDomainError(".importlinter has no list of domains.")
    return found


def _listed(lines: list[str]) -> list[str]:
    return [word.strip(" ()") for line in lines for word in line.split("|")]


def _filled(template: Path, name: str) -> str:
    thing = _singular(name)
    return Template(template.read_text(encoding="utf-8")).substitute(
        package=name,
        plural=name.replace("_", " "),
        singular=thing.replace("_", " "),
        thing=thing,
        title=name.replace("_", " ").capitalize(),
        type="".join(part.capitalize() for part in thing.split("_")),
    )


def _singular(name: str) -> str:
    """Return the singular of an English plural, well enough to be renamed where it is not."""
    for plural, singular in _SINGULARS:
        if name.endswith(plural) and name != plural:
            return name.removesuffix(plural) + singular
    return name


def _removal_of_new(folder: Path) -> Callable[[], None]:
    """Return what removes `folder`, and those parents of it that do not exist yet."""
    absent = [path for path in (folder, *folder.parents) if not path.exists()]
    return lambda: shutil.rmtree(absent[-1], ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Run from the root of the repository; returns the exit code."""
    parser = argparse.ArgumentParser(prog="new-domain", description="Start a domain.")
    parser.add_argument("name", help="plural noun in lower case: timesheets, rate_cards")
    parser.add_argument("--uncountable", action="store_true", help="the name is no plural")
    place = parser.add_mutually_exclusive_group()
    sides: tuple[Side, ...] = ("above", "below", "beside")
    for side in sides:
        place.add_argument(f"--{side}", metavar="DOMAIN", help=f"stand {side} DOMAIN in the line")
    given = parser.parse_args(arguments)
    at = next((At(side, getattr(given, side)) for side in sides if getattr(given, side)), None)
    root = Path.cwd()
    try:
        written = create(root, given.name, at, uncountable=given.uncountable)
    except (NewDomainError, OSError) as error:
        print(f"new-domain: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(root))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
