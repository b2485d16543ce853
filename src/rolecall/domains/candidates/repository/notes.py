"""Writing notes about a person."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.contracts import CandidateNote, Mention
from rolecall.domains.candidates.models import mentions, note_terms, notes
from rolecall.infra.db import UnitOfWork
from rolecall.infra.db.terms import replace_terms, write_missing_terms
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import terms_of

_n, _m = notes.c, mentions.c


async def insert_note(uow: UnitOfWork, note: CandidateNote) -> None:
    """Keep a note with its mentions."""
    await uow.execute(
        sa.insert(notes).values(
            org_id=uow.org_id,
            id=note.id,
            candidate_id=note.candidate_id,
            author_id=note.author_id,
            author_name=note.author_name,
            body=note.body,
            audience=note.audience.value,
            created_at=note.created_at,
            version=note.version,
            is_indexed=True,
        )
    )
    await replace_terms(uow, note_terms, "note_id", note.id, terms_of(note.body))
    await _insert_mentions(uow, note.id, note.mentions)


async def update_note(uow: UnitOfWork, note: CandidateNote) -> None:
    """Write a changed note over the one of the version before.

    Raises:
        VersionMismatch: it was changed meanwhile, in another window for instance.
    """
    written = await uow.execute(
        sa.update(notes)
        .where(_n.org_id == uow.org_id, _n.id == note.id, _n.version == note.version - 1)
        .values(
            body=note.body,
            audience=note.audience.value,
            edited_at=note.edited_at,
            version=note.version,
            is_indexed=True,
        )
    )
    if not written:
        raise VersionMismatch(say("This note was changed meanwhile. Load it again."))
    await replace_terms(uow, note_terms, "note_id", note.id, terms_of(note.body))
    await uow.execute(sa.delete(mentions).where(_m.org_id == uow.org_id, _m.note_id == note.id))
    await _insert_mentions(uow, note.id, note.mentions)


async def index_notes(uow: UnitOfWork, limit: int) -> int:
    """Make the terms of up to so many notes that have none yet; return how many there were."""
    return await write_missing_terms(uow, notes, "body", note_terms, "note_id", limit)


async def delete_note(uow: UnitOfWork, note_id: UUID) -> None:
    """Remove a note."""
    await uow.execute(sa.delete(notes).where(_n.org_id == uow.org_id, _n.id == note_id))


async def _insert_mentions(uow: UnitOfWork, note_id: UUID, named: Sequence[Mention]) -> None:
    if named:
        await uow.execute(
            sa.insert(mentions).values(
                [
                    {
                        "org_id": uow.org_id,
                        "note_id": note_id,
                        "user_id": one.user_id,
                        "full_name": one.full_name,
                    }
                    for one in named
                ]
            )
        )
