"""What a record of theirs says in our own words, and the groups in which its values change hands.

Guarantees: a name is put together as people write it; where a value of theirs is among ours already
(a second mail address), both say the same.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from rolecall.domains.integrations.contracts.connections import Authority
from rolecall.domains.integrations.contracts.mappings import Mapped
from rolecall.domains.integrations.contracts.port import Entity
from rolecall.domains.integrations.rules.merging import Group, Merged, Values
from rolecall.domains.integrations.rules.transforms import html_to_text

_GROUPS: Final[Mapping[Entity, Mapping[str, tuple[str, ...]]]] = {
    Entity.JOB: {
        "title": ("title",),
        "description": ("description",),
        "department": ("department",),
        "location": ("location",),
    },
    Entity.CANDIDATE: {
        "name": ("full_name",),
        "email": ("email",),
        "phone": ("phone",),
        "location": ("location",),
        "headline": ("headline",),
        "employer": ("employer",),
    },
}
_OWN_NAMES: Final = {"company": "employer"}
_NAME: Final = ("given_name", "family_name")
CLOSED: Final = "closed"


def groups_of(entity: Entity, authority: Authority) -> tuple[Group, ...]:
    """Return the groups of an entity, whose differences are decided by this authority."""
    return tuple(Group(name, fields, authority) for name, fields in _GROUPS[entity].items())


def in_our_words(entity: Entity, mapped: Mapped) -> dict[str, str | None]:
    """Return what a usable record says, by the fields of our record.

    What is empty over there is left out: a sync empties nothing of ours.
    """
    said = {name: value for name, value in mapped.values.items() if value}
    if entity is Entity.JOB:
        said.pop("status", None)
        return {**said, **_as_text(said.get("description"))}
    name = " ".join(part for part in (said.pop(one, "") for one in _NAME) if part)
    return {"full_name": name, **{_OWN_NAMES.get(key, key): one for key, one in said.items()}}


def _as_text(description: str | None) -> dict[str, str | None]:
    """Return a description as lines of text, so that both sides can be compared."""
    return {"description": html_to_text(description, "", {})} if description else {}


def unknown_of(entity: Entity, mapped: Mapped) -> frozenset[str]:
    """Return the fields of ours that could not be mapped this time."""
    failed = {one.target for one in mapped.problems} | {one.target for one in mapped.unmapped}
    if entity is Entity.CANDIDATE and not failed.isdisjoint(_NAME):
        failed.add("full_name")
    return frozenset(_OWN_NAMES.get(one, one) for one in failed)


def label_of(entity: Entity, values: Values) -> str:
    """Return what a record is called."""
    return values.get("title" if entity is Entity.JOB else "full_name") or ""


def first_met(ours: Values, theirs: Values) -> Merged:
    """Return what follows when a record meets one of ours that is the same: gaps are filled.

    What both say differently stays as it is here, until it changes over there.
    """
    take = {name: value for name, value in theirs.items() if value and not ours.get(name)}
    return Merged(take, {}, (), dict(theirs))


def is_closed(entity: Entity, mapped: Mapped) -> bool:
    """Tell whether a job is over on the other side: it is not made here then."""
    return entity is Entity.JOB and mapped.values.get("status") == CLOSED


def settled(mine: str, likely: Iterable[str | None]) -> str:
    """Return what we say in the words of the other side, where only blanks differ."""
    flat = mine.split()
    return next((one for one in likely if one and one.split() == flat), mine)


def html_of(text: str) -> str:
    """Return lines of text as paragraphs."""
    parts = (escape(part).replace("\n", "<br>") for part in text.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in parts if part)
