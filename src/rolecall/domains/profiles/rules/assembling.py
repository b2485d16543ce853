"""What a profile shows: résumés, and what people did, put together. Pure.

Guarantees: what somebody typed, removed or arranged counts before whatever is read, now and in any
later reading; of several résumés that say one thing, the newest is quoted; nothing stands there
that neither a given résumé says nor somebody did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from rolecall.domains.profiles.contracts import (
    ItemState,
    ProfileField,
    ProfileItem,
    ReadItem,
    Section,
    Touch,
)
from rolecall.domains.profiles.rules.matching import ENOUGH, likeness
from rolecall.domains.profiles.rules.sections import FIELDS

_SAME_PLACE: Final = 4.0
"""Points for standing where the item stood when somebody touched it."""
_ORDER: Final = {section: place for place, section in enumerate(Section)}


@dataclass(slots=True)
class _Group:
    """One thing: what somebody did to it, and what résumés say of it, the newest first."""

    section: Section
    touch: Touch | None = None
    read: list[ReadItem] = field(default_factory=list)


def assembled(
    candidate_id: UUID, readings: Sequence[Sequence[ReadItem]], touches: Iterable[Touch]
) -> list[ProfileItem]:
    """Return all items, removed ones too, in the order in which they are shown.

    `readings` are the items of each résumé, those of the newest one first.
    """
    groups = [_Group(one.section, one) for one in touches]
    for reading in readings:
        _join(groups, reading)
    used: set[UUID] = set()
    found = [_item(candidate_id, group, used) for group in groups]
    places = {one.id: place for place, one in enumerate(found)}
    return sorted(found, key=lambda one: (_ORDER[one.section], *_place(one, places[one.id])))


def _join(groups: list[_Group], reading: Sequence[ReadItem]) -> None:
    """Put each item of a résumé with what it is most like, one to one, or by itself."""
    known = len(groups)
    pairs = sorted(
        (-points, group, place)
        for group in range(known)
        for place, item in enumerate(reading)
        if groups[group].section is item.section
        and (points := _points(groups[group], item)) >= ENOUGH
    )
    placed: dict[int, int] = {}
    taken: set[int] = set()
    for _, group, place in pairs:
        if group not in taken and place not in placed:
            placed[place] = group
            taken.add(group)
    for place, item in enumerate(reading):
        if place in placed:
            groups[placed[place]].read.append(item)
        else:
            groups.append(_Group(item.section, read=[item]))


def _points(group: _Group, item: ReadItem) -> float:
    points = [likeness(item.section, one.values, item.values) for one in group.read]
    touch = group.touch
    if touch is not None:
        points += [
            likeness(item.section, touch.anchor, item.values) if touch.anchor else 0.0,
            likeness(item.section, touch.values, item.values),
        ]
        if touch.file_id == item.file_id and _overlap(touch, item):
            points = [max(points, default=0.0) + _SAME_PLACE]
    return max(points, default=0.0)


def _overlap(touch: Touch, item: ReadItem) -> bool:
    """Tell whether most of an item stands where it stood."""
    shared = touch.places & item.places
    return bool(shared) and 2 * len(shared) >= min(len(touch.places), len(item.places))


def _item(candidate_id: UUID, group: _Group, used: set[UUID]) -> ProfileItem:
    touch, source = group.touch, group.read[0] if group.read else None
    fields: dict[str, ProfileField] = {}
    for name in FIELDS[group.section]:
        read = source.fields.get(name, ()) if source else ()
        kept = touch.anchor.get(name, ()) if touch and not source else ()
        typed = touch.typed.get(name) if touch else None
        values = tuple(one.value for one in read) or kept
        if typed is not None or values:
            shown = typed if typed is not None else values
            fields[name] = ProfileField(values=shown, read=read, is_typed=typed is not None)
    if touch is None:
        if source is None:
            raise ValueError("an item is of a résumé or of a person")
        return ProfileItem(
            id=_id_of(candidate_id, source, used),
            section=group.section,
            state=ItemState.READ,
            fields=fields,
            source=source,
        )
    return ProfileItem(
        id=touch.id,
        section=group.section,
        state=_state(touch),
        fields=fields,
        version=touch.version,
        by_name=touch.by_name,
        by_candidate=touch.by_candidate,
        at=touch.at,
        source=source,
        touch=touch,
    )


def _state(touch: Touch) -> ItemState:
    if touch.removed:
        return ItemState.REMOVED
    if touch.is_added:
        return ItemState.ADDED
    return ItemState.EDITED if touch.typed or touch.rank is not None else ItemState.READ


def _id_of(candidate_id: UUID, source: ReadItem, used: set[UUID]) -> UUID:
    """Return the same id for the same item of the same reading, in every process."""
    told = sorted(
        (name, one.value, one.start or 0) for name, of in source.fields.items() for one in of
    )
    name = f"{candidate_id}:{source.file_id}:{source.section}:{told}"
    found = uuid5(NAMESPACE_OID, name)
    while found in used:
        found = uuid5(found, name)
    used.add(found)
    return found


def _place(item: ProfileItem, place: int) -> tuple[int, int, tuple[int, ...], int]:
    """Return the place within a section: as arranged, else the latest first, else as read."""
    rank = item.touch.rank if item.touch else None
    if rank is not None:
        return (0, rank, (), place)
    return (1, 0, _latest_first(item), place)


def _latest_first(item: ProfileItem) -> tuple[int, ...]:
    if item.section not in {Section.WORK, Section.EDUCATION}:
        return ()
    values = item.values
    dates = ["9999"] if "current" in values else list(values.get("end", ()))
    dates += values.get("start", ()) or ["0000"]
    digits = ["".join(one for one in date if one.isdecimal()).ljust(8, "0") for date in dates]
    return tuple(-int(one) for one in digits[:2])
