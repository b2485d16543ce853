"""How a person is erased: each domain says what it keeps of a person, and erases its own part.

Domains register at import, as handlers do, so that none has to know another. A finder tells which
records of its domain are about a person, given those that are known so far; an eraser removes or
empties everything personal of its domain, and may run again at any time. What must stay, such as
that there was an application, stays without anything by which the person could be known.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from uuid import UUID

import sqlalchemy as sa

from rolecall.infra.db import UnitOfWork

ERASED_NAME: Final = "Erased person"
"""What stands where a name stood, in rows that are kept."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to erase: the person's records by type (`candidate`, `application` …) and addresses.

    `emails` are normalised, and empty once the addresses themselves are forgotten.
    """

    records: Mapping[str, frozenset[UUID]]
    emails: frozenset[str] = frozenset()

    def of(self, record_type: str) -> list[UUID]:
        """Return the ids of the records of one type."""
        return sorted(self.records.get(record_type, ()))

    @property
    def ids(self) -> list[UUID]:
        """The ids of all records."""
        return sorted(frozenset().union(*self.records.values()))

    def including(self, record_type: str, ids: frozenset[UUID]) -> "Person":
        """Return the person with further records."""
        known = self.records.get(record_type, frozenset())
        return replace(self, records={**self.records, record_type: known | ids})


@dataclass(frozen=True, slots=True)
class Kept:
    """What a domain keeps, and why: codes that the screen puts into words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What a domain erased, counted by kind (`notes`: 3), and what it kept."""

    counts: Mapping[str, int] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()


Finder: TypeAlias = Callable[[UnitOfWork, Person], Awaitable[frozenset[UUID]]]
Eraser: TypeAlias = Callable[[UnitOfWork, Person], Awaitable[Erased]]


@dataclass(frozen=True, slots=True)
class _Part:
    erase: Eraser
    tables: tuple[str, ...]


Guard: TypeAlias = Callable[[UnitOfWork, Person], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rows:
    """What an eraser leaves of the rows of a table, column by column.

    `emptied` columns hold nothing of the person any more, `kept` ones what cannot tell who it was.
    """

    emptied: frozenset[str]
    kept: frozenset[str]


_finders: dict[str, Finder] = {}
_parts: dict[str, _Part] = {}
_left: dict[str, Rows] = {}
_guards: list[Guard] = []


def finds(record_type: str) -> Callable[[Finder], Finder]:
    """Register what finds the records of one type that are about a person.

    Raises:
        ValueError: something else finds them already.
    """

    def register(function: Finder) -> Finder:
        if _finders.setdefault(record_type, function) is not function:
            raise ValueError(f"two functions find each {record_type} of a person")
        return function

    return register


def erases(part: str, *tables: sa.Table) -> Callable[[Eraser], Eraser]:
    """Register what erases a domain's part: all that is personal in these tables.

    Rows that go with their owner by the foreign key count as erased with it.

    Raises:
        ValueError: the domain has an eraser already.
    """

    def register(function: Eraser) -> Eraser:
        if part in _parts:
            raise ValueError(f"{part} is erased twice")
        _parts[part] = _Part(function, tuple(table.name for table in tables))
        return function

    return register


def leaves_rows(table: sa.Table, *, emptied: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Say of each column of a table whose rows stay what erasing a person does to it.

    Of a table of which nothing is said the rows go.

    Raises:
        ValueError: a column is not in the table, or is named twice.
    """
    named = [*emptied, *kept]
    strange = sorted(set(named) - set(table.columns.keys()))
    if strange or len(set(named)) < len(named) or table.name in _left:
        raise ValueError(f"{table.name}: not there, or named twice: {', '.join(strange)}")
    _left[table.name] = Rows(frozenset(emptied), frozenset(kept))


def guards(function: Guard) -> Guard:
    """Register what refuses, by a `Conflict`, that anything of these records is erased."""
    _guards.append(function)
    return function


async def require_free(uow: UnitOfWork, records: Mapping[str, frozenset[UUID]]) -> None:
    """Pass if something of these records may be removed.

    Raises:
        Conflict: a guard refuses; `legal_hold` where they are held.
    """
    person = Person(records)
    for guard in _guards:
        await guard(uow, person)


def parts() -> list[str]:
    """Return the parts, in the order in which they are erased."""
    return sorted(_parts)


def erased_tables() -> dict[str, str]:
    """Return which part erases each table."""
    return {table: name for name, part in _parts.items() for table in part.tables}


def left_rows() -> dict[str, Rows]:
    """Return what is left of the rows of tables whose rows stay."""
    return dict(_left)


async def find_records(uow: UnitOfWork, person: Person) -> Person:
    """Return the person with all records about them, each domain building on what others found."""
    while True:
        found = person
        for record_type, finder in _finders.items():
            found = found.including(record_type, await finder(uow, found))
        if len(found.ids) == len(person.ids):
            return found
        person = found


async def erase_part(uow: UnitOfWork, part: str, person: Person) -> Erased:
    """Erase one domain's part, in a transaction that may write to append-only tables for it."""
    await uow.allow_erasing()
    return await _parts[part].erase(uow, person)
