"""RC304: logs go through structlog, where fields are allow-listed."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_LOGGERS = frozenset(
    {
        "logging.basicConfig",
        "logging.critical",
        "logging.debug",
        "logging.error",
        "logging.exception",
        "logging.getLogger",
        "logging.info",
        "logging.log",
        "logging.warning",
    }
)


class Loggers(Rule):
    """Forbid the standard library's loggers, which know no allow-list of fields."""

    code = "RC304"
    message = "use structlog.get_logger(); the standard library's loggers are for infra.telemetry"

    def applies_to(self, place: Place) -> bool:
        """The product outside of its telemetry."""
        return place.top == "src" and not place.within("rolecall.infra.telemetry")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find uses and references."""
        for name, node in source.references():
            if name in _LOGGERS:
                yield self.at(source, node, name)
