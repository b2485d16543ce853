"""The tutorial works: its blocks are applied to a copy of the repository and its commands run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorials" / "add-a-field.md"
COPIED = ("src", "migrations", "scripts", "tests", "pyproject.toml", "Makefile", "docs")
WEB = ("src", "package.json", "tsconfig.json", "openapi.json", "openapi-ts.config.ts",
       "vite.config.ts", "language-plugin.ts", "lingui.config.js", "lingui.config.d.ts",
       "index.html")  # fmt: skip
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^In `([^`]+)`:\n\n\Z", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A block: a change or a file at `path`, or commands."""

    kind: str
    path: str
    text: str


def steps() -> list[Step]:
    page = PAGE.read_text()
    found = []
    for block in _BLOCK.finditer(page):
        named = _FILE.search(page[: block.start()])
        found.append(Step(block[1], named[1] if named else "", block[2]))
    return found


def apply_change(file: Path, change: str) -> None:
    """Replace the lines of each hunk (blank or `-`) by the new ones (blank or `+`)."""
    text = file.read_text()
    for hunk in re.split(r"^@@\n", change, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        assert {line[0] for line in lines} <= {" ", "+", "-"}, hunk
        old = "".join(line[1:] for line in lines if line[0] != "+")
        new = "".join(line[1:] for line in lines if line[0] != "-")
        assert text.count(old) == 1, f"{file.name} has this {text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    file.write_text(text)


def commands_of(line: str) -> list[list[str]]:
    """Return what a line runs; `make TARGET` as its recipe, without setting up an environment."""
    words = shlex.split(line)
    if words[0] == "make":
        target, given = words[1], dict(word.split("=", 1) for word in words[2:])
        recipe = re.search(
            rf"^{target}:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE
        )
        assert recipe, f"the Makefile has no {target}"
        lines = recipe[1].replace("$(VENV)/", ".venv/bin/").splitlines()
        filled = [re.sub(r"\$\((\w+)\)", lambda name: given[name[1]], one) for one in lines]
        return [shlex.split(one.strip().lstrip("@")) for one in filled]
    return [words]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    skipped = shutil.ignore_patterns("__pycache__", "node_modules", "dist")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=skipped)
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / "web").mkdir()
    for name in WEB:
        source = ROOT / "web" / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / "web" / name)
        else:
            shutil.copy(source, tmp_path / "web" / name)
    if (ROOT / "web" / "node_modules").is_dir():
        (tmp_path / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    return tmp_path


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_tutorial_works(copy: Path) -> None:
    before = set((copy / "migrations" / "versions").glob("*.py"))
    for step in steps():
        if step.kind == "diff":
            apply_change(copy / step.path, step.text)
        elif step.kind == "python":
            (copy / step.path).parent.mkdir(parents=True, exist_ok=True)
            (copy / step.path).write_text(step.text)
        else:
            assert step.kind == "sh", step.kind
            for line in step.text.splitlines():
                for command in commands_of(line):
                    run(copy, command)
    (migration,) = set((copy / "migrations" / "versions").glob("*.py")) - before
    text = migration.read_text()
    assert migration.name.endswith("_add_pronouns_to_candidates.py")
    assert text.count("op.add_column(") == text.count("op.drop_column(") == 1
    assert '"pronouns"' in (copy / "tests" / "contracts" / "openapi.json").read_text()


def run(copy: Path, command: list[str]) -> None:
    if command[0] == "npm" and not (copy / "web" / "node_modules").exists():
        return
    program = {".venv/bin/python": sys.executable}.get(command[0], command[0])
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    environment.pop("PYTEST_ADDOPTS", None)
    done = subprocess.run(
        [program, *command[1:]],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3_000:]}\n{done.stderr[-3_000:]}"
