"""What `rolecall up` shows while it works, and what it prints when it is done."""

import json
import os
import time
from dataclasses import dataclass, field
from typing import Any, Protocol

from rich.console import Console
from rich.markup import escape
from rich.status import Status


class Output(Console):
    """A console that may go away: whoever watched has left, and the installation runs on.

    Without this a closed terminal or pipe would end the start half-way.
    """

    def on_broken_pipe(self) -> None:
        """Fall silent."""
        self._fall_silent()

    def print(self, *objects: Any, **options: Any) -> None:
        """Print, as long as somebody is there."""
        try:
            super().print(*objects, **options)
        except OSError:
            self._fall_silent()

    def _fall_silent(self) -> None:
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.file.fileno())
        os.close(nowhere)


@dataclass(frozen=True, slots=True)
class Running:
    """A running installation, as people and programs need to know it."""

    url: str
    data: str
    log_file: str
    pids: dict[str, int]
    database: dict[str, str]
    redis_url: str
    embedded: dict[str, bool]
    ready_seconds: float
    accounts: tuple[str, ...] = ()
    password: str = ""

    def as_json(self) -> str:
        """Return it as one line of JSON; secrets included, for whoever asked for them."""
        members: dict[str, Any] = {
            "url": self.url,
            "pids": self.pids,
            "database": self.database,
            "redis_url": self.redis_url,
            "embedded": self.embedded,
            "data": self.data,
            "log_file": self.log_file,
            "ready_seconds": round(self.ready_seconds, 3),
        }
        return json.dumps(members)


class View(Protocol):
    """Who watches a start."""

    def begin(self, title: str) -> None:
        """Show that something is being done."""
        ...

    def done(self, note: str = "") -> None:
        """Show that what began last is done."""
        ...

    def say(self, sentence: str) -> None:
        """Show a sentence of its own."""
        ...

    def ready(self, running: Running) -> None:
        """Show that the installation answers."""
        ...


@dataclass
class ConsoleView:
    """Shows it on a console: a spinner on a terminal, plain lines elsewhere."""

    console: Output
    _title: str = ""
    _began: float = 0.0
    _status: Status | None = field(default=None, repr=False)

    def begin(self, title: str) -> None:
        """Show that something is being done."""
        self._title, self._began = title, time.monotonic()
        if self.console.is_terminal:
            self._status = self.console.status(escape(title))
            self._status.start()

    def done(self, note: str = "") -> None:
        """Show that what began last is done, and how long it took."""
        self._stop_spinner()
        seconds = time.monotonic() - self._began
        extra = f" [dim]{escape(note)}[/]" if note else ""
        self.console.print(f"[green]✓[/] {escape(self._title)}{extra} [dim]{seconds:.1f} s[/]")

    def say(self, sentence: str) -> None:
        """Show a sentence of its own."""
        self.console.print(f"[yellow]![/] {escape(sentence)}")

    def close(self) -> None:
        """Leave the console as it was found."""
        self._stop_spinner()

    def ready(self, running: Running) -> None:
        """Show where things are and who may sign in."""
        self._stop_spinner()
        rows = [("Address", running.url), ("Data", running.data), ("Log", running.log_file)]
        rows += [("Accounts", account) for account in running.accounts[:1]]
        rows += [("", account) for account in running.accounts[1:]]
        rows += [("Password", f"{running.password}  (all of them)")] if running.password else []
        self.console.print()
        self.console.print(
            f"[bold]Rolecall is ready[/] [dim]after {running.ready_seconds:.1f} s[/]"
        )
        for label, value in rows:
            self.console.print(f"  [dim]{label:<9}[/] {escape(value)}")
        self.console.print("\nCtrl-C stops it.")

    def _stop_spinner(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None


@dataclass
class JsonView(ConsoleView):
    """Shows progress like its parent, on stderr, and the outcome as one JSON object on stdout."""

    def ready(self, running: Running) -> None:
        """Print the object."""
        self._stop_spinner()
        print(running.as_json(), flush=True)
