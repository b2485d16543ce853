"""What a résumé says whose text was recognized in a picture: the same, and less certain."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from rolecall.domains.ai.contracts import Resume, Value, Warned

KEPT: Final = 0.9
"""Of values that are right when a text is read, the share that is when a scan of it is: .88 of
e-mail addresses, .96 to all of the rest (`benchmarks.parser.scans`); the lowest counts."""


def less_certain(resume: Resume) -> Resume:
    """Return a résumé that says so, with the confidence of each value lowered to what is left."""
    lowered: Resume = _lowered(resume)
    return replace(lowered, warnings=(*resume.warnings, Warned.RECOGNIZED))


def _lowered(found: Any) -> Any:
    if isinstance(found, Value):
        known = found.confidence
        return found if known is None else replace(found, confidence=round(known * KEPT, 4))
    if isinstance(found, tuple):
        return tuple(_lowered(one) for one in found)
    if is_dataclass(found) and not isinstance(found, type):
        return replace(
            found, **{one.name: _lowered(getattr(found, one.name)) for one in fields(found)}
        )
    return found
