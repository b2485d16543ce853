"""`rolecall audit verify`: prove that no audit entry was altered or removed."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rolecall.entrypoints.cli.settings import process_settings
from rolecall.entrypoints.exits import Exit
from rolecall.kernel.sentences import as_text

if TYPE_CHECKING:
    from rolecall.domains.audit.api import Verification


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="Prove the audit log.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command()(verify)
    app.add_typer(group, name="audit")


def verify(
    *,
    org: Annotated[str, typer.Option(help="Only the organization of this slug.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Walk the chain of every organization; exit code 1 if one does not hold."""
    found = asyncio.run(_verify(org))
    ok = all(verification.ok for _, verification in found)
    if as_json:
        listed = [{"slug": slug, **asdict(verification)} for slug, verification in found]
        print(msgspec.json.encode({"ok": ok, "organizations": listed}, enc_hook=as_text).decode())
    else:
        for slug, verification in found:
            outcome = (
                "holds"
                if verification.ok
                else f"BROKEN at entry {verification.first_bad_seq}: {verification.reason}"
            )
            print(f"{slug:<30}{verification.entries:>8} entries  {outcome}")
    if not ok:
        raise typer.Exit(Exit.FAILED)


async def _verify(slug: str) -> "list[tuple[str, Verification]]":
    from rolecall.domains.audit import api as audit  # noqa: PLC0415 - heavy
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.kernel.tenant import PLATFORM_ORG, Tenant  # noqa: PLC0415 - with the others

    runtime = await composition.open_runtime(process_settings(), role="worker", pool_size=1)
    found: list[tuple[str, Verification]] = []
    try:
        organizations = await identity.list_organizations(runtime.database)
        chains = [("platform", PLATFORM_ORG), *((one.slug, one.id) for one in organizations)]
        for name, org_id in chains:
            if slug in {"", name}:
                async with runtime.database.transaction(Tenant(org_id)) as uow:
                    found.append((name, await audit.verify(uow)))
    finally:
        await runtime.close()
    return found
