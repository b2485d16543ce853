"""The child's side: a script that confines itself, runs one program on stdin, and answers.

It is run by its path, in an isolated interpreter, with one argument: the order as JSON.
"""

import importlib
import json
import os
import sys
from typing import Any

EXIT_MEMORY = 71


def main(order: dict[str, Any]) -> None:
    """Carry out an order: confine, read, run, write the answer."""
    # What libraries print must not mix with the answer.
    answer_fd = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)

    confinement = importlib.import_module("rolecall.infra.sandbox.confinement")
    confinement.limit(order["limits"])
    program = importlib.import_module(order["program"])
    confinement.isolate(readable=order["path"])

    data = sys.stdin.buffer.read()
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


if __name__ == "__main__":
    _order = json.loads(sys.argv[1])
    sys.path[:0] = _order["path"]
    try:
        main(_order)
    except MemoryError:
        os._exit(EXIT_MEMORY)
    # Without the interpreter's farewell, which may take long for a large heap.
    os._exit(0)
