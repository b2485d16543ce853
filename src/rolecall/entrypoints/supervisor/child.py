"""One supervised child: started, listened to, started again when it dies, stopped when told.

A child that ends by itself before its tier has settled has failed, and the start with it. One that
was killed, or that ends later on for whatever reason, is started again after a pause. What is left
of its process group when it has ended is killed.
"""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from rolecall.entrypoints.exits import ProcessFailed
from rolecall.entrypoints.supervisor.journal import Journal
from rolecall.entrypoints.supervisor.process import Process
from rolecall.entrypoints.supervisor.program import Backoff, Program
from rolecall.kernel.errors import RolecallError

_PROBE_SECONDS = 0.05
_LAST_OUTPUT_SECONDS = 1.0

Announce = Callable[[str], None]
"""Called with a sentence for the person who watches."""


class Child:
    """The running side of a `Program`."""

    def __init__(self, program: Program, journal: Journal, announce: Announce) -> None:
        self.program = program
        self.ready = asyncio.Event()
        self.settled = False
        self.restarts = 0
        self._journal = journal
        self._announce = announce
        self._stopping = asyncio.Event()
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """The process number, while there is a process."""
        return self._process.pid if self._process is not None else None

    async def run(self) -> None:
        """Keep the child alive until `stop`.

        Raises:
            ProcessFailed: it ended by itself, or took too long, before it was settled.
            RolecallError: it could not be prepared before it was settled.
        """
        backoff = Backoff()
        while not self._stopping.is_set():
            began = time.monotonic()
            ending = await self._live()
            if self._stopping.is_set():
                return
            pause = backoff.after(time.monotonic() - began)
            self.restarts += 1
            self._announce(f"{self.program.name} {ending}; starting it again in {pause:g} s.")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)

    async def stop(self, hurry: asyncio.Event) -> None:
        """End the child as its launch says; at once when `hurry` is set, also meanwhile."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        for stop_signal, seconds in process.launch.stop_signals:
            if process.has_ended or hurry.is_set():
                break
            process.send_signal(stop_signal)
            await _first(seconds, process.wait(), hurry.wait())
        if not process.has_ended:
            self._announce(f"{self.program.name} did not stop in time and was killed.")
            process.send_signal(signal.SIGKILL)
            await process.wait()

    async def _live(self) -> str:
        """See the child through one life, and say how it ended."""
        try:
            await asyncio.to_thread(self.program.prepare)
            if self._stopping.is_set():
                return "was not started"
            process = self._process = Process(self.program.launch())
        except RolecallError as error:
            if not self.settled:
                raise
            return f"could not be started ({error.detail})"
        except OSError as error:
            # A full disk or a lack of memory: it may pass.
            if not self.settled:
                raise ProcessFailed(f"{self.program.name} cannot be started: {error}.") from error
            return f"could not be started ({error})"
        listening = asyncio.create_task(process.read(self._hear))
        probing = asyncio.create_task(self._probe(process.pid))
        try:
            ended_in_time = await self._wait_for_end(process, probing)
        finally:
            probing.cancel()
            process.kill_group()
            await asyncio.wait({listening}, timeout=_LAST_OUTPUT_SECONDS)
            listening.cancel()
            self._process = None
        code = await process.wait()
        ending = _ending(code) if ended_in_time else self._lateness()
        failed = code >= 0 or not ended_in_time
        if failed and not self.settled and not self._stopping.is_set():
            raise ProcessFailed(self._sentence(ending))
        return ending

    async def _wait_for_end(self, process: Process, probing: "asyncio.Task[None]") -> bool:
        """Wait until the process has ended; False if it was killed for never getting ready."""
        await _first(self.program.start_seconds, process.wait(), asyncio.shield(probing))
        if probing.done():
            probing.result()
        in_time = process.has_ended or probing.done() or self._stopping.is_set()
        if not in_time:
            process.send_signal(signal.SIGKILL)
        await process.wait()
        return in_time

    def _hear(self, line: bytes) -> None:
        self._journal.write(self.program.name, line)

    async def _probe(self, pid: int) -> None:
        """Set `ready` when the program says that it is."""
        is_ready = self.program.is_ready
        while is_ready is not None and not await asyncio.to_thread(is_ready, pid):  # noqa: ASYNC110 - polled
            await asyncio.sleep(_PROBE_SECONDS)
        self.ready.set()

    def _lateness(self) -> str:
        return f"was not ready within {self.program.start_seconds:g} s"

    def _sentence(self, ending: str) -> str:
        words = self._journal.last_words(self.program.name)
        said = " It said:\n  " + "\n  ".join(words) if words else " It said nothing."
        return f"{self.program.name} {ending}.{said}"


async def _first(seconds: float, *awaited: Awaitable[object]) -> None:
    """Wait for the first of several, for at most `seconds`, and drop the others."""
    tasks = {asyncio.ensure_future(one) for one in awaited}
    await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


def _ending(code: int) -> str:
    if code >= 0:
        return f"stopped (code {code})"
    try:
        return f"was killed ({signal.Signals(-code).name})"
    except ValueError:
        return f"was killed (signal {-code})"
