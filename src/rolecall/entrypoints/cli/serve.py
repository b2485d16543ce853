"""`rolecall api`, `worker`, `relay`, `inbound`: one process, started by hand or by a host.

On the data folder of a running `rolecall up` they find its servers; elsewhere they use the ones of
the environment.
"""

from typing import Annotated

import typer

from rolecall.entrypoints.cli.settings import process_settings
from rolecall.infra import collector


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (api, worker, relay, inbound):
        app.command()(command)


def api(
    *,
    domains: Annotated[
        str, typer.Option(help="Serve these domains alone, separated by commas.")
    ] = "",
) -> None:
    """Serve HTTP."""
    settings = process_settings()
    collector.rest()
    from rolecall.entrypoints import api as root  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.composition import DOMAINS  # noqa: PLC0415 - heavy

    chosen = tuple(name.strip() for name in domains.split(",")) if domains else DOMAINS
    unknown = [name for name in chosen if name not in DOMAINS]
    if unknown:
        raise typer.BadParameter(
            f"there is no domain {unknown[0]!r}; there are {', '.join(DOMAINS)}.",
            param_hint="--domains",
        )
    root.run(settings, domains=chosen)


def worker() -> None:
    """Run handlers: mails, webhooks, index updates, and what else follows from events."""
    settings = process_settings()
    collector.rest()
    from rolecall.entrypoints import worker as root  # noqa: PLC0415 - heavy

    root.run(settings)


def relay() -> None:
    """Hand events to workers, claim schedules, push live updates."""
    settings = process_settings()
    collector.rest()
    from rolecall.entrypoints import relay as root  # noqa: PLC0415 - heavy

    root.run(settings)


def inbound() -> None:
    """Speak SMTP and take the answers of candidates."""
    settings = process_settings()
    collector.rest()
    from rolecall.entrypoints import inbound as root  # noqa: PLC0415 - heavy

    root.run(settings)
