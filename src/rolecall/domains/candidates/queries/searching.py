"""What a search finds in this domain: people, notes about them, and files of their records.

Each is a select of `rolecall.kernel.searching.COLUMNS` without what the reader may not see; merged
records are not among them, and what hung on them has moved to the survivor.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import FILES_OF, ContactKind, NoteAudience
from rolecall.domains.candidates.models import (
    candidates,
    contacts,
    note_terms,
    notes,
    taggings,
    tags,
    terms,
)
from rolecall.domains.files import api as files
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.terms import has_words, newest, owners_of, whole_words
from rolecall.kernel.searching import Search, Word, digits_word
from rolecall.kernel.terms import terms_of

_c, _n = candidates.c, notes.c

CandidatesOfTeams = Callable[[UUID, UUID], sa.Select[tuple[UUID]]]
"""Takes an organization and a login: the candidates whose hiring teams the member is on."""

_teams: list[CandidatesOfTeams] = []


def candidates_of_teams(function: CandidatesOfTeams) -> CandidatesOfTeams:
    """Register who knows the hiring teams of candidates' jobs (applications do).

    Raises:
        ValueError: someone else does already.
    """
    if _teams and _teams != [function]:
        raise ValueError("hiring teams are registered twice")
    _teams[:] = [function]
    return function


WordsOfPeople = Callable[[UUID, Word], sa.Select[tuple[UUID]]]
"""Takes an organization and a word: the candidates that are found by it."""

_further: list[WordsOfPeople] = []


def words_of_people(function: WordsOfPeople) -> WordsOfPeople:
    """Register who knows further words of people (their profiles do).

    Raises:
        ValueError: someone else does already.
    """
    if _further and _further != [function]:
        raise ValueError("words of people are registered twice")
    _further[:] = [function]
    return function


async def tags_of_words(uow: UnitOfWork, search: Search) -> list[list[UUID]]:
    """Return, for each word, the tags in whose names a word begins with it."""
    rows = await uow.fetch(sa.select(tags.c.id, tags.c.name).where(tags.c.org_id == uow.org_id))
    named = [(row["id"], terms_of(row["name"])) for row in rows]
    return [
        [
            tag_id
            for tag_id, found in named
            if any(term.startswith(word.spellings) for term in found)
        ]
        for word in search.words
    ]


def people_named(org_id: UUID, search: Search) -> sa.Select[Any]:
    """Return the people of these names, addresses or this number: `id` and `score`."""
    return sa.select(_c.id, _whole(org_id, search).label("score")).where(
        _c.org_id == org_id, _c.merged_into.is_(None), *_named(org_id, search, ())
    )


def newest_people_named(org_id: UUID, search: Search) -> sa.Select[Any]:
    """Return those of `people_named` who are newest, by when they last applied: a thousand."""
    at = sa.func.coalesce(_c.last_applied_at, _c.created_at)
    hits = newest(people_named(org_id, search).add_columns(at.label("at")), "at", "id").c
    return sa.select(hits.id, hits.score)


def people(org_id: UUID, search: Search, tagged: Sequence[Sequence[UUID]]) -> sa.Select[Any]:
    """Return people by names, addresses, numbers and, for each word, by tags and profiles."""
    at = sa.func.coalesce(_c.last_applied_at, _c.created_at)
    found = sa.select(_c.id, at.label("at")).where(
        _c.org_id == org_id,
        _c.merged_into.is_(None),
        *_named(org_id, search, tagged, with_further=True),
    )
    if search.since is not None:
        found = found.where(at >= search.since)
    hits = newest(found, "at", "id")
    return sa.select(
        _whole(org_id, search), hits.c.at, _c.id, _c.id, sa.literal("candidate"), _c.full_name,
        sa.func.concat_ws(" · ", sa.func.nullif(_c.headline, ""), sa.func.nullif(_c.email, "")),
        sa.func.concat_ws(" · ", _beside(), _marks()), sa.null(),
    ).join(hits, sa.and_(_c.org_id == org_id, _c.id == hits.c.id))  # fmt: skip


def noted(
    org_id: UUID, search: Search, reader_id: UUID | None, *, reads_all: bool
) -> sa.Select[Any]:
    """Return notes about people, those that this reader may see."""
    found = sa.select(_n.id, _n.created_at.label("at")).where(
        _n.org_id == org_id, *has_words(note_terms, "note_id", _n.id, org_id, search.words)
    )
    if not reads_all:
        found = found.where(_readable(org_id, reader_id))
    if search.since is not None:
        found = found.where(_n.created_at >= search.since)
    hits = newest(found, "at", "id")
    return (
        sa.select(
            whole_words(note_terms, "note_id", _n.id, org_id, search.words), hits.c.at, _n.id,
            _c.id, sa.literal("candidate_note"), _c.full_name, _n.author_name, _n.body, sa.null(),
        )
        .join(hits, sa.and_(_n.org_id == org_id, _n.id == hits.c.id))
        .join(candidates, sa.and_(_c.org_id == org_id, _c.id == _n.candidate_id))
    )  # fmt: skip


def read_in_files(org_id: UUID, search: Search) -> sa.Select[Any]:
    """Return the files of candidates' records that have the words."""
    hits = newest(files.files_with_words(org_id, FILES_OF, search), "at", "id")
    return sa.select(
        files.whole_words_of(org_id, hits.c.id, search), hits.c.at, hits.c.id, _c.id,
        sa.literal("candidate_file"), _c.full_name, hits.c.filename, sa.literal(""), hits.c.id,
    ).join(
        hits,
        sa.and_(_c.org_id == org_id, _c.id == hits.c.record_id, _c.merged_into.is_(None)),
    )  # fmt: skip


