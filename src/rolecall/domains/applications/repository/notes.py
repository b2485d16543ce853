"""Writing notes."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import Note, NoteVisibility
from rolecall.domains.applications.models import note_terms, notes
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.terms import replace_terms, write_missing_terms
from rolecall.kernel.errors import NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import terms_of


async def insert_note(uow: UnitOfWork, note: Note) -> None:
    """Keep a note."""
    await uow.execute(
        sa.insert(notes).values(
            org_id=uow.org_id,
            id=note.id,
            application_id=note.application_id,
            author_id=note.author_id,
            author_name=note.author_name,
            body=note.body,
            visibility=note.visibility.value,
            created_at=note.created_at,
            is_indexed=True,
        )
    )
    await replace_terms(uow, note_terms, "note_id", note.id, terms_of(note.body))


async def get_note_for_update(uow: UnitOfWork, note_id: UUID) -> Note:
    """Return the locked note.

    Raises:
        NotFound: there is none in this organization.
    """
    n = notes.c
    row = await uow.fetch_one(
        sa.select(
            n.id, n.application_id, n.author_id, n.author_name, n.body, n.visibility,
            n.created_at, n.edited_at,
        )
        .where(n.org_id == uow.org_id, n.id == note_id)
        .with_for_update()
    )  # fmt: skip
    if row is None:
        raise NotFound(say("There is no such note."))
    return Note(**{**dict(row), "visibility": NoteVisibility(row["visibility"])})


async def update_note(uow: UnitOfWork, note_id: UUID, body: str, at: datetime) -> None:
    """Change a note's text."""
    await uow.execute(
        sa.update(notes)
        .where(notes.c.org_id == uow.org_id, notes.c.id == note_id)
        .values(body=body, edited_at=at, is_indexed=True)
    )
    await replace_terms(uow, note_terms, "note_id", note_id, terms_of(body))


async def index_notes(uow: UnitOfWork, limit: int) -> int:
    """Make the terms of up to so many notes that have none yet; return how many there were."""
    return await write_missing_terms(uow, notes, "body", note_terms, "note_id", limit)


async def delete_note(uow: UnitOfWork, note_id: UUID) -> None:
    """Remove a note."""
    await uow.execute(sa.delete(notes).where(notes.c.org_id == uow.org_id, notes.c.id == note_id))
