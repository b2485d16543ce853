"""A set of children in tiers: what starts later stands on what started before it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from rolecall.entrypoints.supervisor.child import Announce, Child
from rolecall.entrypoints.supervisor.journal import Journal
from rolecall.entrypoints.supervisor.program import Program
from rolecall.kernel.errors import RolecallError


class Supervisor:
    """Starts tiers of programs, keeps them alive, and stops them in the opposite order.

    Belongs to one event loop, which must run in the main thread (children die with the thread that
    began them).
    """

    def __init__(self, journal: Journal, announce: Announce) -> None:
        self._journal = journal
        self._announce = announce
        self._tiers: list[list[Child]] = []
        self._tasks: dict[Child, asyncio.Task[None]] = {}

    async def start(self, programs: Sequence[Program]) -> None:
        """Start a tier, all at once, and return when all of it is ready and thereby settled.

        Raises:
            ProcessFailed: one ended, or took too long, before it was ready.
            RolecallError: one could not be prepared.
        """
        tier = [Child(program, self._journal, self._announce) for program in programs]
        self._tiers.append(tier)
        for child in tier:
            self._tasks[child] = asyncio.create_task(child.run(), name=child.program.name)
        all_ready = asyncio.create_task(_all_ready(tier))
        tasks = {self._tasks[child] for child in tier}
        try:
            await asyncio.wait({all_ready, *tasks}, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                if task.done():
                    task.result()
        finally:
            all_ready.cancel()
        for child in tier:
            child.settled = True

    async def watch(self) -> None:
        """Wait, for as long as all children are looked after.

        Raises:
            BaseException: whatever ended the care for one of them; it is a defect of ours.
        """
        done, _ = await asyncio.wait(set(self._tasks.values()), return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()

    async def stop(self, hurry: asyncio.Event) -> None:
        """Stop all tiers, the last one first; `hurry` turns the rest of it into killing."""
        while self._tiers:
            tier = self._tiers.pop()
            await asyncio.gather(*(child.stop(hurry) for child in tier))
            for child in tier:
                with suppress(RolecallError):
                    await self._tasks.pop(child)

    def pids(self) -> dict[str, int]:
        """Return the process number of each child that runs now, by name."""
        children = [child for tier in self._tiers for child in tier]
        return {child.program.name: child.pid for child in children if child.pid is not None}

    def restarts(self) -> dict[str, int]:
        """Return how often each child was started again, by name."""
        return {child.program.name: child.restarts for tier in self._tiers for child in tier}


async def _all_ready(tier: Sequence[Child]) -> None:
    for child in tier:
        await child.ready.wait()
