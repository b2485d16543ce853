"""RC303: only commands print."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_PRINTERS = frozenset({"pprint.pprint", "print", "rich.print", "typer.echo"})


class Printing(Rule):
    """Forbid printing: output that is not a log line is lost, or leaks personal data."""

    code = "RC303"
    message = "log with structlog; printing is for rolecall.entrypoints"

    def applies_to(self, place: Place) -> bool:
        """The product outside of its commands."""
        return place.top == "src" and not place.within("rolecall.entrypoints")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find the calls."""
        for call in source.calls():
            name = source.resolve(call.func)
            if name in _PRINTERS:
                yield self.at(source, call, f"{name}()")
