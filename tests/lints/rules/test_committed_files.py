import json
from pathlib import Path, PurePosixPath

import pytest

from lints.rule import FileRule
from lints.rules.committed_files import Addresses, ResolvedLocks

# Assembled, because this file is under the rule as well.
INDEX = "https://" + ".".join(("pypi", "org")) + "/simple"
HOST = ".".join(("registry", "npmjs", "org"))
HOME = "/".join(("", "home", "ada", "rolecall"))
USERS = "/".join(("", "Users", "ada", "rolecall"))
SUPERUSER = "/".join(("", "root", "rolecall"))


def _flagged(rule: FileRule, root: Path, name: str, text: str) -> list[int]:
    (root / name).write_text(text, encoding="utf-8")
    return [violation.line for violation in rule.check(root, [PurePosixPath(name)])]


@pytest.mark.parametrize(
    "line",
    [
        INDEX,
        f"see {HOST} for it",
        "--" + "index-url somewhere",
        "-" + "-extra-index" + "-url somewhere",
        f'path = "{HOME}/src"',
        f"cd {USERS}/x",
        f"RUN ls {SUPERUSER}/x",
    ],
)
def test_flags_registries_and_homes(tmp_path: Path, line: str) -> None:
    assert _flagged(Addresses(), tmp_path, "notes.txt", f"first\n{line}\n") == [2]


def test_flags_the_folder_of_this_checkout(tmp_path: Path) -> None:
    line = f"see {tmp_path.resolve()}/docs\n"
    assert _flagged(Addresses(), tmp_path, "notes.md", line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "https://rolecall.example.com/home/ada/x",
        "web/src/features/home/components/card.tsx",
        'GET "/api/v1/users/me"',
        "ENV HOME=/" + "home/rolecall/",
        "the root of the tree",
    ],
)
def test_allows_other_addresses(tmp_path: Path, line: str) -> None:
    assert _flagged(Addresses(), tmp_path, "notes.txt", line) == []


def test_allows_binary_files(tmp_path: Path) -> None:
    (tmp_path / "resume.pdf").write_bytes(b"\xff\xfe" + INDEX.encode())
    assert list(Addresses().check(tmp_path, [PurePosixPath("resume.pdf")])) == []


def test_flags_a_lock_that_names_its_registry(tmp_path: Path) -> None:
    lock = {"packages": {"node_modules/a": {"version": "1.0.0", "resolved": "somewhere"}}}
    assert _flagged(ResolvedLocks(), tmp_path, "package-lock.json", json.dumps(lock)) == [1]


def test_allows_a_lock_with_versions_and_hashes(tmp_path: Path) -> None:
    lock = {
        "packages": {
            "node_modules/a": {"version": "1.0.0", "integrity": "sha512-x"},
            "node_modules/own": {"resolved": "packages/own", "link": True},
        }
    }
    assert _flagged(ResolvedLocks(), tmp_path, "package-lock.json", json.dumps(lock)) == []
