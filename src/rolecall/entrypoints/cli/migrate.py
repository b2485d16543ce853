"""`rolecall migrate`: the database schema, up, down, or as SQL to read first."""

from typing import Annotated

import typer

from rolecall.entrypoints.cli.settings import administrator_settings


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="Move the database administration.", no_args_is_help=True)
    for command in (up, down, plan):
        group.command()(command)
    app.add_typer(group, name="migrate")


def up(
    target: Annotated[str, typer.Argument(help="A revision; the newest if not given.")] = "head",
) -> None:
    """Create missing roles, then migrate to TARGET."""
    settings = administrator_settings()
    from rolecall.infra.db import administration  # noqa: PLC0415 - heavy

    administration.create_roles(settings)
    _show(administration.migrate_up(settings, target), "applied")


def down(
    target: Annotated[str, typer.Argument(help="A revision, or -1 for one step back.")],
) -> None:
    """Go back to TARGET; what the later revisions added is dropped."""
    settings = administrator_settings()
    from rolecall.infra.db import administration  # noqa: PLC0415 - heavy

    _show(administration.migrate_down(settings, target), "undone")


def plan(
    *,
    sql: Annotated[bool, typer.Option("--sql", help="Print the SQL that `up` would run.")] = False,
) -> None:
    """Say what `up` would do; changes nothing."""
    settings = administrator_settings()
    from rolecall.infra.db import administration  # noqa: PLC0415 - heavy

    if sql:
        print(administration.migration_sql(settings), end="")
        return
    current, newest = administration.migration_state(settings)
    print(f"database  {current or 'empty'}\ncode      {newest}")


def _show(revisions: list[str], what: str) -> None:
    for revision in revisions:
        print(f"{revision} {what}")
    if not revisions:
        print("Nothing to do.")
