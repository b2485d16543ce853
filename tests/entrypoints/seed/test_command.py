"""`rolecall seed`, as it is called."""

import asyncio
import json
import os
import sys
from pathlib import Path

import httpx2
import pytest

from rolecall.entrypoints.exits import Exit
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from tests.support.installation import LiveInstallation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def _seed(data: Path, *arguments: str, **settings: str) -> tuple[int, str, str]:
    """Run the command; return its exit code and what it wrote to stdout and stderr."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROLECALL_")}
    path = os.pathsep.join(path for path in sys.path if path)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "rolecall.entrypoints.cli",
        "seed",
        *arguments,
        env={**kept, "PYTHONPATH": path, "ROLECALL_DATA": str(data), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_loads_bulk_data_beside_a_serving_installation(running: LiveInstallation) -> None:
    arguments = ("--orgs", "3", "--applications", "60", "--seed", "9")
    code, out, err = await _seed(running.data, *arguments, "--json")
    assert code == Exit.OK, err
    assert json.loads(out)["rows"]["applications"] == 60
    async with httpx2.AsyncClient(base_url=running.url, timeout=15) as client:
        answer = await client.post(
            "/api/v1/auth/login",
            json={"email": "recruiter@bulk-9-00000.example.com", "password": DEMO_PASSWORD},
        )
        assert answer.status_code == 200, answer.text
        page = await client.get("/careers/bulk-9-00000")
        assert page.status_code == 200

    code, _, err = await _seed(running.data, *arguments)
    assert code == Exit.FAILED
    assert "seed 9 is there already" in err


async def test_is_refused_in_production_mode(running: LiveInstallation) -> None:
    database = running.told["database"]
    code, _, err = await _seed(
        running.data,
        ROLECALL_ENV="production",
        ROLECALL_SECRET_KEY="production-would-have-a-better-secret-than-this-one",
        ROLECALL_DATABASE_URL=database["admin_dsn"],
        ROLECALL_REDIS_URL=running.told["redis_url"],
    )
    assert code == Exit.SETTINGS
    assert "never loaded in production mode" in err


async def test_needs_a_running_database(tmp_path: Path) -> None:
    code, _, err = await _seed(tmp_path, "--orgs", "1")
    assert code == Exit.PROCESS_FAILED
    assert "No database runs on" in err
