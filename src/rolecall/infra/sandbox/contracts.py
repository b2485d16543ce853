"""How much a confined program may use, and the ways in which it can end without an answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run may use.

    `memory_bytes` is address space (code, libraries and data together), of which an interpreter
    with the PDF readers loaded takes about 100 MiB.
    """

    wall_seconds: float = 20.0
    cpu_seconds: int = 15
    memory_bytes: int = 768 * MEBIBYTE
    output_bytes: int = 16 * MEBIBYTE
    open_files: int = 64

    def as_options(self) -> dict[str, Any]:
        """Return the limits as JSON-able builtins, for the child's command line."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A program that is installed on this machine, and the folders that it reads."""

    program: Path
    readable: tuple[Path, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


class SandboxError(Exception):
    """The program gave no answer. `reason` is a stable word for records and metrics."""

    reason = "crashed"


class OutOfTime(SandboxError):
    """It took longer than allowed, by the clock or by the processor, and was killed."""

    reason = "out_of_time"


class OutOfMemory(SandboxError):
    """It asked for more memory than allowed."""

    reason = "out_of_memory"


class TooMuchOutput(SandboxError):
    """Its answer was longer than allowed; it was killed."""

    reason = "too_much_output"


class Crashed(SandboxError):
    """It ended with an exception or a signal; the sentence says which, never with what text."""
