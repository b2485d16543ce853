"""RC402: a module's name says what is in it."""

import re
from collections.abc import Iterator

from lints.place import Place
from lints.rule import Rule, Violation
from lints.source import SourceFile

_EMPTY_NAMES = re.compile(
    r"^_*(utils?|helpers?|misc|miscellaneous|stuff|commons?|shared|toolbox)_*$"
    r"|_(utils?|helpers?|misc|stuff|common)$"
    r"|^(utils?|helpers?|misc)_"
)


class ModuleNames(Rule):
    """Forbid names under which anything fits."""

    code = "RC402"
    message = "says nothing about what is in it; name the module after its one reason to exist"

    def applies_to(self, place: Place) -> bool:
        """The product."""
        return place.top == "src"

    def check(self, source: SourceFile) -> Iterator[Violation]:
        """Look at the module and, once per package, at the package."""
        name = source.place.module.rpartition(".")[2]
        if _EMPTY_NAMES.search(name):
            yield self.at(source, 1, name)
