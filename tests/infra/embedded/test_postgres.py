import os
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg
import psutil
import pytest

from rolecall.infra.embedded import (
    DataFolderUnusable,
    DataLayout,
    Postgres,
    ServerFailed,
    running,
    service_account,
)

InChild = Callable[[Callable[[], None]], int]


async def _run(postgres: Postgres, *statements: str) -> object:
    connection = await asyncpg.connect(postgres.dsn)
    try:
        answer = None
        for statement in statements:
            answer = await connection.fetchval(statement)
        return answer
    finally:
        await connection.close()


def _servers_of(layout: DataLayout) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        command = process.info["cmdline"] or []
        if process.info["name"] == "postgres" and str(layout.postgres) in command:
            found.append(process)
    return found


def kill_and_wait(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def exit_status(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _wait_until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


async def test_keeps_its_data_over_a_restart(postgres: Postgres) -> None:
    postgres.prepare()
    with running(postgres):
        await _run(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
    postgres.prepare()
    with running(postgres):
        assert await _run(postgres, "SELECT answer FROM kept") == 42


async def test_is_version_18_with_vectors_and_durable_by_default(layout: DataLayout) -> None:
    postgres = Postgres(layout, service_account())
    postgres.prepare()
    with running(postgres) as process:
        assert str(await _run(postgres, "SHOW server_version")).startswith("18.")
        await _run(postgres, "CREATE EXTENSION vector")
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            assert await _run(postgres, f"SHOW {setting}") == "on"
        assert await _run(postgres, "SHOW max_connections") == "100"
        assert await _run(postgres, "SHOW timezone") == "UTC"
        assert await _run(postgres, "SELECT lower('ÄÉ')") == "äé"
        assert not psutil.Process(process.pid).net_connections(kind="inet")
    assert layout.sockets.stat().st_mode & 0o777 == 0o700


async def test_recovers_what_was_committed_before_kill_9(layout: DataLayout) -> None:
    postgres = Postgres(layout, service_account())
    postgres.prepare()
    with running(postgres) as process:
        await _run(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")
        process.kill()
        process.wait()
    assert (layout.postgres / "postmaster.pid").exists()
    postgres.prepare()
    with running(postgres):
        assert await _run(postgres, "SELECT n FROM kept") == 7


async def test_starts_although_a_stale_pid_file_names_a_living_process(
    postgres: Postgres, layout: DataLayout
) -> None:
    postgres.prepare()
    stale = f"1\n{layout.postgres}\n1700000000\n5432\n{layout.sockets}\n\n  1 1\nready\n"
    (layout.postgres / "postmaster.pid").write_text(stale)
    postgres.prepare()
    with running(postgres):
        assert await _run(postgres, "SELECT 1") == 1


async def test_dies_with_its_parent_and_the_next_start_waits_for_it(
    postgres: Postgres, layout: DataLayout, in_child: InChild
) -> None:
    postgres.prepare()

    def hold() -> None:
        with running(postgres):
            time.sleep(60)

    parent = in_child(hold)
    pid_file = layout.postgres / "postmaster.pid"
    _wait_until(lambda: pid_file.exists() and "ready" in pid_file.read_text())
    (old,) = [found for found in _servers_of(layout) if found.ppid() == parent]
    kill_and_wait(parent)
    postgres.prepare()
    with running(postgres) as process:
        assert process.pid != old.pid
        assert [found.pid for found in _servers_of(layout)] == [process.pid]
        assert await _run(postgres, "SELECT 1") == 1
    _wait_until(lambda: not _servers_of(layout))


def test_a_cluster_that_cannot_be_finished_leaves_nothing(
    postgres: Postgres, layout: DataLayout, in_child: InChild
) -> None:
    def with_files_of_at_most_one_mebibyte() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))
        with pytest.raises(ServerFailed, match="Nothing was left behind"):
            postgres.prepare()

    assert exit_status(in_child(with_files_of_at_most_one_mebibyte)) == 0
    assert not layout.postgres.exists()
    assert not (layout.root / "postgres.unfinished").exists()
    postgres.prepare()
    assert postgres.exists


def test_replaces_what_an_interrupted_first_start_left(
    postgres: Postgres, layout: DataLayout
) -> None:
    (layout.root / "postgres.unfinished" / "base").mkdir(parents=True)
    postgres.prepare()
    assert postgres.exists
    assert not (layout.root / "postgres.unfinished").exists()


def test_touches_no_folder_that_holds_something_else(
    postgres: Postgres, layout: DataLayout
) -> None:
    layout.postgres.mkdir()
    (layout.postgres / "letter.txt").write_text("mine")
    with pytest.raises(DataFolderUnusable, match="holds files but no database"):
        postgres.prepare()
    assert (layout.postgres / "letter.txt").read_text() == "mine"


def test_refuses_a_cluster_of_another_major_version(postgres: Postgres, layout: DataLayout) -> None:
    layout.postgres.mkdir()
    (layout.postgres / "PG_VERSION").write_text("17\n")
    with pytest.raises(ServerFailed, match=r"PostgreSQL 17.*brings 18"):
        postgres.prepare()


def test_says_so_when_it_stops_at_its_start(postgres: Postgres, layout: DataLayout) -> None:
    postgres.prepare()
    (layout.postgres / "conf.d" / "zz-own.conf").write_text("shared_buffers = 'plenty'\n")
    with pytest.raises(ServerFailed, match="stopped at its start"), running(postgres):
        raise AssertionError("it must not come up")


def test_comes_up_under_a_private_umask(postgres: Postgres) -> None:
    before = os.umask(0o077)
    try:
        postgres.prepare()
        with running(postgres) as process:
            assert postgres.is_ready(process.pid)
    finally:
        os.umask(before)


async def test_own_settings_win(postgres: Postgres, layout: DataLayout) -> None:
    postgres.prepare()
    (layout.postgres / "conf.d" / "zz-own.conf").write_text("work_mem = '9MB'\n")
    with running(postgres):
        assert await _run(postgres, "SHOW work_mem") == "9MB"


def test_runs_for_an_ordinary_user(tmp_path: Path, in_child: InChild) -> None:
    root = tmp_path / "plain" / "data"
    user = os.geteuid() or 65_534
    root.parent.mkdir()
    os.chown(root.parent, user, -1)
    layout = DataLayout(root)
    postgres = Postgres(layout, durable=False)

    def whole_life() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        layout.create()
        assert postgres.prepare() == []
        with running(postgres) as process:
            assert psutil.Process(process.pid).uids().effective == user

    assert exit_status(in_child(whole_life)) == 0
    assert layout.postgres.stat().st_uid == user
