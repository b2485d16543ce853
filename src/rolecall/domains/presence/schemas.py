"""The HTTP shapes of presence."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.presence.contracts import Look, Onlookers, RecordKind
from rolecall.infra.http import In, Out

TabWord = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z-]{8,64}$")]


class LookIn(In):
    """That a tab shows a record. Good for 45 seconds; say it again every 20."""

    tab: TabWord = Field(description="A random word of the program's own for its tab.")
    kind: RecordKind
    record_id: UUID
    writing: bool = Field(default=False, description="A note is being written there.")

    def command(self) -> Look:
        """Return the command."""
        return Look(tab=self.tab, kind=self.kind, record_id=self.record_id, writing=self.writing)


class OnlookerOut(Out):
    """Somebody else who has a record open."""

    record_id: UUID
    user_id: UUID
    full_name: str
    writing: bool


class OnlookersOut(Out):
    """Who else looks, by name.

    `topic`: a push of the event stream with the key `["topic", topic]` says that this changed.
    """

    topic: str
    people: list[OnlookerOut]

    @classmethod
    def of(cls, found: Onlookers) -> "OnlookersOut":
        """Render who looks."""
        people = [OnlookerOut.model_validate(one) for one in found.people]
        return cls(topic=found.topic, people=people)


class PresenceChoiceIn(In):
    """Whether others see what one has open."""

    shown: bool


class PresenceChoiceOut(Out):
    """Whether others see what one has open."""

    shown: bool
