"""Reading notes about a person."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import (
    CandidateNote,
    Mention,
    NoteAudience,
    NoteReader,
)
from rolecall.domains.candidates.models import mentions, notes
from rolecall.infra.db import Row, UnitOfWork

_n = notes.c
_MENTIONED = (
    sa.select(
        sa.func.jsonb_agg(sa.func.jsonb_build_array(mentions.c.user_id, mentions.c.full_name))
    )
    .where(mentions.c.org_id == _n.org_id, mentions.c.note_id == _n.id)
    .scalar_subquery()
    .label("mentions")
)
_NOTE = (
    _n.id, _n.candidate_id, _n.author_id, _n.author_name, _n.body, _n.audience, _n.created_at,
    _n.edited_at, _n.version, _MENTIONED,
)  # fmt: skip


def readable_by(reader: NoteReader) -> sa.ColumnElement[bool]:
    """Return what narrows notes to those that this reader may see."""
    return sa.or_(
        _n.author_id == reader.user_id,
        _n.audience.in_(sorted(audience.value for audience in reader.audiences)),
    )


async def list_notes(
    uow: UnitOfWork, candidate_id: UUID, reader: NoteReader
) -> list[CandidateNote]:
    """Return the notes that this reader may see, newest first."""
    rows = await uow.fetch(
        sa.select(*_NOTE)
        .where(_n.org_id == uow.org_id, _n.candidate_id == candidate_id, readable_by(reader))
        .order_by(_n.created_at.desc(), _n.id.desc())
    )
    return [_note(row) for row in rows]


async def find_note(uow: UnitOfWork, note_id: UUID) -> CandidateNote | None:
    """Return a note, for callers that decide themselves who may see it."""
    row = await uow.fetch_one(sa.select(*_NOTE).where(_n.org_id == uow.org_id, _n.id == note_id))
    return _note(row) if row else None


def _note(row: Row) -> CandidateNote:
    return CandidateNote(
        id=row["id"],
        candidate_id=row["candidate_id"],
        author_id=row["author_id"],
        author_name=row["author_name"],
        body=row["body"],
        audience=NoteAudience(row["audience"]),
        mentions=tuple(
            Mention(UUID(user_id), full_name) for user_id, full_name in row["mentions"] or ()
        ),
        created_at=row["created_at"],
        edited_at=row["edited_at"],
        version=row["version"],
    )
