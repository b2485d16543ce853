import ast
import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from lints.rule import FileRule, Rule
from lints.rules import FILE_RULES, RULES
from lints.runner import UNREADABLE
from tests.lints.skeleton import ROOT

ALL: tuple[Rule | FileRule, ...] = (*RULES, *FILE_RULES)
MODULES = sorted({type(rule).__module__.rpartition(".")[2] for rule in ALL})
DOCUMENT = ROOT / "docs" / "explanation" / "rules.md"


def test_every_code_is_used_once() -> None:
    codes = [rule.code for rule in ALL]
    assert sorted(codes) == sorted(set(codes))
    assert all(re.fullmatch(r"RC\d{3}", code) for code in codes)
    assert codes == sorted(codes)


def test_every_rule_module_is_registered() -> None:
    files = {path.stem for path in (ROOT / "lints" / "rules").glob("*.py")} - {"__init__"}
    assert files == set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_is_tested_on_bad_and_good_examples(module: str) -> None:
    path = Path(__file__).parent / "rules" / f"test_{module}.py"
    tests = [node.name for node in ast.parse(path.read_text()).body if hasattr(node, "name")]
    assert any(name.startswith("test_flags_") for name in tests)
    assert any(name.startswith("test_allows_") for name in tests)


def test_the_documentation_names_every_rule_and_no_other() -> None:
    documented = re.findall(r"^\| (RC\d{3}) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert documented == [UNREADABLE, *(rule.code for rule in ALL)]


def test_the_documentation_names_every_import_contract() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    names = [contracts[section]["name"] for section in contracts.sections()[1:]]
    documented = re.findall(r"^\| `\w+` \| ([^|]+) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert [name.strip() for name in documented] == names
