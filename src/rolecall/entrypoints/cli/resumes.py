"""`rolecall resumes`: how far the reading of résumés has come, and having them read."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rolecall.entrypoints.cli.settings import process_settings

if TYPE_CHECKING:
    from rolecall.domains.profiles.contracts import Progress
    from rolecall.infra.db import UnitOfWork

    Ask = Callable[[UnitOfWork], Awaitable[int]]

_Org = Annotated[str, typer.Option(help="Only the organization of this slug.")]
_Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="The reading of résumés.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command()(status)
    group.command()(read)
    app.add_typer(group, name="resumes")


def status(*, org: _Org = "", as_json: _Json = False) -> None:
    """Say how many résumés were read, and how many wait to be."""
    _tell(asyncio.run(_run(org, ask=False, failed=False)), as_json=as_json)


def read(
    *,
    org: _Org = "",
    failed: Annotated[
        bool, typer.Option("--failed", help="Also those whose parser had to be stopped.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Have all résumés read that nobody read, or only an older parser; workers do it.

    Safe to stop and to run again. What people changed in profiles stays as it is.
    """
    _tell(asyncio.run(_run(org, ask=True, failed=failed)), as_json=as_json)


def _tell(found: "list[tuple[str, int, Progress]]", *, as_json: bool) -> None:
    if as_json:
        listed = [{"slug": slug, "asked": n, **one.as_json()} for slug, n, one in found]
        print(msgspec.json.encode({"organizations": listed}).decode())
        return
    for slug, asked, one in found:
        print(
            f"{slug:<30}{one.read:>7} read {one.nothing:>5} with nothing found "
            f"{one.failed:>5} failed {one.due:>7} due {asked:>7} asked for"
        )


async def _run(slug: str, *, ask: bool, failed: bool) -> "list[tuple[str, int, Progress]]":
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.domains.profiles import api as profiles  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.kernel.tenant import Tenant  # noqa: PLC0415 - with the others

    composition.load("handlers")
    runtime = await composition.open_runtime(process_settings(), role="worker", pool_size=1)
    database = runtime.database
    asks: list[Ask] = []
    if ask:
        asks.append(profiles.ask_to_read)
    if ask and failed:
        asks.append(profiles.ask_for_failed)
    found: list[tuple[str, int, Progress]] = []
    try:
        for organization in await identity.list_organizations(database):
            if slug not in {"", organization.slug}:
                continue
            tenant, asked = Tenant(organization.id), 0
            for one in asks:
                # Each portion is a transaction: what was asked for is not asked for again.
                while True:
                    async with database.transaction(tenant) as uow:
                        portion = await one(uow)
                    asked += portion
                    if not portion:
                        break
            async with database.transaction(tenant) as uow:
                progress = await profiles.count_progress(uow)
            found.append((organization.slug, asked, progress))
    finally:
        await runtime.close()
    return found
