"""`rolecall seed`: the demo, or bulk data for measuring. Never in production mode."""

import asyncio
import json
import sys
import time
from dataclasses import asdict
from typing import Annotated

import typer

from rolecall.entrypoints.cli.settings import administrator_settings
from rolecall.infra.settings import Settings, SettingsError
from rolecall.kernel.sentences import plain


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(seed)


def seed(
    orgs: Annotated[
        int | None, typer.Option(help="How many organizations; without it the demo is loaded.")
    ] = None,
    applications: Annotated[
        int, typer.Option(help="How many applications over all of them.")
    ] = 10_000,
    seed_number: Annotated[
        int, typer.Option("--seed", help="The same number gives the same data.")
    ] = 1,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Load invented data: the demo, or with --orgs bulk data for measuring.

    While bulk data is loaded nobody can read or write the tables. Its members sign in as
    `recruiter@bulk-1-00000.example.com` (seed 1, first organization) with the demo's password.
    """
    settings = administrator_settings()
    if settings.core.env == "production":
        raise SettingsError(
            plain("ROLECALL_ENV: invented data is never loaded in production mode.")
        )
    began = time.monotonic()
    if orgs is None:
        rows = asyncio.run(_demo(settings))
    else:
        rows = asyncio.run(_bulk(settings, orgs, applications, seed_number))
    seconds = round(time.monotonic() - began, 1)
    if as_json:
        print(json.dumps({"rows": rows, "seconds": seconds}))
        return
    for name, count in rows.items():
        print(f"{count:>12,}  {name}")
    print(f"in {seconds} s")


async def _demo(settings: Settings) -> dict[str, int]:
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.seed.loading.demo import load_demo  # noqa: PLC0415 - heavy

    runtime = await composition.open_runtime(settings, role="api")
    try:
        loaded = await load_demo(runtime)
    finally:
        await runtime.close()
    found = asdict(loaded)
    return {name: n if isinstance(n, int) else len(n) for name, n in found.items()}


async def _bulk(settings: Settings, orgs: int, applications: int, number: int) -> dict[str, int]:
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.seed.bulk.load import load_bulk  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.seed.bulk.plan import BulkPlan  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.seed.demo import DEMO_PASSWORD  # noqa: PLC0415 - heavy
    from rolecall.infra.logins import MIGRATOR, role_dsn  # noqa: PLC0415 - heavy
    from rolecall.kernel import clock  # noqa: PLC0415 - heavy

    plan = BulkPlan(orgs, applications, number, clock.now())
    admin = settings.database.database_url.get_secret_value()
    if not admin:
        raise SettingsError(plain("ROLECALL_DATABASE_URL: needed to load bulk data."))
    dsn = role_dsn(admin, MIGRATOR, settings.core.secret_key.get_secret_value())
    runtime = await composition.open_runtime(settings, role="api", pool_size=1)
    try:
        password_hash = await identity.hash_password(runtime, DEMO_PASSWORD)
    finally:
        await runtime.close()
    loaded = await load_bulk(
        dsn, plan, password_hash, lambda line: print(line, file=sys.stderr, flush=True)
    )
    return dict(loaded.rows)
