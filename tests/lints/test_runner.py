import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from lints.runner import check_committed, check_tree, committed_files
from tests.lints.skeleton import ROOT


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    service = tmp_path / "src" / "rolecall" / "domains" / "jobs" / "service.py"
    service.parent.mkdir(parents=True)
    service.write_text("import time\n\nx = time.time()\nprint(x)\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text("def test_x():\n    pass\n")
    return tmp_path


def lints(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lints", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_prints_each_violation_and_exits_1(tree: Path) -> None:
    ran = lints(tree)
    assert ran.returncode == 1
    lines = [line.split(" ")[:2] for line in ran.stdout.splitlines()]
    assert lines == [
        ["src/rolecall/domains/jobs/service.py:3:", "RC101"],
        ["src/rolecall/domains/jobs/service.py:4:", "RC303"],
        ["tests/test_x.py:1:", "RC502"],
    ]


def test_exits_0_when_all_is_well(tree: Path) -> None:
    (tree / "src" / "rolecall" / "domains" / "jobs" / "service.py").write_text("x = 1\n")
    (tree / "tests" / "test_x.py").unlink()
    ran = lints(tree)
    assert (ran.returncode, ran.stdout) == (0, "")


def test_narrows_to_the_given_paths(tree: Path) -> None:
    ran = lints(tree, "tests")
    assert [line.split(" ")[:2] for line in ran.stdout.splitlines()] == [
        ["tests/test_x.py:1:", "RC502"]
    ]


def test_refuses_a_path_that_does_not_exist(tree: Path) -> None:
    ran = lints(tree, "tests", "nowhere")
    assert ran.returncode == 2
    assert "nowhere" in ran.stderr


def test_reports_a_file_that_does_not_parse(tree: Path) -> None:
    (tree / "tests" / "test_x.py").write_text("def test_x(:\n")
    codes = [violation.code for violation in check_tree(tree, ["tests"])]
    assert codes == ["RC000"]


def test_committed_files_are_those_that_git_would_take(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("ignored.txt\n")
    (tmp_path / "ignored.txt").write_text("x")
    (tmp_path / "new.txt").write_text("/".join(("", "home", "ada", "x")))
    assert committed_files(tmp_path) == [PurePosixPath(".gitignore"), PurePosixPath("new.txt")]
    assert [str(violation.path) for violation in check_committed(tmp_path)] == ["new.txt"]


def test_there_are_no_committed_files_outside_of_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("x")
    assert committed_files(tmp_path) == []
