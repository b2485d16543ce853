"""`rolecall outbox`: what waits, what died, and replaying it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, TypeVar
from uuid import UUID

import msgspec
import typer

from rolecall.entrypoints.cli.settings import process_settings

if TYPE_CHECKING:
    from rolecall.infra.db import Database

T = TypeVar("T")


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="Look at the outbox, and replay what died.", no_args_is_help=True)
    for command in (status, dead, replay):
        group.command()(command)
    app.add_typer(group, name="outbox")


def status(
    *, as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False
) -> None:
    """Say how much waits and how old the oldest is."""
    from rolecall.infra.outbox import inspection  # noqa: PLC0415 - heavy

    found = asdict(_run(inspection.status))
    if as_json:
        print(msgspec.json.encode(found).decode())
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<22}{value:g}")


def dead(*, as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False) -> None:
    """List the deliveries that failed too often, newest first."""
    from rolecall.infra.outbox import inspection  # noqa: PLC0415 - heavy

    found = _run(inspection.list_dead)
    if as_json:
        print(msgspec.json.encode([asdict(one) for one in found]).decode())
        return
    for one in found:
        last_line = one.last_error.strip().rpartition("\n")[2]
        print(f"{one.id}  {one.handler}  {one.failures} failures  {last_line}")
    if not found:
        print("Nothing is dead.")


def replay(
    delivery_id: Annotated[UUID | None, typer.Argument(help="One delivery.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All that are dead.")] = False,
    handler: Annotated[str, typer.Option(help="Only of this handler.")] = "",
) -> None:
    """Make dead deliveries due again."""
    if delivery_id is None and not every and not handler:
        raise typer.BadParameter("name a delivery, a --handler, or say --all")
    from rolecall.infra.outbox import inspection  # noqa: PLC0415 - heavy

    count = _run(lambda database: inspection.replay(database, delivery_id, handler=handler))
    print(f"{count} made due again.")


def _run(action: "Callable[[Database], Awaitable[T]]") -> T:
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy

    async def run() -> T:
        runtime = await composition.open_runtime(process_settings(), role="relay", pool_size=1)
        try:
            return await action(runtime.database)
        finally:
            await runtime.close()

    return asyncio.run(run())
