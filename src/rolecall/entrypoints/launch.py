"""The entrance of child processes: `python -m rolecall.entrypoints.launch ROLE`.

ROLE is `api`, `worker`, `relay` or `inbound`, or the task `prepare` or `demo`. Slimmer than the
command line, which a process that runs for months need not carry. Settings come resolved, by
environment.

The tasks report on stdout, one JSON object a line: `{"begin": title}`, then
`{"done": title, "note", "seconds"}`; on failure `{"error": sentence, "exit": code}`. `prepare`
takes the words `ask-broker` (see whether an external one answers) and `ask-demo` (report
`{"needs_demo": bool}` at the end).
"""

import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rolecall.entrypoints.exits import Exit, exit_code
from rolecall.infra import collector
from rolecall.infra.settings import Settings, load
from rolecall.kernel.errors import RolecallError

if TYPE_CHECKING:
    from rolecall.entrypoints.prepare import Outcome

ROLES = ("api", "worker", "relay")
INBOUND = "inbound"
"""Runs beside them where the settings name a port that mail comes to."""


def serve(role: str, settings: Settings) -> None:
    """Run one role until it is told to stop.

    Raises:
        RolecallError: it cannot start; the sentence says why.
    """
    collector.rest()
    importlib.import_module(f"rolecall.entrypoints.{role}").run(settings)


def prepare(settings: Settings, *, ask_broker: bool, ask_demo: bool) -> None:
    """Prepare the database."""
    from rolecall.entrypoints.demo_data import is_loaded  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.prepare import prepare_database  # noqa: PLC0415 - heavy

    prepare_database(settings, _report, ask_broker=ask_broker)
    if ask_demo:
        _say({"needs_demo": not is_loaded(settings)})


def demo(settings: Settings) -> None:
    """Load the demo data."""
    from rolecall.entrypoints.demo_data import load as load_demo  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.prepare import Step, run_step  # noqa: PLC0415 - heavy

    run_step(Step("Loading demo data", load_demo), settings, _report)


def _report(title: str, outcome: "Outcome | None") -> None:
    if outcome is None:
        _say({"begin": title})
    else:
        _say({"done": title, "note": outcome.note, "seconds": round(outcome.seconds, 3)})


def _say(members: Mapping[str, object]) -> None:
    print(json.dumps(members), flush=True)


def main(arguments: Sequence[str]) -> int:
    """Run what the first argument names; return the exit code."""
    try:
        task, words = arguments[0], set(arguments[1:])
        if task == "prepare":
            prepare(load(), ask_broker="ask-broker" in words, ask_demo="ask-demo" in words)
        elif task == "demo":
            demo(load())
        else:
            serve(task, load())
    except RolecallError as error:
        code = exit_code(error)
        _say({"error": error.detail, "exit": code})
        return code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
