"""Two sides and what they last agreed on: who has changed what, and whose word counts.

Guarantees:

- a group of fields changes hands as a whole, so that no name is put together from two people;
- with the authority `NEWEST` or `MANUAL`, what one side alone has changed is taken from that side;
  `EXTERNAL` and `INTERNAL` have the last word even then;
- what we have written over there and read back is no change of theirs, nor is what was read before
  our write had arrived (echoes);
- a group of which a field could not be mapped is left alone;
- merging again what was merged changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rolecall.domains.integrations.contracts.connections import Authority

Values = Mapping[str, str | None]
SETTLING: Final = timedelta(minutes=1)
"""For how long after a write the other side may still answer with what was there before."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What we have, and when a person here changed it last."""

    values: Values
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Theirs:
    """What was read, when it was asked for, and when it changed over there, None if untold.

    `unknown` are fields that could not be mapped this time.
    """

    values: Values
    read_at: datetime
    changed_at: datetime | None = None
    unknown: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The last write of ours: what, and when it was over there, None while it is on its way."""

    values: Values
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that change hands together, and whose word counts for them."""

    name: str
    fields: tuple[str, ...]
    authority: Authority


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Both sides have changed a group, and a person decides."""

    group: str
    ours: Values
    theirs: Values


@dataclass(frozen=True, slots=True)
class Merged:
    """What follows: what we take over, what is to be written over there, what is undecided.

    `base` is what both agree on from now on; what is to be written joins it once it is there
    (`agreed_after`).
    """

    take: Values
    write: Values
    undecided: Sequence[Disagreement]
    base: Values


def merge(
    base: Values,
    ours: Ours,
    theirs: Theirs,
    groups: Iterable[Group],
    written: Written | None = None,
) -> Merged:
    """Return what follows from both sides and what they last agreed on.

    `base` has the fields that they have agreed on at all: empty when they meet for the first time.
    """
    take: dict[str, str | None] = {}
    write: dict[str, str | None] = {}
    undecided: list[Disagreement] = []
    agreed: dict[str, str | None] = dict(base)
    for group in groups:
        fields = [name for name in group.fields if name in theirs.values]
        mine = {name: ours.values.get(name) for name in fields}
        other = {name: theirs.values[name] for name in fields}
        if mine == other:
            agreed.update(other)
            continue
        if not set(group.fields).isdisjoint(theirs.unknown) or _echoes(theirs, other, written):
            continue
        known = {name: base[name] for name in fields} if base.keys() >= set(fields) else None
        winner = _winner(group.authority, known, (mine, ours), (other, theirs))
        if winner is Authority.EXTERNAL:
            take.update({name: other[name] for name in fields if other[name] != mine[name]})
            agreed.update(other)
        elif winner is Authority.INTERNAL:
            write.update({name: mine[name] for name in fields if mine[name] != other[name]})
        else:
            undecided.append(Disagreement(group.name, mine, other))
    return Merged(take, write, undecided, agreed)


def agreed_after(base: Values, written: Values) -> Values:
    """Return what both agree on after values of ours have arrived over there."""
    return {**base, **written}


def _echoes(theirs: Theirs, other: Values, written: Written | None) -> bool:
    """Tell whether a group shows our own write, or what was there before it had arrived."""
    if written is None or other.keys().isdisjoint(written.values):
        return False
    return written.at is None or theirs.read_at <= written.at + SETTLING


def _winner(
    authority: Authority,
    known: Values | None,
    mine: tuple[Values, Ours],
    other: tuple[Values, Theirs],
) -> Authority:
    """Return whose values of a group count; `MANUAL` where a person decides."""
    (our_values, ours), (their_values, theirs) = mine, other
    if known is None and not any(our_values.values()):
        # We have nothing of it: to meet for the first time is no conflict.
        return Authority.EXTERNAL
    if authority in {Authority.EXTERNAL, Authority.INTERNAL}:
        return authority
    if known is not None and their_values == known:
        return Authority.INTERNAL
    if known is not None and our_values == known:
        return Authority.EXTERNAL
    if authority is Authority.MANUAL or theirs.changed_at is None:
        return Authority.MANUAL
    newer = theirs.changed_at >= ours.changed_at
    return Authority.EXTERNAL if newer else Authority.INTERNAL
