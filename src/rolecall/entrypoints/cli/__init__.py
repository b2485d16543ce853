"""The command line: `rolecall COMMAND`.

Each module beside this one holds one group of commands and a `register(app)`; naming it in `GROUPS`
is all that a new group needs. Modules import what is heavy inside their command functions, so that
every command starts as fast as the lightest.
"""

import sys

import typer

from rolecall.entrypoints.cli import (
    admin,
    audit,
    demo,
    doctor,
    keys,
    migrate,
    outbox,
    resumes,
    seed,
    serve,
    tokens,
    up,
)
from rolecall.entrypoints.exits import Exit, exit_code
from rolecall.kernel.errors import RolecallError

GROUPS = (up, serve, migrate, audit, outbox, keys, resumes, doctor, admin, tokens, seed, demo)

app = typer.Typer(
    name="rolecall",
    help="The hiring platform. `rolecall up` starts all of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _group in GROUPS:
    _group.register(app)


def main() -> None:
    """Run the command line; an expected error is one sentence on stderr and its exit code."""
    try:
        app()
    except RolecallError as error:
        print(f"rolecall: {error.detail}", file=sys.stderr)
        sys.exit(exit_code(error))
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
