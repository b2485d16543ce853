"""Whether two items are one thing: in two résumés, or before and after somebody mended it. Pure.

Guarantees: the same in both directions; items of different sections are never one.
"""

from collections.abc import Mapping
from typing import Final

from rolecall.domains.profiles.contracts import Section
from rolecall.domains.profiles.rules.sections import FIELDS, SINGLE
from rolecall.kernel.terms import fold

_Values = Mapping[str, tuple[str, ...]]
ENOUGH: Final = 3.0
"""Points from which two items are one."""
_WEIGHTS: Final[Mapping[Section, Mapping[str, float]]] = {
    Section.WORK: {"company": 2, "title": 2, "start": 1.5},
    Section.EDUCATION: {"institution": 2, "degree": 2, "end": 1.5, "area": 1},
    Section.LICENCES: {"type": 2, "number": 2, "state": 1.5},
}
_CERTAIN: Final = 6.0


def likeness(section: Section, one: _Values, other: _Values) -> float:
    """Return how many points speak for two items of a section being one thing."""
    if section in SINGLE:
        return _CERTAIN
    weights = _WEIGHTS.get(section)
    if weights is None:
        keys = _keys(section, one)
        return _CERTAIN if keys & _keys(section, other) else 0.0
    points, compared, agreed = 0.0, 0.0, 0
    for name, weight in weights.items():
        mine, theirs = _text(one, name), _text(other, name)
        if not mine or not theirs:
            continue
        compared += weight
        if _agree(name, mine, theirs):
            points += weight
            agreed += 1
        else:
            points -= weight
    if agreed and points == compared and not _says_more(one, other, weights):
        # All that either of them says is the same.
        return max(points, ENOUGH)
    return points


def _says_more(one: _Values, other: _Values, weights: Mapping[str, float]) -> bool:
    """Tell whether each of two items says something that the other one does not."""
    mine = {name for name in weights if _text(one, name)}
    theirs = {name for name in weights if _text(other, name)}
    return bool(mine - theirs) and bool(theirs - mine)


def _keys(section: Section, values: _Values) -> set[str]:
    """Return by what an item with one name is known; a skill also by its name in the taxonomy."""
    names = FIELDS[section] if section is Section.SKILLS else FIELDS[section][:1]
    found = {_plain(_text(values, name)) for name in names} - {""}
    if section is Section.LINKS:
        schemes = ("https://", "http://", "www.")
        for scheme in schemes:
            found = {one.removeprefix(scheme) for one in found}
        return {one.rstrip("/") for one in found}
    return found


def _agree(name: str, one: str, other: str) -> bool:
    if name in {"start", "end"}:
        # A year agrees with each of its months.
        return one.startswith(other) or other.startswith(one)
    mine, theirs = set(_plain(one).split()), set(_plain(other).split())
    return bool(mine) and (mine <= theirs or theirs <= mine)


def _plain(text: str) -> str:
    kept = "".join(one if one.isalnum() or one in "+#@./:" else " " for one in fold(text))
    return " ".join(kept.split()).rstrip(".")


def _text(values: _Values, name: str) -> str:
    return " ".join(values.get(name, ()))
