"""One supervisor per data folder, held by a lock that the kernel drops with its holder.

flock(2) on a file: it cannot be left behind by `kill -9`, and it is seen by containers that share
the folder, which process numbers are not.
"""

import fcntl
import json
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from rolecall.entrypoints.exits import AlreadyRunning
from rolecall.kernel.sentences import plain


class DataLock:
    """The lock of one data folder, to be held as long as something is supervised there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def __enter__(self) -> Self:
        """Take the lock.

        Raises:
            AlreadyRunning: someone else holds it; the sentence says who.
        """
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            self._file = None
            raise AlreadyRunning(
                plain(
                    f"Rolecall is already running on {self._path.parent}{self._said()}: stop it "
                    "first, or choose another folder with ROLECALL_DATA."
                )
            ) from error
        self.describe("")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go; the file stays, because removing it would race with the next one who opens it."""
        if self._file is not None:
            os.truncate(self._file, 0)
            os.close(self._file)
            self._file = None

    def describe(self, url: str) -> None:
        """Write into the file who holds the lock and where it answers, for the next one's sake."""
        if self._file is None:
            raise ValueError("the lock is not held")
        text = json.dumps({"pid": os.getpid(), "url": url}).encode()
        os.truncate(self._file, 0)
        os.pwrite(self._file, text, 0)

    def holder(self) -> str | None:
        """Return what is known of who holds the lock (maybe nothing: ""), None if nobody does."""
        try:
            file = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return self._said()
        finally:
            os.close(file)
        return None

    def _said(self) -> str:
        with suppress(ValueError, OSError):
            known = json.loads(self._path.read_text())
            where = f" at {known['url']}" if known["url"] else ""
            return f" (process {known['pid']}{where})"
        return ""
