"""`rolecall admin`: who administers the platform, and accounts that their owners want gone."""

import asyncio
import secrets
import sys
from typing import Annotated

import typer

from rolecall.entrypoints.cli.settings import process_settings


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="Administrators, and accounts to delete.", no_args_is_help=True)
    group.callback()(_group)
    group.command()(create)
    group.command("delete-account")(delete_account)
    app.add_typer(group, name="admin")


def _group() -> None:
    """Administrators, and accounts to delete."""


def create(
    email: Annotated[str, typer.Option(help="The address to sign in with.")],
    name: Annotated[str, typer.Option(help="The full name.")] = "Platform administrator",
    *,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    generate: Annotated[
        bool, typer.Option("--generate", help="Make a password and print it once.")
    ] = False,
) -> None:
    """Make a login an administrator of the platform.

    A login that exists already gets the new password, and its sessions end.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - heavy

    from rolecall.infra.http.schemas import Email  # noqa: PLC0415 - heavy

    try:
        checked: str = TypeAdapter(Email).validate_python(email.strip())
    except ValidationError as error:
        raise typer.BadParameter("this is not an e-mail address", param_hint="--email") from error
    password = _password(from_stdin=password_stdin, generate=generate)
    asyncio.run(_create(checked, name, password))
    print(f"{checked} administers this platform now.")
    if generate:
        print(f"Password: {password}")


def _password(*, from_stdin: bool, generate: bool) -> str:
    if generate:
        return secrets.token_urlsafe(18)
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise typer.BadParameter("without a terminal, say --password-stdin or --generate")
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password


async def _create(email: str, name: str, password: str) -> None:
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.domains.identity.contracts import NewAdministrator  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy

    runtime = await composition.open_runtime(process_settings(), role="api", pool_size=1)
    try:
        new = NewAdministrator(email=email, full_name=name, password=password)
        await identity.create_administrator(runtime.database, new)
    finally:
        await runtime.close()


def delete_account(
    email: Annotated[str, typer.Option(help="The address of the account.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
) -> None:
    """Delete a login, because its owner asked for it; its applications stay with employers."""
    if not yes:
        typer.confirm(f"Delete the account {email.strip()} for good?", abort=True)
    asyncio.run(_delete_account(email.strip()))
    print(f"The account {email.strip()} is deleted.")


async def _delete_account(email: str) -> None:
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy

    runtime = await composition.open_runtime(process_settings(), role="api", pool_size=1)
    try:
        await identity.delete_account_of(runtime.database, email)
    finally:
        await runtime.close()
