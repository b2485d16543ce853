"""The child's side: a process that confines itself, and runs one program or becomes a tool.

Its input is on descriptor 0, its answer goes to descriptor 1. It is forked by `fork_server`.
"""

import importlib
import json
import os
from typing import Any, NoReturn

from rolecall.infra.sandbox import confinement

EXIT_MEMORY = 71


def carry_out(order: dict[str, Any]) -> NoReturn:
    """Carry out an order of `runner`, and end."""
    if "tool" in order:
        _become_tool(order)
    try:
        _run_program(order)
    except MemoryError:
        os._exit(EXIT_MEMORY)
    # Without the interpreter's farewell, which may take long for a large heap.
    os._exit(0)


def _run_program(order: dict[str, Any]) -> None:
    # What libraries print must not mix with the answer.
    answer_fd = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)

    confinement.limit(order["limits"])
    program = importlib.import_module(order["program"])
    if hasattr(program, "enter"):
        program.enter()
    confinement.isolate(readable=order["path"])

    with open(0, "rb", closefd=False) as given:
        data = given.read()
    try:
        answer = {"result": program.run(data, order["options"])}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent is told its kind
        # The text of an exception may repeat the document.
        answer = {"raised": type(error).__name__}
    encoded = memoryview(json.dumps(answer).encode())
    while encoded:
        encoded = encoded[os.write(answer_fd, encoded) :]


def _become_tool(order: dict[str, Any]) -> NoReturn:
    confinement.limit(order["limits"])
    program, arguments = order["tool"], order["arguments"]
    confinement.isolate_for(program, readable=order["readable"])
    os.execve(program, [program, *arguments], order["environment"])  # noqa: S606  # no shell is the point
