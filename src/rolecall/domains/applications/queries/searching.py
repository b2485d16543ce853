"""What a search finds in this domain: applications, notes about them, and their files.

Each is a select of `rolecall.kernel.searching.COLUMNS` without what the reader may not see.
`scope` is None for who reads all applications, else the login whose assigned ones are read.
"""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import NoteVisibility
from rolecall.domains.applications.models import applications, assignees, note_terms, notes
from rolecall.domains.candidates import api as candidates
from rolecall.domains.files import api as files
from rolecall.domains.jobs import api as jobs
from rolecall.infra.db.terms import has_words, newest, whole_words
from rolecall.kernel.searching import Search

_a, _n = applications.c, notes.c
RECORD_TYPE = "application"


@candidates.candidates_of_teams
def candidates_of_teams(org_id: UUID, user_id: UUID) -> sa.Select[tuple[UUID]]:
    """Return the statement of who has applied for a job whose hiring team the member is on."""
    a = applications.alias().c
    return sa.select(a.candidate_id).where(
        a.org_id == org_id, a.job_id.in_(jobs.team_jobs(org_id, user_id))
    )


def found_by_person(org_id: UUID, search: Search, scope: UUID | None) -> sa.Select[Any]:
    """Return the applications of the people that are found by name, address or number.

    Of a word that fits more than a thousand people, it is those of the newest thousand; who reads
    assigned applications alone may be assigned any.
    """
    named = candidates.newest_people_named if scope is None else candidates.people_named
    people = named(org_id, search).subquery()
    found = sa.select(_a.id, _a.applied_at.label("at"), people.c.score).join(
        people, sa.and_(_a.org_id == org_id, _a.candidate_id == people.c.id)
    )
    found = found.where(_a.org_id == org_id, *_seen(org_id, scope))
    if search.since is not None:
        found = found.where(_a.applied_at >= search.since)
    hits = newest(found, "at", "id")
    return sa.select(
        hits.c.score, hits.c.at, _a.id, _a.id, sa.literal("application"), _a.candidate_name,
        sa.func.concat_ws(" · ", _a.job_title, _a.stage_name), _a.candidate_email, sa.null(),
    ).join(hits, sa.and_(_a.org_id == org_id, _a.id == hits.c.id))  # fmt: skip


def noted(
    org_id: UUID, search: Search, scope: UUID | None, reader_id: UUID | None
) -> sa.Select[Any]:
    """Return notes about applications: the team's, and the reader's own."""
    found = (
        sa.select(_n.id, _n.created_at.label("at"))
        .join(applications, sa.and_(_a.org_id == org_id, _a.id == _n.application_id))
        .where(
            _n.org_id == org_id,
            *has_words(note_terms, "note_id", _n.id, org_id, search.words),
            sa.or_(_n.visibility == NoteVisibility.TEAM.value, _n.author_id == reader_id),
            *_seen(org_id, scope),
        )
    )
    if search.since is not None:
        found = found.where(_n.created_at >= search.since)
    hits = newest(found, "at", "id")
    return (
        sa.select(
            whole_words(note_terms, "note_id", _n.id, org_id, search.words), hits.c.at, _n.id,
            _a.id, sa.literal("application_note"), _a.candidate_name,
            sa.func.concat_ws(" · ", _n.author_name, _a.job_title), _n.body, sa.null(),
        )
        .join(hits, sa.and_(_n.org_id == org_id, _n.id == hits.c.id))
        .join(applications, sa.and_(_a.org_id == org_id, _a.id == _n.application_id))
    )  # fmt: skip


def read_in_files(org_id: UUID, search: Search, scope: UUID | None) -> sa.Select[Any]:
    """Return the files of applications that have the words."""
    with_words = files.files_with_words(org_id, RECORD_TYPE, search).subquery().c
    found = sa.select(with_words.id, with_words.at, with_words.filename, with_words.record_id).join(
        applications, sa.and_(_a.org_id == org_id, _a.id == with_words.record_id)
    )
    hits = newest(found.where(*_seen(org_id, scope)), "at", "id")
    return sa.select(
        files.whole_words_of(org_id, hits.c.id, search), hits.c.at, hits.c.id, _a.id,
        sa.literal("application_file"), _a.candidate_name,
        sa.func.concat_ws(" · ", hits.c.filename, _a.job_title), sa.literal(""), hits.c.id,
    ).join(hits, sa.and_(_a.org_id == org_id, _a.id == hits.c.record_id))  # fmt: skip


def _seen(org_id: UUID, scope: UUID | None) -> list[sa.ColumnElement[bool]]:
    if scope is None:
        return []
    asked = assignees.alias().c
    return [
        sa.exists().where(
            asked.org_id == org_id, asked.application_id == _a.id, asked.user_id == scope
        )
    ]
