"""The page of commands says what the command line has, and its examples are understood."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from rolecall.entrypoints.cli import app

PAGE = (Path(__file__).parents[2] / "docs" / "operations" / "commands.md").read_text()
SECTIONS = dict(re.findall(r"^## rolecall (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def leaves(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield each command that does something, by its words."""
    inner = getattr(command, "commands", None)
    if not inner:
        yield " ".join(words), command
        return
    for name, below in inner.items():
        yield from leaves(below, (*words, name))


COMMANDS = dict(leaves(typer.main.get_command(app)))
EXAMPLES = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


def test_names_every_command_and_no_other() -> None:
    assert SECTIONS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_names_every_option_and_no_other(name: str) -> None:
    known = {
        option
        for parameter in COMMANDS[name].params
        if parameter.param_type_name == "option"
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option != "--help"
    }
    rows = re.findall(r"^\| (`--.*?) \|", SECTIONS[name], re.MULTILINE)
    assert {option for row in rows for option in re.findall(r"`(--[a-z-]+)`", row)} == known


@pytest.mark.parametrize("name", COMMANDS)
def test_gives_an_example_of_every_command(name: str) -> None:
    assert re.search(rf"^rolecall {name}\b", SECTIONS[name], re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_understood(example: str) -> None:
    program, *words = shlex.split(example)
    assert program == "rolecall"
    name = max((one for one in COMMANDS if f"{' '.join(words)} ".startswith(f"{one} ")), key=len)
    arguments = words[len(name.split()) :]
    # Parsing alone: it refuses unknown options, wrong types and missing values.
    with COMMANDS[name].make_context(name, list(arguments)):
        pass
    shown = CliRunner().invoke(app, [*name.split(), "--help"])
    assert shown.exit_code == 0, shown.output
    assert "Usage" in shown.output
