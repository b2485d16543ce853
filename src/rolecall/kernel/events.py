"""Facts that domains publish.

An event is a frozen dataclass with a wire name of the form `domain.past_tense.vN`. Everything that
reacts later (mail, pushes, webhooks, search, analytics) comes from these, through the outbox.
Fields are plain values that JSON can carry; a changed shape is a new version, never an edit.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import msgspec

from rolecall.kernel.sentences import as_text


@dataclass(frozen=True, kw_only=True)
class Event:
    """The base of all events.

    `type` is the wire name. `aggregate_id` names the record that the event is about: events of one
    aggregate reach each handler in the order in which they were committed.
    """

    type: ClassVar[str] = ""

    @property
    def aggregate_id(self) -> UUID:
        """The record this is about; by convention the first field."""
        first = fields(self)[0].name
        value = getattr(self, first)
        if not isinstance(value, UUID):
            raise TypeError(f"{type(self).__name__}: the first field must be the aggregate's UUID")
        return value


EventT = TypeVar("EventT", bound=Event)

_registry: dict[str, type[Event]] = {}


def published(cls: type[EventT]) -> type[EventT]:
    """Register an event class under its wire name, so that it can be read back.

    Raises:
        ValueError: the name is missing or already taken by another class.
    """
    if not cls.type:
        raise ValueError(f"{cls.__name__} has no wire name")
    if _registry.get(cls.type, cls) is not cls:
        raise ValueError(f"{cls.type} is published twice")
    _registry[cls.type] = cls
    return cls


def known() -> dict[str, type[Event]]:
    """Return every registered event class by wire name."""
    return dict(_registry)


def encode(event: Event) -> Any:
    """Return the event as JSON-able builtins (UUIDs and datetimes as strings)."""
    return msgspec.to_builtins(event, enc_hook=as_text)


def decode(type_name: str, payload: Any) -> Event:
    """Return the event that `encode` made.

    Raises:
        KeyError: no such event is registered.
        msgspec.ValidationError: the payload is not of that event's shape.
    """
    return msgspec.convert(payload, _registry[type_name])
