"""What a person is told of what is kept of them: each domain says what it discloses of its tables.

The right of access (Regulation (EU) 2016/679, article 15) covers every table that erasing a person
covers, so domains register here as they do for erasures (`rolecall.infra.erasure`). Of each column
a domain says that it is disclosed, or why not. A test walks the schema and fails for a column that
nobody has said anything of.

Whom a row is about is a condition on the records and addresses of a `Person`; nothing else decides
whose data it is, so that a section can never tell of somebody else.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import Person
from rolecall.kernel.sentences import Sentence

ORGANIZATION: Final = "org_id"
"""Stands in every table and tells nothing of a person."""


class Withheld(StrEnum):
    """Why a column, or a whole table, is not disclosed."""

    SECRET = "secret"  # noqa: S105 - a word, not a password
    """A key, a checksum of one, or what would let its bearer in."""
    OTHERS = "others"
    """It tells of somebody else: members by name, other people's records (article 15(4))."""
    COPY = "copy"
    """Made of what is disclosed elsewhere: search words, normalised spellings, lines of inboxes."""
    MACHINERY = "machinery"
    """How Rolecall works: versions, leases, positions. It says nothing of the person."""
    UNSENT = "unsent"
    """Considered by the organization, and never decided or said."""
    CLAIMS = "claims"
    """Why something is kept for legal claims (article 17(3)(e); recital 63)."""


class Choice(StrEnum):
    """What an organization decides to disclose or not, where the law leaves it a choice."""

    NOTES = "notes"
    """What members wrote about the person, for one another."""
    ASSESSMENTS = "assessments"
    """Scorecards, and reasons of decisions."""
    PRIVATE_NOTES = "private_notes"
    """What a member wrote for themselves alone."""
    REFERENCES = "references"
    """What third persons wrote in confidence."""


About: TypeAlias = Callable[[Person], sa.ColumnElement[bool]]
Reader: TypeAlias = Callable[[Any, frozenset[Choice]], Any]
Unsealer: TypeAlias = Callable[[UnitOfWork], Awaitable[None]]
Opener: TypeAlias = Callable[[UnitOfWork, Mapping[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is disclosed of a table.

    `shown` stands in the document for people and in the data, `codes` in the data alone. `also` are
    values of other tables without which a row says nothing (the name of a tag). `choices` are
    columns, and `rows` conditions on rows, that are disclosed only if the organization chose so.
    `reads` turns the value of a column into what is disclosed of it, `opens` does that for a column
    that is encrypted, given the row's primary key and that column. Where rows are sealed, `unseals`
    is how their own domain opens them; they are told to the person alone.
    """

    name: str
    title: Sentence
    table: sa.Table
    about: About
    shown: tuple[str, ...]
    codes: tuple[str, ...] = ()
    withheld: Mapping[Withheld, tuple[str, ...]] = field(default_factory=dict)
    also: Mapping[str, sa.ColumnElement[Any]] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    rows: Mapping[Choice, sa.ColumnElement[bool]] = field(default_factory=dict)
    whole: Choice | None = None
    reads: Mapping[str, Reader] = field(default_factory=dict)
    opens: Mapping[str, Opener] = field(default_factory=dict)
    unseals: Unsealer | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what a row says, in the order of the data."""
        return (*self.codes, *self.also, *self.shown)

    @property
    def known(self) -> frozenset[str]:
        """The columns of which it is said whether they are disclosed."""
        withheld = (name for names in self.withheld.values() for name in names)
        return frozenset({ORGANIZATION, *self.shown, *self.codes, *withheld})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """For whom it is made (the person, or a member who hands it on), and what was chosen."""

    is_person: bool
    chosen: frozenset[Choice]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A section with what it says of one person. `columns` are those of the document for people."""

    section: Section
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]


_sections: dict[str, Section] = {}
_withheld: dict[str, Withheld] = {}


def of(record_type: str, column: sa.ColumnElement[Any]) -> About:
    """Return the condition that `column` is the id of one of the person's records."""
    return lambda person: column.in_(person.of(record_type))


def discloses(section: Section) -> None:
    """Register what is disclosed of a table.

    Raises:
        ValueError: the section or the table is there already, a column is not in the table, or is
            named twice.
    """
    table = section.table
    columns = set(table.columns.keys())
    withheld = [name for names in section.withheld.values() for name in names]
    named = [*section.shown, *section.codes, *withheld]
    if section.name in _sections or table.name in disclosed_tables() | set(_withheld):
        raise ValueError(f"{table.name} is disclosed twice")
    if strange := sorted(set(named) - columns):
        raise ValueError(f"{table.name} has no {', '.join(strange)}")
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise ValueError(f"{table.name}: named twice: {', '.join(twice)}")
    if strange := sorted({*section.choices, *section.reads, *section.opens} - {*section.fields}):
        raise ValueError(f"{table.name} does not disclose {', '.join(strange)}")
    _sections[section.name] = section


def withholds(why: Withheld, *tables: sa.Table) -> None:
    """Register tables of which nothing is disclosed, and why.

    Raises:
        ValueError: something is disclosed of one of them.
    """
    for table in tables:
        if table.name in disclosed_tables():
            raise ValueError(f"{table.name} is disclosed")
        _withheld[table.name] = why


def sections() -> list[Section]:
    """Return all sections, by name."""
    return [_sections[name] for name in sorted(_sections)]


def disclosed_tables() -> set[str]:
    """Return the tables of which something is disclosed."""
    return {section.table.name for section in _sections.values()}


def withheld_tables() -> dict[str, Withheld]:
    """Return the tables of which nothing is disclosed, and why."""
    return dict(_withheld)


async def disclose(uow: UnitOfWork, person: Person, audience: Audience) -> list[Disclosed]:
    """Return what all domains keep of a person, as far as it is disclosed to this audience."""
    told = []
    for section in sections():
        if section.unseals is not None:
            if not audience.is_person:
                continue
            await section.unseals(uow)
        if section.whole is not None and section.whole not in audience.chosen:
            continue
        told.append(await _read(uow, section, person, audience.chosen))
    return told


async def _read(
    uow: UnitOfWork, section: Section, person: Person, chosen: frozenset[Choice]
) -> Disclosed:
    table = section.table.c
    left_out = {name for name, choice in section.choices.items() if choice not in chosen}
    names = [name for name in section.fields if name not in left_out]
    given: list[sa.ColumnElement[Any]] = [
        section.also[name].label(name) if name in section.also else table[name] for name in names
    ]
    asked = sa.select(*given).where(table.org_id == uow.org_id, section.about(person))
    for choice, condition in section.rows.items():
        if choice not in chosen:
            asked = asked.where(sa.not_(condition))
    rows = await uow.fetch(asked.order_by(*section.table.primary_key.columns))
    told = [dict(row) for row in rows]
    for name, opener in section.opens.items():
        for row in told if name in names else ():
            row[name] = await opener(uow, row)
    return Disclosed(
        section,
        tuple(name for name in (*section.also, *section.shown) if name in names),
        tuple(_converted(section, row, chosen) for row in told),
    )


def _converted(
    section: Section, row: dict[str, Any], chosen: Collection[Choice]
) -> Mapping[str, Any]:
    for name, reader in section.reads.items():
        if name in row:
            row[name] = reader(row[name], frozenset(chosen))
    return row
