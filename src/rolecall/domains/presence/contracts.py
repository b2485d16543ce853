"""The vocabulary of presence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class RecordKind(StrEnum):
    """What somebody can be seen at."""

    APPLICATION = "application"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """That a tab of the actor's browser shows a record.

    `tab` is a random word of the browser's own for the tab; `writing` says that a note is being
    written there.
    """

    tab: str
    kind: RecordKind
    record_id: UUID
    writing: bool = False


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody else who has a record open."""

    record_id: UUID
    user_id: UUID
    full_name: str
    writing: bool


@dataclass(frozen=True, slots=True)
class Onlookers:
    """Who else looks at a record, or at the records of a job, by name.

    `topic` is the word under which changes are announced on the organization's stream. It follows
    from the installation's secret: whoever may not see the record does not know its word.
    """

    topic: str
    people: Sequence[Onlooker]
