"""What a sync would do, told before it does anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rolecall.kernel.sentences import Sentence


class Deed(StrEnum):
    """What would be done with a record."""

    CREATE = "create"
    LINK = "link"
    """One of ours is the same, and becomes its counterpart."""
    UPDATE = "update"
    LEAVE = "leave"
    """Nothing has changed."""
    ASK = "ask"
    """Both sides have changed it, and a person decides."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Planned:
    """One record: what would be done, with which fields, and why if it is not obvious."""

    external_id: str
    deed: Deed
    fields: tuple[str, ...] = ()
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All records of a dry run, with how many of each there are."""

    counts: Mapping[Deed, int]
    records: Sequence[Planned]
