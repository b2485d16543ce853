"""Tells what the demo run does: each step, its requests, and whether it went as it should."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

_SHOWN_BODY = 1_500


class StepFailed(Exception):
    """A step did not go as it should; the text says what was expected and what came."""


class Narrator:
    """Prints numbered steps to a console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.steps = 0
        self.requests = 0
        self._began = time.monotonic()

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Announce a step, and say at its end that it went well.

        Raises:
            StepFailed: whatever the block raised, after it has been shown.
        """
        self.steps += 1
        self._console.print(f"[bold]{self.steps:>2}[/]  [bold]{escape(title)}[/]")
        try:
            yield
        except StepFailed as failure:
            self._console.print(f"    [red]✗ {escape(str(failure))}[/]")
            raise

    def request(self, line: str, status: int, milliseconds: float) -> None:
        """Show a request and its answer."""
        self.requests += 1
        colour = "green" if status < 400 else "yellow"  # noqa: PLR2004 - where refusals begin
        self._console.print(
            f"      [dim]{escape(line)}[/] → [{colour}]{status}[/] [dim]{milliseconds:.0f} ms[/]"
        )

    def saw(self, sentence: str) -> None:
        """Show something that was checked and found as it should be."""
        self._console.print(f"    [green]✓[/] {escape(sentence)}")

    def finish(self) -> None:
        """Show that everything went as it should."""
        seconds = time.monotonic() - self._began
        self._console.print(
            f"\n[green]All {self.steps} steps went as they should[/] "
            f"({self.requests} requests, {seconds:.1f} s)."
        )


def shortened(body: str) -> str:
    """Return the beginning of a body, enough to see what is wrong with it."""
    return body if len(body) <= _SHOWN_BODY else f"{body[:_SHOWN_BODY]}…"
