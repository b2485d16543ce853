"""`rolecall resumes`, as it is called."""

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any
from uuid import UUID

from rolecall.access import Role
from rolecall.domains.files.service.extracting import extract_text
from rolecall.domains.profiles.service.reading import read_file
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant

from tests.entrypoints.cli.conftest import Run
from tests.support.resumes import pdf_resume
from tests.support.servers import SECRET, Servers
from tests.support.world import World


async def test_what_is_due_is_counted_asked_for_once_and_read(
    run: Run, servers: Servers, runtime: Runtime, world: World, tmp_path: Path
) -> None:
    org = await world.organization()
    recruiter = await org.member(Role.RECRUITER)
    made = await recruiter.client.post("/api/v1/candidates", json={"full_name": "Ana Petrov"})
    sent = {"file": ("resume.pdf", pdf_resume("Ana Petrov", "ana.petrov@example.com"))}
    file_id = (await recruiter.client.post("/api/v1/files", files=sent)).json()["id"]
    body = {"file_id": file_id, "kind": "resume"}
    path = f"/api/v1/candidates/{made.json()['id']}/files"
    assert (await recruiter.client.post(path, json=body)).status_code == 201
    tenant = Tenant(org.id)
    await extract_text(runtime.database, tenant, UUID(file_id))
    settings = {
        "ROLECALL_SECRET_KEY": SECRET,
        "ROLECALL_DATABASE_URL": servers.admin_dsn,
        "ROLECALL_APP_DATABASE_URL": servers.app_dsn,
        "ROLECALL_RELAY_DATABASE_URL": servers.relay_dsn,
        "ROLECALL_REDIS_URL": servers.redis_url,
    }

    def call(*words: str) -> "subprocess.CompletedProcess[str]":
        asked = ("resumes", *words, "--org", org.slug)
        return run(*asked, data=tmp_path / "data", **settings)

    async def told(command: str) -> dict[str, Any]:
        done = await asyncio.to_thread(call, command, "--json")
        assert done.returncode == 0, done.stderr
        (one,) = json.loads(done.stdout)["organizations"]
        return {name: one[name] for name in ("slug", "asked", "read", "due", "failed")}

    waiting = {"slug": org.slug, "read": 0, "due": 1, "failed": 0}
    assert await told("read") == {**waiting, "asked": 1}
    assert await told("read") == {**waiting, "asked": 0}
    await read_file(runtime.database, tenant, UUID(file_id))
    readable = await asyncio.to_thread(call, "status")
    assert readable.stdout.split() == [
        org.slug, "1", "read", "0", "with", "nothing", "found", "0", "failed", "0", "due", "0",
        "asked", "for",
    ]  # fmt: skip
