import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lints.skeleton import ROOT, broken_contracts, build

BIN = Path(sys.executable).parent
LONGEST_NAME = "compensation_adjustments"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository's rules and kernel, around a product with every domain."""
    build(tmp_path)
    kernel = Path("src") / "rolecall" / "kernel"
    shutil.copytree(ROOT / kernel, tmp_path / kernel, dirs_exist_ok=True)
    for folder in ("lints", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    return tmp_path


def run(root: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        check=False,
        capture_output=True,
        text=True,
    )


def new_domain(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(root, sys.executable, "scripts/new_domain.py", *arguments)


def order(root: Path) -> list[str]:
    section = (root / ".importlinter").read_text().split("[importlinter:contract:domains]")[1]
    return section.split("layers =\n")[1].split("\n\n")[0].splitlines()


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("name", ["ads", LONGEST_NAME])
def test_a_new_domain_keeps_every_rule(copy: Path, name: str) -> None:
    made = new_domain(copy, name, "--above", "applications")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines() == [
        *(
            f"src/rolecall/domains/{name}/{module}.py"
            for module in ("__init__", "contracts", "events", "rules")
        ),
        f"tests/domains/{name}/test_events.py",
        f"tests/domains/{name}/test_rules.py",
        ".importlinter",
    ]
    own = (f"src/rolecall/domains/{name}", f"tests/domains/{name}")
    assert broken_contracts(copy) == set()
    for command in (
        (sys.executable, "-m", "lints"),
        (BIN / "ruff", "check", *own),
        (BIN / "ruff", "format", "--check", *own),
        (BIN / "mypy", *own),
        (BIN / "pytest", "-q", "-p", "no:cacheprovider", own[1]),
    ):
        ran = run(copy, *command)
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("place", "line", "offset"),
    [
        (("--above", "applications"), "    (timesheets)", 0),
        (("--below", "applications"), "    (timesheets)", 1),
        (("--below", "candidates"), "    (timesheets)", 1),
        (("--beside", "offers"), "    (offers) | (staffing) | (timesheets)", 0),
        ((), "    (timesheets)", 0),
    ],
)
def test_stands_where_it_was_asked_to(
    copy: Path, place: tuple[str, ...], line: str, offset: int
) -> None:
    before = order(copy)
    named = f"({place[1]})" if place else before[0]
    index = offset + next(at for at, each in enumerate(before) if named in each)
    assert new_domain(copy, "timesheets", *place).returncode == 0
    after = order(copy)
    assert after[index] == line
    assert len(after) == len(before) + ("--beside" not in place)
    assert broken_contracts(copy) == set()


def test_the_contracts_hold_the_new_domain_to_its_place(copy: Path) -> None:
    assert new_domain(copy, "timesheets", "--above", "jobs").returncode == 0
    rules = copy / "src" / "rolecall" / "domains" / "timesheets" / "rules.py"
    rules.write_text("import rolecall.domains.applications.contracts\n")
    assert broken_contracts(copy) == {"Domain order"}


def test_fits_into_this_repository(tmp_path: Path) -> None:
    for folder in ("lints", "scripts", "src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    before = broken_contracts(tmp_path)
    assert new_domain(tmp_path, "timesheets", "--above", "applications").returncode == 0
    assert broken_contracts(tmp_path) == before


def test_a_listed_domain_keeps_its_place(copy: Path) -> None:
    shutil.rmtree(copy / "src" / "rolecall" / "domains" / "staffing")
    before = order(copy)
    assert new_domain(copy, "staffing").returncode == 0
    assert order(copy) == before
    assert broken_contracts(copy) == set()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Timesheets",), "no name for a domain"),
        (("time-sheets",), "no name for a domain"),
        (("../timesheets",), "no name for a domain"),
        (("t" * 24 + "s",), "no name for a domain"),
        (("timesheet",), "not a plural"),
        (("payroll",), "--uncountable"),
        (("jobs",), "exists already"),
        (("timesheets", "--above", "nowhere"), "not in the line"),
    ],
)
def test_refuses_with_a_sentence_and_changes_nothing(
    copy: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = contents(copy)
    refused = new_domain(copy, *arguments)
    assert refused.returncode == 1
    assert reason in refused.stderr
    assert contents(copy) == before


def test_takes_a_name_that_counts_nothing_when_told_so(copy: Path) -> None:
    assert new_domain(copy, "payroll", "--uncountable").returncode == 0
    assert broken_contracts(copy) == set()


def test_undoes_everything_when_a_file_cannot_be_written(copy: Path) -> None:
    (copy / "tests" / "domains").write_text("in the way of the folder of tests")
    before = contents(copy)
    failed = new_domain(copy, "timesheets")
    assert failed.returncode == 1
    assert failed.stderr.startswith("new-domain: ")
    assert contents(copy) == before
    assert not (copy / "src" / "rolecall" / "domains" / "timesheets").exists()
