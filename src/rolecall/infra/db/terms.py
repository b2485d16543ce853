"""Finding rows by their terms, which stand in a table of their own beside them.

Text operators cannot use an index under row-level security (`rolecall.kernel.terms`); ranges of
terms in `COLLATE "C"` can. A search takes the newest `MOST_RANKED` rows that have all of its words
and ranks those: by how many words they have whole, then by age.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from rolecall.infra.db.statements import Statement, prepared
from rolecall.infra.db.unit_of_work import UnitOfWork
from rolecall.kernel.searching import Word
from rolecall.kernel.terms import MAX_TERM_LENGTH, prefix_range, terms_of

MOST_RANKED: Final = 1_000
"""Hits of one source that are ranked and shown; more than that is a word to be made longer."""


def owners_of(terms: sa.Table, owner: str, org_id: UUID, word: Word) -> sa.Select[tuple[UUID]]:
    """Return the rows that have a word. `owner` is the column of terms that names them."""
    t = terms.alias().c
    return sa.select(t[owner]).where(t.org_id == org_id, _spelled(t.term, word))


def has_words(
    terms: sa.Table, owner: str, of: sa.ColumnElement[UUID], org_id: UUID, words: Iterable[Word]
) -> list[sa.ColumnElement[bool]]:
    """Return what holds of rows that have all of these words."""
    return [of.in_(owners_of(terms, owner, org_id, word)) for word in words]


def whole_words(
    terms: sa.Table, owner: str, of: sa.ColumnElement[UUID], org_id: UUID, words: Sequence[Word]
) -> sa.ColumnElement[int]:
    """Return how many of these words a row has as they were typed, not as a beginning."""
    found: sa.ColumnElement[int] = sa.literal(0, sa.Integer)
    for word in words:
        t = terms.alias().c
        is_there = sa.exists().where(
            t.org_id == org_id, t[owner] == of, t.term.in_(_cut(word.spellings))
        )
        found = found + sa.case((is_there, 1), else_=0)
    return found


def newest(found: sa.Select[Any], *order: str) -> sa.Subquery:
    """Return the newest rows of a statement, by the columns of these names.

    `OFFSET 0` has all rows found by their terms before they are put in order; without it PostgreSQL
    would walk through all of an organization's rows from the newest on and look at each.
    """
    fenced = found.offset(0).subquery()
    columns = fenced.c
    cut = sa.select(fenced).order_by(*(columns[name].desc() for name in order)).limit(MOST_RANKED)
    return cut.subquery()


async def replace_terms(
    uow: UnitOfWork, terms: sa.Table, owner: str, owner_id: UUID, words: Collection[str]
) -> None:
    """Make these the terms under which a row is found."""
    forget, write = _statements(terms, owner)
    await uow.execute(forget, its_org=uow.org_id, owner_id=owner_id)
    if words:
        listed = sorted(words)
        await uow.execute(write, org_id=uow.org_id, owner_id=owner_id, words=listed)


async def write_missing_terms(
    uow: UnitOfWork, rows: sa.Table, text: str, terms: sa.Table, owner: str, limit: int
) -> int:
    """Make the terms of up to `limit` rows that are not `is_indexed`; return how many there were.

    `text` names the column that is found by its words. What somebody else has in hand is left out.
    """
    r = rows.c
    found = await uow.fetch(
        sa.select(r.id, r[text].label("text"))
        .where(r.org_id == uow.org_id, r.is_indexed.is_(False))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    for row in found:
        await replace_terms(uow, terms, owner, row["id"], terms_of(row["text"]))
        mine = sa.and_(r.org_id == uow.org_id, r.id == row["id"])
        await uow.execute(sa.update(rows).where(mine).values(is_indexed=True))
    return len(found)


@cache
def _statements(terms: sa.Table, owner: str) -> tuple[Statement, Statement]:
    """Return what removes the terms of a row, and what writes them: hundreds in one go."""
    owner_id = sa.bindparam("owner_id", type_=sa.Uuid)
    forget = sa.delete(terms).where(
        terms.c.org_id == sa.bindparam("its_org"), terms.c[owner] == owner_id
    )
    words = sa.func.unnest(sa.bindparam("words", type_=ARRAY(sa.Text)))
    rows = sa.select(sa.bindparam("org_id", type_=sa.Uuid), words, owner_id)
    write = sa.insert(terms).from_select(["org_id", "term", owner], rows)
    return prepared(forget), prepared(write)


def _spelled(term: sa.ColumnElement[str], word: Word) -> sa.ColumnElement[bool]:
    if word.whole:
        return term.in_(_cut(word.spellings))
    ranges = (prefix_range(spelling) for spelling in _cut(word.spellings))
    return sa.or_(*(sa.and_(term >= first, term < end) for first, end in ranges))


def _cut(spellings: Sequence[str]) -> list[str]:
    return [spelling[:MAX_TERM_LENGTH] for spelling in spellings]
