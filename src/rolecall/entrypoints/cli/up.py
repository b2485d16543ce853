"""`rolecall up`: the whole of it, on this machine."""

import asyncio
import os
from typing import Annotated

import typer

from rolecall.infra.settings import load


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(up)


def up(
    *,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="When ready, print addresses, DSNs and pids as one object."),
    ] = False,
    demo: Annotated[bool, typer.Option(help="Load the demo data into a new installation.")] = True,
    logs: Annotated[
        bool, typer.Option("--logs", help="Show what the processes write, too.")
    ] = False,
) -> None:
    """Start PostgreSQL, Redis, api, worker and relay; stop them with Ctrl-C.

    The bundled servers are used unless ROLECALL_DATABASE_URL and ROLECALL_REDIS_URL name others.
    """
    from rolecall.entrypoints.installation import Installation  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.view import ConsoleView, JsonView, Output  # noqa: PLC0415 - heavy

    os.umask(0o077)
    console = Output(stderr=as_json, highlight=False, soft_wrap=True)
    view = JsonView(console) if as_json else ConsoleView(console)

    def show(process: str, line: str) -> None:
        console.print(f"{process} | {line}", markup=False)

    async def run() -> None:
        await Installation(load(), view, demo=demo).run(show if logs else None)

    try:
        asyncio.run(run())
    finally:
        view.close()
