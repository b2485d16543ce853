"""RC102: identifiers are UUIDv7, made by the kernel."""

from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_MAKERS = frozenset(
    {
        "uuid.uuid1",
        "uuid.uuid4",
        "uuid.uuid6",
        "uuid.uuid7",
        "sqlalchemy.func.gen_random_uuid",
        "sqlalchemy.func.uuidv7",
    }
)


class RandomIds(Rule):
    """Forbid other makers of identifiers; name-based UUIDs (3 and 5) are not identifiers."""

    code = "RC102"
    message = "make identifiers with rolecall.kernel.ids.uuid7()"

    def applies_to(self, place: Place) -> bool:
        """Everywhere but where they are made, and its test."""
        return not place.within("rolecall.kernel.ids", "tests.kernel.test_ids")

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Find uses and references."""
        for name, node in source.references():
            if name in _MAKERS:
                yield self.at(source, node, name)
