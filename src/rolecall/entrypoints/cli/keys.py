"""`rolecall keys rotate`: move wrapped keys and encrypted values under the current keys."""

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rolecall.entrypoints.cli.settings import process_settings

if TYPE_CHECKING:
    from rolecall.domains.files.contracts import RotationReport


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help="The keys of encrypted data.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command()(rotate)
    app.add_typer(group, name="keys")


def rotate(
    *,
    org: Annotated[str, typer.Option(help="Only the organization of this slug.")] = "",
    data_keys: Annotated[
        bool, typer.Option("--data-keys", help="Make a new data key for each organization, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Bring every organization's keys and values up to date; safe to stop and to run again.

    After the root secret was changed, run it once with the former one in
    ROLECALL_PREVIOUS_SECRET_KEYS; then that one is no longer needed.
    """
    found = asyncio.run(_rotate(org, new_data_key=data_keys))
    if as_json:
        listed = [{"slug": slug, **asdict(report)} for slug, report in found]
        print(msgspec.json.encode({"organizations": listed}).decode())
        return
    for slug, report in found:
        moved = sum(report.reencrypted.values())
        print(f"{slug:<30}{report.rewrapped:>6} keys wrapped anew {moved:>9} values moved")


async def _rotate(slug: str, *, new_data_key: bool) -> "list[tuple[str, RotationReport]]":
    from rolecall.domains.files import api as files  # noqa: PLC0415 - heavy
    from rolecall.domains.identity import api as identity  # noqa: PLC0415 - heavy
    from rolecall.entrypoints import composition  # noqa: PLC0415 - heavy
    from rolecall.kernel.tenant import PLATFORM_ORG  # noqa: PLC0415 - with the others

    # Domains say at import which values they keep encrypted.
    composition.load("handlers")
    composition.load("endpoints")
    runtime = await composition.open_runtime(process_settings(), role="worker", pool_size=1)
    try:
        organizations = await identity.list_organizations(runtime.database)
        wanted = [("platform", PLATFORM_ORG), *((one.slug, one.id) for one in organizations)]
        return [
            (name, await files.rotate_keys(runtime, org_id, new_data_key=new_data_key))
            for name, org_id in wanted
            if slug in {"", name}
        ]
    finally:
        await runtime.close()
