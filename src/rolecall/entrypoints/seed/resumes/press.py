"""Many résumés at once, rendered by child processes while the caller goes on."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from rolecall.entrypoints.seed.children import spawned_pool
from rolecall.entrypoints.seed.shapes import Resume

_CHILDREN = 1
"""One is ahead of the loader by itself, and leaves a processor to the database."""


class Press:
    """Renders résumés in the order in which they are put in."""

    def __init__(self, children: int = _CHILDREN) -> None:
        self._pool = spawned_pool(children)
        self._files: dict[str, Future[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def put(self, resumes: Iterable[Resume]) -> None:
        """Have these rendered; a person's second one is the same as the first."""
        for resume in resumes:
            if resume.person.email not in self._files:
                self._files[resume.person.email] = self._pool.submit(_render, resume)

    async def rendered(self, resume: Resume) -> bytes:
        """Wait for the file of a résumé that was put in."""
        return await asyncio.wrap_future(self._files[resume.person.email])


def _render(resume: Resume) -> bytes:
    from rolecall.entrypoints.seed.resumes.render import render  # noqa: PLC0415 - heavy

    return render(resume)
