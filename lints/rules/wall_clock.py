"""RC101: the kernel's clock is the one source of time."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_WALL_CLOCKS = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "sqlalchemy.func.now",
        "sqlalchemy.func.current_timestamp",
        "sqlalchemy.func.clock_timestamp",
        "sqlalchemy.func.statement_timestamp",
        "sqlalchemy.func.transaction_timestamp",
    }
)


class WallClock(Rule):
    """Forbid every other way to ask for the time of day; monotonic clocks stay free."""

    code = "RC101"
    message = "ask rolecall.kernel.clock.now() for the time"

    def applies_to(self, place: Place) -> bool:
        """Everywhere but in the clock and its test."""
        return not place.within("rolecall.kernel.clock", "tests.kernel.test_clock")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find uses and references (a default factory is one)."""
        for name, node in source.references():
            if name.replace("sqlalchemy.sql.func", "sqlalchemy.func") in _WALL_CLOCKS:
                yield self.at(source, node, name)
