"""The entrance of child processes: `python -m rolecall.entrypoints.launch ROLE`.

ROLE is `api`, `worker`, `relay` or `prepare`. Slimmer than the command line, which a process that
runs for months need not carry. Settings come resolved, by environment.

`prepare` takes the words `demo` (load the demo data into a new installation) and `ask-broker` (see
whether an external one answers). It reports on stdout, one JSON object a line: `{"begin": title}`,
then `{"done": title, "note", "seconds"}`; on failure `{"error": sentence, "exit": code}`.
"""

import importlib
import json
import sys
from collections.abc import Sequence

from rolecall.entrypoints.exits import Exit, exit_code
from rolecall.infra.settings import Settings, load
from rolecall.kernel.errors import RolecallError

ROLES = ("api", "worker", "relay")


def serve(role: str, settings: Settings) -> None:
    """Run one role until it is told to stop.

    Raises:
        RolecallError: it cannot start; the sentence says why.
    """
    importlib.import_module(f"rolecall.entrypoints.{role}").run(settings)


def prepare(settings: Settings, *, demo: bool, ask_broker: bool) -> None:
    """Prepare the database, reporting on stdout."""
    from rolecall.entrypoints.prepare import Outcome, prepare_database  # noqa: PLC0415 - heavy

    def report(title: str, outcome: Outcome | None) -> None:
        if outcome is None:
            line: dict[str, object] = {"begin": title}
        else:
            line = {"done": title, "note": outcome.note, "seconds": round(outcome.seconds, 3)}
        print(json.dumps(line), flush=True)

    prepare_database(settings, demo=demo, report=report, ask_broker=ask_broker)


def main(arguments: Sequence[str]) -> int:
    """Run what the first argument names; return the exit code."""
    try:
        if arguments[0] == "prepare":
            wanted = set(arguments[1:])
            prepare(load(), demo="demo" in wanted, ask_broker="ask-broker" in wanted)
        else:
            serve(arguments[0], load())
    except RolecallError as error:
        code = exit_code(error)
        print(json.dumps({"error": error.detail, "exit": code}), flush=True)
        return code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return Exit.OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
