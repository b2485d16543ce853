"""`rolecall tokens`: access tokens for trying and measuring, never in production mode."""

import asyncio
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rolecall.access import Role
from rolecall.entrypoints.cli.settings import process_settings

if TYPE_CHECKING:
    from rolecall.domains.identity.contracts import IssuedToken

_MOST_HOURS = 24 * 30


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="Access tokens, not in production mode.", no_args_is_help=True)
    group.callback()(_group)
    group.command()(issue)
    app.add_typer(group, name="tokens")


def _group() -> None:
    """Access tokens, not in production mode."""


def issue(
    role: Annotated[Role, typer.Option(help="As what to be signed in.")],
    org: Annotated[
        str | None, typer.Option(help="The organization's slug; none for platform and candidates.")
    ] = None,
    hours: Annotated[
        int, typer.Option(min=1, max=_MOST_HOURS, help="For how long it is good.")
    ] = 12,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print an access token of a made-up login; the same login for the same role and slug."""
    issued = asyncio.run(_issue(role, org, timedelta(hours=hours)))
    if as_json:
        print(msgspec.json.encode({**asdict(issued), "token_type": "bearer"}).decode())
    else:
        print(issued.access_token)


async def _issue(role: Role, org: str | None, lifetime: timedelta) -> "IssuedToken":
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.domains.identity.contracts import TokenRequest  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy

    runtime = await composition.open_runtime(process_settings(), role="api", pool_size=1)
    try:
        request = TokenRequest(role=role, slug=org, lifetime=lifetime)
        return await identity.issue_token(runtime.database, request)
    finally:
        await runtime.close()
