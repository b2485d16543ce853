"""The demo data of a new installation: loaded once, and who may sign in to it."""

import asyncio
import json
from contextlib import suppress
from pathlib import Path

import asyncpg

from rolecall.infra.settings import Settings


def is_loaded(settings: Settings) -> bool:
    """Whether the database of resolved `settings` is known to have the demo data.

    A note in the data folder names the database that has it, so that a restart need not load what
    it takes to look into it.
    """
    with suppress(OSError, ValueError):
        return bool(json.loads(_marker(settings).read_text()) == _note(settings))
    return False


def load(settings: Settings) -> str:
    """Load what is missing of the demo data, and note that it is there; return what was done."""
    outcome = asyncio.run(_load(settings))
    _marker(settings).write_text(json.dumps(_note(settings)))
    return outcome


def shown_accounts() -> tuple[str, ...]:
    """Return the accounts to try the demo with, as lines to be printed."""
    from rolecall.entrypoints.seed.applicants import CANDIDATE_ACCOUNT  # noqa: PLC0415 - on demand
    from rolecall.entrypoints.seed.catalog import (  # noqa: PLC0415 - on demand
        ORGANIZATIONS,
        organization,
    )
    from rolecall.entrypoints.seed.demo import PLATFORM_ACCOUNT  # noqa: PLC0415 - on demand

    lines = [f"{PLATFORM_ACCOUNT}  (the platform)"]
    for key in ORGANIZATIONS:
        profile = organization(key)
        roles: dict[str, str] = {}
        for member in profile.members:
            roles.setdefault(member.role, member.email.split("@")[0])
        names = "@, ".join(roles.values())
        lines.append(f"{names}@{key}.example.com  ({profile.name})")
    return (*lines, f"{CANDIDATE_ACCOUNT}  (a candidate, in both)")


def shown_password() -> str:
    """Return the password of all of them."""
    from rolecall.entrypoints.seed.demo import DEMO_PASSWORD  # noqa: PLC0415 - on demand

    return DEMO_PASSWORD


def _marker(settings: Settings) -> Path:
    return settings.core.data / "demo.json"


def _note(settings: Settings) -> dict[str, str]:
    dsn = settings.database.app_database_url.get_secret_value()
    return {"database": asyncio.run(_identity(dsn))}


async def _identity(dsn: str) -> str:
    """Return what tells this database from every other one."""
    connection = await asyncpg.connect(dsn)
    try:
        return str(
            await connection.fetchval(
                "SELECT system_identifier || '/' || oid FROM pg_control_system(), pg_database "
                "WHERE datname = current_database()"
            )
        )
    finally:
        await connection.close()


async def _load(settings: Settings) -> str:
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.entrypoints.seed.loading.demo import load_demo  # noqa: PLC0415 - heavy

    composition.load("models")
    runtime = await composition.open_runtime(settings, role="api")
    try:
        loaded = await load_demo(runtime)
    finally:
        await runtime.close()
    if not loaded.organizations:
        return "was there"
    return f"{len(loaded.organizations)} organizations, {loaded.applications} applications"