def _named(
    org_id: UUID,
    search: Search,
    tagged: Sequence[Sequence[UUID]],
    *,
    with_further: bool = False,
) -> list[sa.ColumnElement[bool]]:
    if search.digits:
        return has_words(terms, "candidate_id", _c.id, org_id, [digits_word(search)])
    conditions: list[sa.ColumnElement[bool]] = []
    for number, word in enumerate(search.words):
        found: Any = owners_of(terms, "candidate_id", org_id, word)
        if tagged and tagged[number]:
            marks = taggings.alias().c
            by_tag = sa.select(marks.candidate_id).where(
                marks.org_id == org_id, marks.tag_id.in_(tagged[number])
            )
            found = sa.union(found, by_tag)
        for further in _further if with_further else ():
            found = sa.union(found, further(org_id, word))
        conditions.append(_c.id.in_(found))
    return conditions


def _whole(org_id: UUID, search: Search) -> sa.ColumnElement[int]:
    words = () if search.digits else search.words
    return whole_words(terms, "candidate_id", _c.id, org_id, words)


def _readable(org_id: UUID, reader_id: UUID | None) -> sa.ColumnElement[bool]:
    own_teams = [team(org_id, reader_id) for team in _teams if reader_id is not None]
    return sa.or_(
        _n.author_id == reader_id,
        _n.audience == NoteAudience.EVERYONE.value,
        *(
            sa.and_(_n.audience == NoteAudience.HIRING_TEAM.value, _n.candidate_id.in_(of_team))
            for of_team in own_teams
        ),
    )


def _beside() -> sa.ColumnElement[Any]:
    """Return addresses and numbers that are not the primary mail."""
    n = contacts.c
    return (
        sa.select(sa.func.string_agg(n.value, " · "))
        .where(
            n.org_id == _c.org_id,
            n.candidate_id == _c.id,
            sa.or_(n.kind != ContactKind.EMAIL.value, n.is_primary.is_(False)),
        )
        .scalar_subquery()
    )


def _marks() -> sa.ColumnElement[Any]:
    """Return the names of a person's tags."""
    t, g = tags.alias().c, taggings.alias().c
    return (
        sa.select(sa.func.string_agg(t.name, " · "))
        .where(
            g.org_id == _c.org_id, g.candidate_id == _c.id, t.org_id == g.org_id, t.id == g.tag_id
        )
        .scalar_subquery()
    )
