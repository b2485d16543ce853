import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil
import pytest

from rolecall.entrypoints.exits import ProcessFailed
from rolecall.entrypoints.supervisor import Journal, Program, Supervisor
from rolecall.infra.embedded import DataFolderUnusable, Launch
from rolecall.kernel.sentences import plain

from tests.entrypoints.supervisor.conftest import MakeProgram, alive

Until = Callable[[Callable[[], object]], Awaitable[None]]

SLEEP = "import time; time.sleep(60)"


async def test_starts_a_killed_child_again(
    supervisor: Supervisor, make_program: MakeProgram, until: Until, announced: list[str]
) -> None:
    await supervisor.start([make_program(SLEEP)])
    first = supervisor.pids()["child"]
    os.kill(first, signal.SIGKILL)
    await until(lambda: supervisor.pids().get("child", first) != first)
    assert supervisor.restarts() == {"child": 1}
    assert announced == ["child was killed (SIGKILL); starting it again in 0.2 s."]


async def test_a_child_that_ends_later_is_started_again_with_growing_pauses(
    supervisor: Supervisor, make_program: MakeProgram, until: Until, announced: list[str]
) -> None:
    body = "import pathlib, time; pathlib.Path('up').touch(); time.sleep(0.1); raise SystemExit(3)"
    await supervisor.start([make_program(body, ready_file="up")])
    await until(lambda: len(announced) == 3)
    assert [line.split("again in ")[1] for line in announced] == ["0.2 s.", "0.4 s.", "0.8 s."]
    assert announced[0].startswith("child stopped (code 3)")


