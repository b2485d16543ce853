"""Notes and the timeline."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.applications.contracts import Note, NoteVisibility
from rolecall.domains.applications.schemas.references import PersonOut
from rolecall.infra.http import In, Out, Said


class NoteIn(In):
    """A note."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    visibility: NoteVisibility = NoteVisibility.TEAM


class NotePatch(In):
    """A note's new text."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class NoteOut(Out):
    """A note."""

    id: UUID
    application_id: UUID
    author: PersonOut
    body: str
    visibility: NoteVisibility
    created_at: datetime
    edited_at: datetime | None

    @classmethod
    def of(cls, note: Note) -> "NoteOut":
        """Render a note."""
        return cls(
            id=note.id,
            application_id=note.application_id,
            author=PersonOut(user_id=note.author_id, full_name=note.author_name),
            body=note.body,
            visibility=note.visibility,
            created_at=note.created_at,
            edited_at=note.edited_at,
        )


class NotesOut(Out):
    """The notes of an application, newest first."""

    items: list[NoteOut]


class TimelineItemOut(Out):
    """One thing that happened to an application."""

    id: str
    at: datetime
    kind: str
    actor: str
    summary: Said
    detail: dict[str, Any]


class TimelineOut(Out):
    """Everything that happened to an application, newest first."""

    items: list[TimelineItemOut]
