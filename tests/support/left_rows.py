"""What erasing a person really leaves of rows, beside what domains say it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates import api as candidates
from rolecall.infra import disclosure, erasure
from rolecall.infra.db import Database
from rolecall.infra.erasure import ERASED_NAME, Person
from rolecall.kernel.tenant import Tenant

BLANK: tuple[Any, ...] = (None, "", {}, [], False, 0, ERASED_NAME, ERASED_NAME.lower())
Key = tuple[Any, ...]
Rows = dict[str, dict[Key, Mapping[str, Any]]]


@dataclass(frozen=True)
class Life:
    """The rows that told of a person before they were erased, by table and primary key."""

    org_id: UUID
    rows: Rows


async def rows_about(db: Database, org_id: UUID, candidate_id: UUID) -> Life:
    """Read what all sections of a copy find about a person."""
    async with db.transaction(Tenant(org_id)) as uow:
        found = await candidates.find_person(uow, candidate_id)
        person = await erasure.find_records(
            uow, Person({"candidate": frozenset(found.record_ids)}, found.emails)
        )
        rows: Rows = {}
        for section in disclosure.sections():
            if section.unseals is not None:
                await section.unseals(uow)
            table = section.table
            asked = sa.select(table).where(table.c.org_id == org_id, section.about(person))
            rows[table.name] = {_key(table, dict(row)): dict(row) for row in await uow.fetch(asked)}
        return Life(org_id, rows)


async def disagreements(db: Database, before: Life) -> list[str]:
    """Tell where what is left of these rows differs from what was declared."""
    declared = erasure.left_rows()
    found: list[str] = []
    async with db.transaction(Tenant(before.org_id)) as uow:
        for section in disclosure.sections():
            if section.unseals is not None:
                await section.unseals(uow)
            table = section.table
            there = {
                _key(table, dict(row)): dict(row)
                for row in await uow.fetch(sa.select(table).where(table.c.org_id == before.org_id))
            }
            for key, row in before.rows[table.name].items():
                found += _row(section, declared.get(table.name), row, there.get(key))
    return sorted(set(found))


def _row(
    section: disclosure.Section,
    said: erasure.Rows | None,
    before: Mapping[str, Any],
    after: Mapping[str, Any] | None,
) -> list[str]:
    name = section.table.name
    # Who acted is the person in some rows and a member in others, whose name is theirs.
    others = section.withheld.get(disclosure.Withheld.OTHERS, ())
    if said is None:
        return [] if after is None else [f"{name}: its rows stay; say so with leaves_rows"]
    if after is None:
        return [f"{name}: its rows go, and leaves_rows says that they stay"]
    told = [column for column in before if before[column] not in BLANK]
    stays = [
        f"{name}.{column} is said to be emptied, and stays"
        for column in told
        if column in said.emptied and column not in others and after[column] == before[column]
    ]
    goes = [
        f"{name}.{column} is said to be kept, and goes"
        for column in told
        if column in said.kept and after[column] in BLANK
    ]
    return stays + goes


def _key(table: sa.Table, row: Mapping[str, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key.columns)
