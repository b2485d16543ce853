"""What the child processes say, line by line, in one file of JSON lines.

A line that is a JSON object already gets the member `process` in front; any other line becomes the
`message` of such an object. The file is turned over at 10 MB, and five old ones are kept.
"""

import json
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from logging import LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from rolecall.kernel import clock

FILE_NAME = "rolecall.jsonl"
_MAX_BYTES = 10_000_000
_KEPT_FILES = 5
_LAST_WORDS = 8

Listener = Callable[[str, str], None]
"""Called with the name of the process and its line as it came."""


class _File(RotatingFileHandler):
    def handleError(self, record: LogRecord) -> None:  # noqa: N802 - the name of the base class
        """Drop the line: a full disk costs words, not processes."""


class Journal:
    """The log file of one supervisor, and the last words of each child."""

    def __init__(self, folder: Path, listener: Listener | None = None) -> None:
        """Write into `folder`, and give each line to `listener` too."""
        self.path = folder / FILE_NAME
        self._handler = _File(
            self.path, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8"
        )
        self._listener = listener
        self._last: dict[str, deque[str]] = {}

    def write(self, process: str, line: bytes) -> None:
        """Keep one line (without its end) of a child."""
        text = line.decode("utf-8", "replace").rstrip()
        if not text:
            return
        self._last.setdefault(process, deque(maxlen=_LAST_WORDS)).append(text)
        self._handler.emit(makeLogRecord({"msg": _as_json(process, text)}))
        if self._listener is not None:
            self._listener(process, text)

    def last_words(self, process: str) -> list[str]:
        """Return the last lines of a child, oldest first."""
        return list(self._last.get(process, ()))

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):
            self._handler.close()


def _as_json(process: str, text: str) -> str:
    if text.startswith('{"') and text.endswith("}"):
        return f'{{"process":"{process}",{text[1:]}'
    return json.dumps(
        {"process": process, "@timestamp": clock.now().isoformat(), "message": text},
        ensure_ascii=False,
        separators=(",", ":"),
    )
