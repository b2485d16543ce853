"""`rolecall demo`: the hiring loop, played over HTTP against the running installation."""

from typing import Annotated

import typer
from rich.console import Console

from rolecall.entrypoints.exits import Exit
from rolecall.infra.settings import load


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    url: Annotated[
        str, typer.Option(help="Where it answers; found in the data folder if not given.")
    ] = "",
) -> None:
    """Play the whole hiring loop against the running installation, showing each request.

    Makes an organization of its own each time. Exits with 1 if any step is not as it should be.
    """
    from rolecall.entrypoints.demo.run import play, running_url  # noqa: PLC0415 - heavy

    console = Console(highlight=False, soft_wrap=True)
    well = play(url.rstrip("/") or running_url(load()), console)
    raise typer.Exit(Exit.OK if well else Exit.FAILED)
