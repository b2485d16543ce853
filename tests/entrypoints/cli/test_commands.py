import json
import subprocess
import sys

import pytest

from rolecall.entrypoints.diagnosis import passkeys
from rolecall.entrypoints.exits import Exit
from rolecall.infra.settings import CoreSettings, Settings, known_variables

from tests.entrypoints.cli.conftest import Run


def test_doctor_lists_every_setting_and_keeps_secrets(run: Run) -> None:
    done = run("doctor", "--json", ROLECALL_SECRET_KEY="x" * 40)
    document = json.loads(done.stdout)
    assert done.returncode == Exit.OK, document
    assert document["healthy"]
    assert {setting["variable"] for setting in document["settings"]} == known_variables()
    by_name = {setting["variable"]: setting for setting in document["settings"]}
    assert by_name["ROLECALL_SECRET_KEY"]["is_secret"]
    assert by_name["ROLECALL_SECRET_KEY"]["is_set"]
    assert by_name["PORT"]["default"] == "8000"
    assert by_name["ROLECALL_DATA"]["meaning"].startswith("The folder with everything")
    assert "x" * 40 not in done.stdout
    checks = {finding["check"]: finding["status"] for finding in document["checks"]}
    assert checks.keys() == {
        "python", "node", "settings", "mode", "postgres", "redis", "tesseract", "résumé network",
        "data folder", "disk", "port", "custom domains", "passkeys",
    }  # fmt: skip
    assert checks["postgres"] == checks["redis"] == checks["disk"] == "ok"


@pytest.mark.parametrize(
    ("public_url", "status", "told"),
    [
        ("", "ok", "made for localhost, used at http://localhost:"),
        ("https://jobs.example.com", "ok", "made for jobs.example.com"),
        ("http://rolecall.localhost:8000", "ok", "made for rolecall.localhost"),
        ("http://jobs.example.com", "warning", "Browsers allow passkeys over https alone"),
        ("https://192.0.2.7", "warning", "https://192.0.2.7 is an IP address"),
        ("http://[::1]:8000", "ok", "used at http://localhost:8000, not at http://[::1]:8000"),
    ],
)
def test_doctor_says_whether_passkeys_fit_the_address(
    public_url: str, status: str, told: str
) -> None:
    settings = Settings(core=CoreSettings(public_url=public_url))
    finding = passkeys(settings)
    assert (finding.status, told in finding.detail) == (status, True), finding.detail


def test_doctor_finds_a_setting_that_does_not_exist(run: Run) -> None:
    done = run("doctor", "--json", ROLECALL_COLOUR="blue")
    assert done.returncode == Exit.FAILED
    document = json.loads(done.stdout)
    assert not document["healthy"]
    (finding,) = [each for each in document["checks"] if each["check"] == "settings"]
    assert finding["status"] == "failed"
    assert "ROLECALL_COLOUR: no such setting" in finding["detail"]


def test_doctor_is_readable_without_json(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == Exit.OK
    assert "✓ postgres: bundled, postgres (PostgreSQL) 18" in done.stdout


@pytest.mark.parametrize("command", ["up", "worker"])
def test_a_misspelt_setting_stops_every_start(run: Run, command: str) -> None:
    done = run(command, ROLECALL_DATABSE_URL="postgresql://x@y/z")
    assert done.returncode == Exit.SETTINGS
    assert done.stderr == (
        "rolecall: ROLECALL_DATABSE_URL: no such setting. `rolecall doctor` lists the ones there "
        "are.\n"
    )


@pytest.mark.parametrize("command", ["up", "worker"])
def test_production_mode_needs_a_secret(run: Run, command: str) -> None:
    done = run(command, ROLECALL_ENV="production")
    assert done.returncode == Exit.SETTINGS
    assert done.stderr.startswith("rolecall: ROLECALL_SECRET_KEY: needed in production mode")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("worker",), ("migrate", "plan")])
def test_by_hand_without_a_running_database_is_one_sentence(
    run: Run, command: tuple[str, ...]
) -> None:
    done = run(*command)
    assert done.returncode == Exit.PROCESS_FAILED
    assert "start `rolecall up` there first" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_command_line_imports_nothing_heavy() -> None:
    heavy = {"sqlalchemy", "fastapi", "celery", "alembic", "asyncpg", "uvicorn"}
    program = f"import sys, rolecall.entrypoints.cli; print({heavy!r} & set(sys.modules))"
    done = subprocess.run(
        (sys.executable, "-c", program),
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"
