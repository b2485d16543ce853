"""What contract a row of an interview, a link or a turn makes, and what a contract is kept as."""

from enum import StrEnum
from typing import Any, Final

import msgspec

from rolecall.domains.ai.contracts import Ended, Move, Noted, Speaker
from rolecall.domains.ai_interviews.contracts.content import Language
from rolecall.domains.ai_interviews.contracts.sessions import (
    Mode,
    RoomLink,
    Session,
    SessionState,
    Turn,
)
from rolecall.domains.ai_interviews.models.sessions import links, sessions, turns
from rolecall.infra.db import Row

SESSION_COLUMNS = tuple(sessions.c[name] for name in Session.__dataclass_fields__)
LINK_COLUMNS = tuple(links.c[name] for name in RoomLink.__dataclass_fields__)
TURN_COLUMNS = tuple(turns.c[name] for name in Turn.__dataclass_fields__)
_WORDS: Final[dict[str, type[StrEnum]]] = {
    "state": SessionState,
    "language": Language,
    "mode": Mode,
    "ended": Ended,
    "speaker": Speaker,
    "move": Move,
}


def session_of(row: Row) -> Session:
    """Return the contract of a row of `SESSION_COLUMNS`."""
    return Session(**_read({name: row[name] for name in Session.__dataclass_fields__}))


def link_of(row: Row) -> RoomLink:
    """Return the contract of a row of `LINK_COLUMNS`."""
    return RoomLink(**dict(row))


def turn_of(row: Row) -> Turn:
    """Return the contract of a row of `TURN_COLUMNS`."""
    values = _read(dict(row))
    values["noted"] = tuple(Noted(one) for one in values["noted"])
    return Turn(**values)


def stored(values: dict[str, Any]) -> dict[str, Any]:
    """Return values of a contract as the columns hold them."""
    return {name: msgspec.to_builtins(value) if _is_made(value) else value
            for name, value in values.items()}  # fmt: skip


def _is_made(value: Any) -> bool:
    return isinstance(value, StrEnum | tuple | dict)


def _read(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _WORDS[name](value) if name in _WORDS and value is not None else value
        for name, value in values.items()
    }
