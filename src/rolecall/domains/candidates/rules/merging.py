"""Which value stays when two records become one, and what goes where when they part again.

Guarantees: records part in any order. Where A took B in and C then took A in, B leaves C with what
was B's, and A, when it leaves later, takes what was A's and nothing of B's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from rolecall.domains.candidates.contracts import FieldChange, Moved, MovedKind

MoveKey = tuple[MovedKind, str]


@dataclass(frozen=True, slots=True)
class Above:
    """A later merge, by which the survivor of an earlier one went into another record."""

    merge_id: UUID
    moves: Mapping[MoveKey, Moved]
    fields: Mapping[str, FieldChange]


@dataclass(frozen=True, slots=True)
class Path:
    """The way from the survivor of a merge to the record that holds everything now.

    `above` are the merges by which the survivor went into another record, that into a third, and so
    on. `beside` are, for the survivor and then for each record that `above` led into, the later
    merges that brought others into it.
    """

    above: Sequence[Above]
    beside: Sequence[Sequence[Above]]


@dataclass(slots=True)
class WayBack:
    """What leaves the record that holds everything now.

    `moved` are its rows, `remade` are those that others had too. `left` are those that stay there
    as well, since a record that came later had them too; in its merge (`owned`) they count as its
    own from now on. `forgotten` and `adopted` are moves that later merges have no more, and newly.
    """

    moved: list[Moved] = field(default_factory=list)
    remade: list[Moved] = field(default_factory=list)
    left: list[Moved] = field(default_factory=list)
    owned: list[tuple[UUID, MoveKey]] = field(default_factory=list)
    forgotten: list[tuple[UUID, MoveKey]] = field(default_factory=list)
    adopted: list[tuple[UUID, Moved]] = field(default_factory=list)


@dataclass(slots=True)
class FieldsBack:
    """Which values return: by level (0 is the survivor, the last the holder), and what merges say.

    `kept` are fields that were changed since.
    """

    updates: list[dict[str, Any]]
    revised: dict[UUID, dict[str, FieldChange]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)


def chosen(
    survivor: Mapping[str, Any], merged: Mapping[str, Any], take: frozenset[str]
) -> dict[str, FieldChange]:
    """Return the fields of the survivor that take the merged record's value."""
    changes: dict[str, FieldChange] = {}
    for name, value in merged.items():
        before = survivor.get(name)
        wins = bool(value) and (name in take or not before)
        if wins and value != before:
            changes[name] = FieldChange(before, value)
    return changes


def way_back(moves: Iterable[Moved], path: Path) -> WayBack:
    """Return how what a merge moved comes back, through the merges that followed on it."""
    found = WayBack()
    for move in moves:
        if move.shared:
            found.remade.append(move)
        else:
            _climb(move, path, found)
    return found


def _climb(move: Moved, path: Path, found: WayBack) -> None:
    key = (move.kind, move.key)
    keeper: tuple[UUID, Moved] | None = None
    steps: list[tuple[UUID, Moved, Moved | None]] = []
    elsewhere: Moved | None = None
    for level, beside in enumerate(path.beside):
        keeper = keeper or _keeper(move, beside)
        if level == len(path.above) or elsewhere is not None:
            break
        later = path.above[level]
        there = later.moves.get(key)
        if there is None:
            # It was taken off before that merge: there is nothing to bring back.
            return
        steps.append((later.merge_id, there, keeper[1] if keeper else None))
        elsewhere = there if there.shared else None
    for merge_id, there, kept in steps:
        if kept is None or kept.key != move.key:
            found.forgotten.append((merge_id, key))
        if kept is not None and kept.key != move.key:
            found.adopted.append((merge_id, replace(there, key=kept.key)))
    if keeper is not None:
        found.owned.append((keeper[0], (move.kind, keeper[1].key)))
    if elsewhere is not None:
        found.remade.append(replace(move, payload={**elsewhere.payload, **move.payload}))
        return
    found.moved.append(move)
    if keeper is not None:
        found.left.append(keeper[1])


def _keeper(move: Moved, beside: Iterable[Above]) -> tuple[UUID, Moved] | None:
    """Return the first record that came later and had the same."""
    for later in beside:
        for other in later.moves.values():
            if other.shared and other.kind is move.kind and _same(other) == _same(move):
                return later.merge_id, other
    return None


def _same(move: Moved) -> str:
    """Return what is equal for rows that are one thing: two records spell one number each."""
    return str(move.payload.get("same", move.key))


def fields_back(
    changes: Mapping[str, FieldChange], values: Sequence[Mapping[str, Any]], path: Path
) -> FieldsBack:
    """Return which fields get their former values back.

    `values` are the present ones of the survivor, of what it went into, and so on to the holder. A
    field that was changed since stays: only what the merge wrote is taken back. Where a later merge
    wrote over it, that one gives the former value back when its turn comes.
    """
    found = FieldsBack([{} for _ in values])
    for name, change in changes.items():
        _field_back(name, change, values, path, found)
    return found


def _field_back(
    name: str,
    change: FieldChange,
    values: Sequence[Mapping[str, Any]],
    path: Path,
    found: FieldsBack,
) -> None:
    for level, present in enumerate(values):
        if present.get(name) != change.after:
            for later in path.beside[level]:
                over = later.fields.get(name)
                if over is not None and over.before == change.after:
                    revised = replace(over, before=change.before)
                    found.revised.setdefault(later.merge_id, {})[name] = revised
                    return
            found.kept.add(name)
            return
        found.updates[level][name] = change.before
        over = path.above[level].fields.get(name) if level < len(path.above) else None
        if over is None or over.after != change.after:
            return
        revised = replace(over, after=change.before)
        found.revised.setdefault(path.above[level].merge_id, {})[name] = revised
