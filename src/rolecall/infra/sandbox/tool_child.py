"""The child's side of a tool: a script that confines itself and becomes an installed program.

It is run by its path, in an isolated interpreter, with one argument: the order as JSON. The program
reads the input from stdin and writes the answer to stdout.
"""

import importlib
import json
import os
import sys
from typing import Any


def main(order: dict[str, Any]) -> None:
    """Carry out an order: confine, and become the program."""
    confinement = importlib.import_module("rolecall.infra.sandbox.confinement")
    confinement.limit(order["limits"])
    program, arguments = order["tool"], order["arguments"]
    confinement.isolate_for(program, readable=order["readable"])
    os.execve(program, [program, *arguments], order["environment"])  # noqa: S606  # no shell is the point


if __name__ == "__main__":
    _order = json.loads(sys.argv[1])
    sys.path[:0] = _order["path"]
    main(_order)
