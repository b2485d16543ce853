import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rolecall.infra.embedded import DataLayout, Postgres, Redis, service_account

from tests.support.folders import reachable_folder


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with reachable_folder() as folder:
        yield folder


@pytest.fixture
def layout(tmp_path: Path) -> DataLayout:
    layout = DataLayout(tmp_path / "data")
    layout.create()
    return layout


@pytest.fixture
def postgres(layout: DataLayout) -> Postgres:
    return Postgres(layout, service_account(), durable=False)


@pytest.fixture
def redis(layout: DataLayout) -> Redis:
    return Redis(layout, service_account())


@pytest.fixture
def in_child() -> Iterator[Callable[[Callable[[], None]], int]]:
    """Run a function in a forked process and return its pid; whatever is left is killed."""
    children: list[int] = []

    def start(body: Callable[[], None]) -> int:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                body()
                status = 0
            finally:
                os._exit(status)
        children.append(pid)
        return pid

    yield start
    for pid in children:
        try:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue
