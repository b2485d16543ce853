"""`rolecall doctor`: what is here, what is missing, which settings there are."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rolecall.entrypoints.exits import Exit

_MARKS = {"ok": "[green]✓[/]", "warning": "[yellow]![/]", "failed": "[red]✗[/]"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look at this machine and list all settings; changes nothing."""
    from rolecall.entrypoints.diagnosis import diagnose  # noqa: PLC0415 - heavy
    from rolecall.infra.settings.describe import known_settings  # noqa: PLC0415 - heavy

    findings, settings = diagnose(), known_settings()
    healthy = all(finding.status != "failed" for finding in findings)
    if as_json:
        document = {
            "healthy": healthy,
            "checks": [asdict(finding) for finding in findings],
            "settings": [asdict(setting) for setting in settings],
        }
        print(json.dumps(document, indent=2))
    else:
        console = Console(highlight=False, soft_wrap=True)
        for finding in findings:
            console.print(f"{_MARKS[finding.status]} {finding.check}: {escape(finding.detail)}")
        table = Table("Setting", "Default", "Meaning", title="Settings (environment variables)")
        for setting in settings:
            mark = " [green](set)[/]" if setting.is_set else ""
            table.add_row(setting.variable + mark, escape(setting.default), escape(setting.meaning))
        console.print(table)
    raise typer.Exit(Exit.OK if healthy else Exit.FAILED)
