"""`rolecall keys rotate`, as it is called."""

import asyncio
import json
import subprocess
from dataclasses import replace
from pathlib import Path

from rolecall.access import Actor, ActorKind
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.infra.crypto import RootKeys
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

from tests.entrypoints.cli.conftest import Run
from tests.support.servers import SECRET, Servers
from tests.support.world import World

NEXT_SECRET = "the-secret-that-follows-in-this-installation"


async def test_a_changed_root_secret_and_a_new_data_key(
    run: Run, servers: Servers, runtime: Runtime, world: World, tmp_path: Path
) -> None:
    org = await world.organization()
    actor = Actor(ActorKind.SYSTEM, org_id=org.id)
    ref = await files.store_upload(
        runtime, Tenant(org.id), actor,
        purpose=FilePurpose.RESUME, filename="cv.txt", content=b"Jane Doe",
    )  # fmt: skip
    settings = {
        "ROLECALL_SECRET_KEY": NEXT_SECRET,
        "ROLECALL_PREVIOUS_SECRET_KEYS": SECRET,
        "ROLECALL_DATABASE_URL": servers.admin_dsn,
        "ROLECALL_APP_DATABASE_URL": servers.app_dsn,
        "ROLECALL_RELAY_DATABASE_URL": servers.relay_dsn,
        "ROLECALL_REDIS_URL": servers.redis_url,
    }

    def rotate(*options: str) -> "subprocess.CompletedProcess[str]":
        asked = ("keys", "rotate", "--org", org.slug, *options)
        return run(*asked, data=tmp_path / "data", **settings)

    done = await asyncio.to_thread(rotate, "--data-keys", "--json")
    assert done.returncode == 0, done.stderr
    (report,) = json.loads(done.stdout)["organizations"]
    assert report["slug"] == org.slug
    assert report["rewrapped"] == 1
    assert report["reencrypted"]["files.file_key"] == 1
    readable = await asyncio.to_thread(rotate)
    assert readable.returncode == 0, readable.stderr
    assert readable.stdout.split() == [
        org.slug, "0", "keys", "wrapped", "anew", "0", "values", "moved"
    ]  # fmt: skip
    try:
        alone = replace(runtime, keys=RootKeys(NEXT_SECRET))
        opened = await files.open_file(alone, Tenant(org.id), actor, ref.id)
        assert b"".join([piece async for piece in opened.content]) == b"Jane Doe"
    finally:
        runtime.database.runtime = runtime
