"""What a rule is. There is no way to suppress one in the code: a rule that is wrong is mended."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import ClassVar

from lints.place import Place
from lints.source import SourceFile


@dataclass(frozen=True, order=True)
class Violation:
    """One place that breaks a rule."""

    path: PurePosixPath
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


class Rule(ABC):
    """A rule about Python files.

    `code` is stable, `message` tells the author of a violation what to write instead.
    """

    code: ClassVar[str]
    message: ClassVar[str]

    @abstractmethod
    def applies_to(self, place: Place) -> bool:
        """Tell whether files at this place are under the rule."""

    @abstractmethod
    def check(self, source: SourceFile) -> Iterable[Violation]:
        """Yield what breaks the rule."""

    def at(self, source: SourceFile, where: ast.stmt | ast.expr | int, what: str = "") -> Violation:
        """Make a violation; `what` names the offender before the message."""
        line = where if isinstance(where, int) else where.lineno
        message = f"{what}: {self.message}" if what else self.message
        return Violation(source.place.path, line, self.code, message)


class FileRule(ABC):
    """A rule about the files that are or would be committed, of whatever kind."""

    code: ClassVar[str]
    message: ClassVar[str]

    @abstractmethod
    def check(self, root: Path, paths: Sequence[PurePosixPath]) -> Iterable[Violation]:
        """Yield what breaks the rule among `paths`, which are relative to `root`."""
