"""Where a file stands in the tree, in the words that rules are written in."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

DOMAINS = "rolecall.domains"


@dataclass(frozen=True)
class Place:
    """A file's position. `path` is relative to the root of the repository."""

    path: PurePosixPath

    @cached_property
    def module(self) -> str:
        """The dotted name under which the file is imported (`rolecall.kernel.clock`)."""
        parts = list(self.path.with_suffix("").parts)
        if parts[0] == "src":
            parts = parts[1:]
        if parts[-1] == "__init__":
            parts = parts[:-1]
        return ".".join(parts)

    @property
    def top(self) -> str:
        """The folder at the root: `src`, `tests`, `migrations`."""
        return self.path.parts[0]

    @property
    def is_marker(self) -> bool:
        """Whether the file is a package's `__init__`."""
        return self.path.name == "__init__.py"

    def within(self, *modules: str) -> bool:
        """Tell whether the file is one of the modules, or inside one of them."""
        return any(self.module == name or self.module.startswith(f"{name}.") for name in modules)

    @property
    def role(self) -> str:
        """What the file is inside its domain (`service`, `queries`); empty outside of domains."""
        if not self.within(DOMAINS):
            return ""
        inside = self.module.removeprefix(DOMAINS).strip(".").split(".")
        return inside[1] if len(inside) > 1 else ""
