"""What of the sandbox is alive: its fork servers, and the processes in which something is run."""

import asyncio

import psutil

from rolecall.infra.sandbox import fork_server


def sandbox_servers(of: int | None = None) -> list[psutil.Process]:
    """Return the fork servers that a process has started, this one if none is named.

    They stay for a while: other tests may have left some.
    """
    return [one for one in _children(psutil.Process(of)) if _is_server(one)]


def sandboxed(of: int | None = None) -> list[psutil.Process]:
    """Return the processes in which something is run for a process."""
    return [run for server in sandbox_servers(of) for run in _children(server)]


async def sandboxed_in(of: int) -> list[psutil.Process]:
    """Return the same once there is one."""
    for _ in range(500):
        if found := sandboxed(of):
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("nothing was run in a sandbox")


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children()
    except psutil.NoSuchProcess:
        return []


def _is_server(process: psutil.Process) -> bool:
    try:
        return fork_server.__file__ in process.cmdline()
    except psutil.Error:
        return False
