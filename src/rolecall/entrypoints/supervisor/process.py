"""A running child process, as the event loop sees it.

asyncio's own subprocess counts a process as ended only when its output is closed, and a grandchild
can hold that open for good. Here the end is the end, and the output is read beside it.
"""

import asyncio
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress

from rolecall.infra.embedded import Launch

_CHUNK_BYTES = 65_536
_LONGEST_LINE_BYTES = 1_048_576


class Process:
    """One started child. Made in the main thread, where the loop runs (see `Launch`)."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self._popen = subprocess.Popen(  # noqa: S603 - our own programs
            launch.argv,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
            **launch.popen_options(),
        )
        self._ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        threading.Thread(
            target=self._await_end, args=(loop,), name=f"wait-{launch.name}", daemon=True
        ).start()

    @property
    def pid(self) -> int:
        """The process number, which is that of its group and session too."""
        return self._popen.pid

    @property
    def has_ended(self) -> bool:
        """Whether it is gone."""
        return self._ended.is_set()

    async def wait(self) -> int:
        """Wait for the end; return the exit code, negative for a signal."""
        await self._ended.wait()
        return self._popen.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the process, if it is still there."""
        self._popen.send_signal(number)

    def kill_group(self) -> None:
        """Kill what is left of the group that the process leads or led."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    async def read(self, hear: Callable[[bytes], None]) -> None:
        """Give each line of the output to `hear`, until it is closed or we are cancelled."""
        stream = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(stream), self._popen.stdout
        )
        try:
            rest = b""
            while chunk := await stream.read(_CHUNK_BYTES):
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    hear(line)
                if len(rest) > _LONGEST_LINE_BYTES:
                    hear(rest)
                    rest = b""
            hear(rest)
        finally:
            transport.close()

    def _await_end(self, loop: asyncio.AbstractEventLoop) -> None:
        self._popen.wait()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(self._ended.set)
