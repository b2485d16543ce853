"""The demo run, as `make demo` plays it, against a whole installation."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from rolecall.entrypoints.demo.story import PASSWORD
from rolecall.entrypoints.seed.demo import DEMO_PASSWORD

from tests.support.installation import LiveInstallation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def _demo(data: Path, *arguments: str, **settings: str) -> tuple[int, str]:
    """Run the command; return its exit code and all that it wrote."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ROLECALL_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "rolecall.entrypoints.cli",
        "demo",
        *arguments,
        env={
            **kept,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "ROLECALL_DATA": str(data),
            **settings,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


async def test_plays_the_whole_loop_and_can_do_it_again(running: LiveInstallation) -> None:
    for _ in range(2):
        code, output = await _demo(running.data)
        assert code == 0, output
        assert "All 18 steps went as they should" in output
        assert "POST /api/v1/public/jobs/" in output
        assert DEMO_PASSWORD not in output
        assert PASSWORD not in output


async def test_a_step_that_goes_wrong_ends_it_with_an_exit_code(running: LiveInstallation) -> None:
    code, output = await _demo(running.data, "--url", f"{running.url}/careers/harbor-vale")
    assert code == 1
    assert "Step 1 did not go as it should" in output
    assert "expected 200, got 404" in output


async def test_nothing_that_answers_is_one_clear_sentence(tmp_path: Path) -> None:
    code, output = await _demo(tmp_path)
    assert code == 69
    assert output.strip().startswith("rolecall: Nothing runs on")
    code, output = await _demo(tmp_path, "--url", "http://127.0.0.1:1")
    assert code == 1
    assert "Step 1 did not go as it should" in output


async def test_is_refused_where_it_cannot_work(tmp_path: Path) -> None:
    code, output = await _demo(tmp_path, ROLECALL_ENV="production")
    assert code == 78
    assert "ROLECALL_ENV" in output
    code, output = await _demo(tmp_path, ROLECALL_SMTP_URL="smtp://127.0.0.1:25")
    assert code == 78
    assert "ROLECALL_SMTP_URL" in output
