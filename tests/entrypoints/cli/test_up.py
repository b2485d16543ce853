"""The whole installation, as one command starts it."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import asyncpg
import psutil
import pytest

from rolecall.entrypoints.exits import Exit
from rolecall.infra.embedded import DataLayout, Postgres, Redis, running, service_account

from tests.entrypoints.cli.conftest import Run, Up, processes_of, start_up, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]


def query(dsn: str, statement: str) -> object:
    async def ask() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(ask())


def test_says_where_everything_is_when_it_is_ready(up: Up) -> None:
    assert set(up.told["pids"]) == {"supervisor", "postgres", "redis", "api", "worker", "relay"}
    assert all(psutil.pid_exists(pid) for pid in up.told["pids"].values())
    assert up.told["pids"]["supervisor"] == up.process.pid
    assert up.told["embedded"] == {"database": True, "redis": True}
    for name, role in (("app_dsn", "rolecall_app"), ("relay_dsn", "rolecall_relay")):
        assert query(up.told["database"][name], "SELECT current_user") == role
    assert query(up.told["database"]["admin_dsn"], "SELECT current_user") == "postgres"
    assert up.status("/healthz") == 200
    assert up.status("/readyz") == 200


def test_processes_that_serve_never_see_the_administrator(up: Up) -> None:
    for role in ("api", "worker", "relay"):
        environment = psutil.Process(up.pids()[role]).environ()
        assert "ROLECALL_DATABASE_URL" not in environment
        assert "postgres@" not in " ".join(environment.values())
        assert "rolecall_app:" in environment["ROLECALL_APP_DATABASE_URL"]


def test_the_data_folder_is_private(up: Up) -> None:
    assert (up.data / "secret.key").stat().st_mode & 0o777 == 0o600
    assert up.data.stat().st_mode & 0o066 == 0
    for path in (up.data / "logs", up.data / "run", up.data / "postgres"):
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("role", ["api", "worker", "relay", "redis", "postgres"])
def test_a_killed_child_comes_back_and_all_is_ready_again(up: Up, role: str) -> None:
    killed = up.pids()[role]
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: up.pids().get(role, killed) != killed)
    wait_until(lambda: up.status("/readyz") == 200)
    assert up.process.poll() is None


def test_a_second_start_on_the_same_folder_is_refused_and_harmless(up: Up, run: Run) -> None:
    second = run("up", data=up.data)
    assert second.returncode == Exit.ALREADY_RUNNING
    assert second.stderr == (
        f"rolecall: Rolecall is already running on {up.data} (process {up.process.pid} at "
        f"{up.told['url']}): stop it first, or choose another folder with ROLECALL_DATA.\n"
    )
    assert up.status("/readyz") == 200


def test_a_command_started_by_hand_finds_the_running_servers(up: Up, run: Run) -> None:
    done = run("migrate", "plan", data=up.data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("database  ")
    assert run("migrate", "up", data=up.data).stdout == "Nothing to do.\n"


def test_external_servers_take_the_same_path(tmp_path: Path) -> None:
    layout = DataLayout(tmp_path / "elsewhere")
    layout.create()
    postgres = Postgres(layout, service_account(), durable=False)
    redis = Redis(layout, service_account())
    postgres.prepare()
    redis.prepare()
    with running(postgres), running(redis):
        up = start_up(
            tmp_path / "data", ROLECALL_DATABASE_URL=postgres.dsn, ROLECALL_REDIS_URL=redis.url
        )
        try:
            assert up.told["embedded"] == {"database": False, "redis": False}
            assert set(up.pids()) == {"api", "worker", "relay"}
            assert up.status("/readyz") == 200
            assert not (tmp_path / "data" / "postgres").exists()
        finally:
            assert up.stop() == Exit.OK
    assert processes_of(tmp_path / "data") == []


def test_a_taken_port_is_said_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("up", PORT=str(port))
    assert done.returncode == Exit.PORT_TAKEN
    assert done.stderr.startswith(f"rolecall: Port {port} on 127.0.0.1 cannot be listened on")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data" / "postgres").exists()


def test_an_unreachable_database_is_one_sentence(run: Run) -> None:
    done = run("up", ROLECALL_DATABASE_URL="postgresql://boss:hush@127.0.0.1:9/rolecall")
    assert done.returncode == Exit.UNREACHABLE
    (sentence,) = [line for line in done.stderr.splitlines() if line.startswith("rolecall:")]
    assert "The database at 127.0.0.1:9/rolecall cannot be reached" in sentence
    assert sentence.endswith("start it, or correct ROLECALL_DATABASE_URL.")
    assert "hush" not in done.stderr + done.stdout


def test_an_unreachable_broker_is_one_sentence(run: Run) -> None:
    done = run("up", ROLECALL_REDIS_URL="redis://:hush@127.0.0.1:9/0")
    assert done.returncode == Exit.UNREACHABLE
    assert "The broker at 127.0.0.1:9/0 cannot be reached" in done.stderr
    assert "hush" not in done.stderr + done.stdout


def test_a_lost_secret_is_not_replaced(run: Run, tmp_path: Path) -> None:
    cluster = tmp_path / "data" / "postgres"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("18\n")
    done = run("up")
    assert done.returncode == Exit.DATA_FOLDER
    assert "secret.key is missing" in done.stderr
    assert not (tmp_path / "data" / "secret.key").exists()


def test_data_outlives_kill_9_of_everything_and_an_orderly_stop(up: Up) -> None:
    """The last of this module: it ends the installation that the others share."""
    admin = up.told["database"]["admin_dsn"]
    query(admin, "CREATE TABLE kept AS SELECT 42 AS answer")
    up.process.kill()
    up.process.wait()

    second = start_up(up.data)
    assert query(admin, "SELECT answer FROM kept") == 42
    assert second.stop(signal.SIGINT) == Exit.OK
    assert processes_of(up.data) == []
    assert not list((up.data / "run").iterdir())
    assert not (up.data / "postgres" / "postmaster.pid").exists()
