import asyncio
import os
import signal
import sys
import textwrap
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Protocol

import psutil
import pytest

from rolecall.entrypoints.supervisor import Journal, Program, Supervisor
from rolecall.infra.embedded import Launch


class MakeProgram(Protocol):
    def __call__(
        self,
        body: str,
        *,
        name: str = "child",
        ready_file: str = "",
        stop_signals: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 5.0),),
        start_seconds: float = 10.0,
        prepare: Callable[[], object] = lambda: None,
    ) -> Program: ...


@pytest.fixture
def make_program(tmp_path: Path) -> MakeProgram:
    """Return programs whose Python source is `body`, run in `tmp_path`."""

    def make(
        body: str,
        *,
        name: str = "child",
        ready_file: str = "",
        stop_signals: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 5.0),),
        start_seconds: float = 10.0,
        prepare: Callable[[], object] = lambda: None,
    ) -> Program:
        argv = (sys.executable, "-S", "-u", "-c", textwrap.dedent(body))
        launch = Launch(name, argv, tmp_path, dict(os.environ), stop_signals=stop_signals)
        ready = tmp_path / ready_file
        return Program(
            name,
            launch=lambda: launch,
            prepare=prepare,
            is_ready=(lambda _pid: ready.exists()) if ready_file else None,
            start_seconds=start_seconds,
        )

    return make


@pytest.fixture
def announced() -> list[str]:
    """What the supervisor told the person who watches."""
    return []


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


@pytest.fixture
async def supervisor(journal: Journal, announced: list[str]) -> AsyncIterator[Supervisor]:
    made = Supervisor(journal, announced.append)
    yield made
    hurry = asyncio.Event()
    hurry.set()
    await made.stop(hurry)
    journal.close()


@pytest.fixture
def until() -> Callable[[Callable[[], object]], Awaitable[None]]:
    """Return a wait for a condition that comes true within ten seconds."""

    async def wait(condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < deadline, "it did not happen in time"
            await asyncio.sleep(0.01)

    return wait


def alive(pid: int) -> bool:
    """Whether process `pid` still does something (a zombie does not)."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