async def test_a_start_fails_with_the_last_words_of_the_child(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    with pytest.raises(ProcessFailed) as caught:
        await supervisor.start(
            [make_program("print('no such table'); raise SystemExit(4)", ready_file="never")]
        )
    assert caught.value.detail == "child stopped (code 4). It said:\n  no such table"
    assert supervisor.pids() == {}


async def test_a_start_fails_when_one_ends_while_another_is_still_starting(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    programs = [
        make_program("raise SystemExit(5)", name="worker"),
        make_program(SLEEP, name="api", ready_file="never"),
    ]
    with pytest.raises(ProcessFailed, match=r"worker stopped \(code 5\)"):
        await supervisor.start(programs)


async def test_a_start_that_takes_too_long_fails(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    with pytest.raises(ProcessFailed, match=r"was not ready within 0\.3 s"):
        await supervisor.start([make_program(SLEEP, ready_file="never", start_seconds=0.3)])
    assert supervisor.pids() == {}


async def test_a_start_fails_with_what_its_preparation_says(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    def refuse() -> None:
        raise DataFolderUnusable(plain("not here"))

    with pytest.raises(DataFolderUnusable, match="not here"):
        await supervisor.start([make_program(SLEEP, prepare=refuse)])


async def test_a_restart_that_fails_is_tried_again(
    supervisor: Supervisor, make_program: MakeProgram, until: Until, announced: list[str]
) -> None:
    outcomes = iter([None, OSError(28, "No space left on device"), None])

    def prepare() -> None:
        outcome = next(outcomes)
        if outcome is not None:
            raise outcome

    await supervisor.start([make_program(SLEEP, prepare=prepare)])
    first = supervisor.pids()["child"]
    os.kill(first, signal.SIGKILL)
    await until(lambda: supervisor.pids().get("child", first) != first)
    assert announced[1] == (
        "child could not be started ([Errno 28] No space left on device); "
        "starting it again in 0.4 s."
    )


async def test_a_program_that_is_not_there_is_one_sentence(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    launch = Launch("ghost", (str(tmp_path / "ghost"),), tmp_path, {})
    with pytest.raises(ProcessFailed, match=r"ghost cannot be started: \[Errno 2\] No such file"):
        await supervisor.start([Program("ghost", launch=lambda: launch)])


async def test_a_tier_waits_for_all_of_its_programs(
    supervisor: Supervisor, make_program: MakeProgram, tmp_path: Path
) -> None:
    slow = "import pathlib, time; time.sleep(0.5); pathlib.Path('up').touch(); time.sleep(60)"
    await supervisor.start([make_program(slow, name="slow", ready_file="up")])
    assert (tmp_path / "up").exists()


async def test_stops_the_last_tier_first_and_lets_it_finish(
    supervisor: Supervisor, make_program: MakeProgram, tmp_path: Path, until: Until
) -> None:
    polite = """
        import pathlib, signal, sys, time
        def leave(*_):
            time.sleep(0.2)
            with open("order", "a") as order:
                order.write(NAME)
            sys.exit(0)
        signal.signal(signal.SIGTERM, leave)
        pathlib.Path("up" + NAME).touch()
        time.sleep(60)
    """
    for name in ("a", "b"):
        body = polite.replace("NAME", repr(name))
        await supervisor.start([make_program(body, name=name, ready_file=f"up{name}")])
    pids = supervisor.pids().values()
    await supervisor.stop(asyncio.Event())
    assert (tmp_path / "order").read_text() == "ba"
    assert not any(alive(pid) for pid in pids)


async def test_kills_what_does_not_stop_in_time(
    supervisor: Supervisor, make_program: MakeProgram, announced: list[str]
) -> None:
    stubborn = """
        import pathlib, signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        pathlib.Path("up").touch()
        time.sleep(60)
    """
    await supervisor.start(
        [make_program(stubborn, ready_file="up", stop_signals=((signal.SIGTERM, 0.2),))]
    )
    pid = supervisor.pids()["child"]
    await supervisor.stop(asyncio.Event())
    assert not alive(pid)
    assert announced == ["child did not stop in time and was killed."]


async def test_a_second_request_to_stop_does_not_wait(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    stubborn = """
        import pathlib, signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        pathlib.Path("up").touch()
        time.sleep(60)
    """
    await supervisor.start(
        [make_program(stubborn, ready_file="up", stop_signals=((signal.SIGTERM, 30.0),))]
    )
    hurry = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, hurry.set)
    began = time.monotonic()
    await supervisor.stop(hurry)
    assert time.monotonic() - began < 5


async def test_grandchildren_go_with_a_killed_child(
    supervisor: Supervisor, make_program: MakeProgram, tmp_path: Path, until: Until
) -> None:
    body = """
        import pathlib, subprocess, time
        grandchild = subprocess.Popen(["sleep", "60"])
        pathlib.Path("pid.new").write_text(str(grandchild.pid))
        pathlib.Path("pid.new").rename("pid")
        time.sleep(60)
    """
    await supervisor.start([make_program(body, ready_file="pid")])
    grandchild = int((tmp_path / "pid").read_text())
    assert alive(grandchild)
    os.kill(supervisor.pids()["child"], signal.SIGKILL)
    await until(lambda: not alive(grandchild))


async def test_a_child_has_its_own_session_so_that_the_terminal_reaches_us_alone(
    supervisor: Supervisor, make_program: MakeProgram
) -> None:
    await supervisor.start([make_program(SLEEP)])
    pid = supervisor.pids()["child"]
    assert os.getsid(pid) == pid != os.getsid(0)


async def test_keeps_what_children_say_as_json_lines(
    supervisor: Supervisor, make_program: MakeProgram, journal: Journal
) -> None:
    body = """
        import pathlib, sys, time
        print('{"level":"info","event":"50 % done"}')
        print("plain ä", file=sys.stderr)
        sys.stdout.write("x" * 3_000_000 + "\\n" + "without an end")
        sys.stdout.flush()
        pathlib.Path("said").touch()
        time.sleep(60)
    """
    await supervisor.start([make_program(body, name="api", ready_file="said")])
    await supervisor.stop(asyncio.Event())
    lines = [json.loads(line) for line in journal.path.read_text().splitlines()]
    assert {line["process"] for line in lines} == {"api"}
    assert lines[0] == {"process": "api", "level": "info", "event": "50 % done"}
    assert lines[1]["message"] == "plain ä"
    assert lines[-1]["message"] == "without an end"
    assert sum(len(line["message"]) for line in lines[2:-1]) == 3_000_000


def test_a_full_disk_costs_words_not_processes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rolecall.jsonl").symlink_to("/dev/full")
    heard: list[str] = []
    journal = Journal(tmp_path, lambda _process, line: heard.append(line))
    journal.write("api", b"lost on disk")
    journal.close()
    assert heard == journal.last_words("api") == ["lost on disk"]
    assert capsys.readouterr().err == ""


def test_the_journal_is_turned_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for _ in range(12):
        journal.write("api", b"y" * 1_000_000)
    journal.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "rolecall.jsonl",
        "rolecall.jsonl.1",
    ]


def test_nothing_survives_kill_9_of_the_supervisor(
    make_program: MakeProgram, tmp_path: Path
) -> None:
    pid = os.fork()
    if pid == 0:

        async def supervise() -> None:
            supervisor = Supervisor(Journal(tmp_path), lambda _line: None)
            await supervisor.start([make_program(SLEEP, name=name) for name in ("a", "b")])
            (tmp_path / "pids.new").write_text(json.dumps(supervisor.pids()))
            (tmp_path / "pids.new").rename(tmp_path / "pids")
            await supervisor.watch()

        try:
            asyncio.run(supervise())
        finally:
            os._exit(1)
    deadline = time.monotonic() + 10
    while not (tmp_path / "pids").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    children = json.loads((tmp_path / "pids").read_text()).values()
    assert all(alive(child) for child in children)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    _, left = psutil.wait_procs([psutil.Process(c) for c in children if alive(c)], timeout=5)
    assert [process for process in left if alive(process.pid)] == []
