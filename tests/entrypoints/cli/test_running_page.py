"""The page of the operators says what is so."""

import re
from pathlib import Path

import pytest

from rolecall.entrypoints.exits import Exit
from rolecall.infra.embedded import MINIMUM_FREE_BYTES
from rolecall.infra.settings.describe import known_settings

PAGE = (Path(__file__).parents[3] / "docs" / "operations" / "running.md").read_text()
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", PAGE, re.MULTILINE))


def test_names_every_setting_and_no_other() -> None:
    assert ROWS.keys() == {setting.variable for setting in known_settings()}


@pytest.mark.parametrize(
    ("variable", "default"),
    [(setting.variable, setting.default) for setting in known_settings() if setting.default],
)
def test_says_the_default(variable: str, default: str) -> None:
    assert ROWS[variable] == f"`{default}`"


def test_names_every_exit_code_and_no_other() -> None:
    named = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)}
    assert named == set(Exit)


def test_says_how_much_room_is_needed() -> None:
    assert f"{MINIMUM_FREE_BYTES // 2**20} MiB" in PAGE
