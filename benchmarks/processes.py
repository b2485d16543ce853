"""CPU time and memory of processes, and the load of the machine."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

MIB = 1024 * 1024


@dataclass
class Spent:
    """Seconds of CPU that a block cost; known after it."""

    app: float = 0.0
    database: float = 0.0


@contextmanager
def spent(app: Iterable[int], postmaster: int) -> Iterator[Spent]:
    """Note what the application's processes and the database's spend during the block."""
    pids = list(app)
    found = Spent()
    app_before = sum(_seconds(pid) for pid in pids)
    database_before = _family_seconds(postmaster)
    yield found
    found.app = sum(_seconds(pid) for pid in pids) - app_before
    found.database = _family_seconds(postmaster) - database_before


@contextmanager
def family_on(pid: int, wanted: Iterable[int]) -> Iterator[None]:
    """Keep a process and its children, those to come included, on these cores during the block."""
    parent = psutil.Process(pid)
    before, during = parent.cpu_affinity(), list(wanted)
    _place(parent, during)
    try:
        yield
    finally:
        _place(parent, before)


def memory(pid: int) -> dict[str, float]:
    """Return the resident and the proportional memory of a process in MiB (Linux)."""
    full = psutil.Process(pid).memory_full_info()
    shared_out = getattr(full, "pss", 0)
    return {
        "rss_mib": round(full.rss / MIB, 1),
        "pss_mib": round((shared_out or full.rss) / MIB, 1),
    }


def children(pid: int) -> list[int]:
    """Return the pids of a process's children and theirs."""
    return [child.pid for child in psutil.Process(pid).children(recursive=True)]


def machine() -> Mapping[str, object]:
    """Return what figures depend on beside the code."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "kernel": os.uname().release,
    }


def cores() -> int:
    """Return how many cores there are for us."""
    return len(os.sched_getaffinity(0))


def load_average() -> float:
    """Return the mean number of processes that wanted to run in the last minute."""
    return round(os.getloadavg()[0], 2)


@contextmanager
def busy() -> Iterator[dict[str, float]]:
    """Note how much of the machine worked during the block, and how much the host took: 0 to 1."""
    found: dict[str, float] = {}
    before = psutil.cpu_times()
    yield found
    after = psutil.cpu_times()
    spans = {name: getattr(after, name) - getattr(before, name) for name in after._fields}
    total = sum(spans[name] for name in spans if not name.startswith("guest"))
    idle = spans["idle"] + spans.get("iowait", 0.0)
    found["busy"] = round(1 - idle / total, 3) if total else 0.0
    found["steal"] = round(spans.get("steal", 0.0) / total, 3) if total else 0.0


def _place(parent: psutil.Process, wanted: list[int]) -> None:
    for process in (parent, *parent.children()):
        with suppress(psutil.NoSuchProcess):
            process.cpu_affinity(wanted)


def _seconds(pid: int) -> float:
    with suppress(psutil.NoSuchProcess):
        times = psutil.Process(pid).cpu_times()
        return times.user + times.system
    return 0.0


def _family_seconds(pid: int) -> float:
    """Return the CPU time of a process and all of its children, those that ended included.

    A child that ends while it is looked at is in neither sum or in both: then look again.
    """
    parent = psutil.Process(pid)
    while True:
        before = parent.cpu_times()
        alive = sum(_seconds(child.pid) for child in parent.children())
        after = parent.cpu_times()
        ended = after.children_user + after.children_system
        if ended == before.children_user + before.children_system:
            return after.user + after.system + ended + alive


def _processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123 - not on every system
        for line in file:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return ""
