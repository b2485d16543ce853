"""Notes and the timeline of a candidate over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.candidates.contracts import (
    MAX_MENTIONS,
    CandidateNote,
    ChangeNote,
    NoteAudience,
    WriteNote,
)
from rolecall.infra.http import In, Out

Body = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Mentions = Annotated[list[UUID], Field(max_length=MAX_MENTIONS)]


class CandidateNoteIn(In):
    """A note. Mentioned members get a notification and a mail."""

    body: Body
    audience: NoteAudience = NoteAudience.EVERYONE
    mentions: Annotated[list[UUID], Field(max_length=MAX_MENTIONS, default_factory=list)]

    def command(self) -> WriteNote:
        """Return the command."""
        return WriteNote(body=self.body, audience=self.audience, mentions=tuple(self.mentions))


class CandidateNotePatch(In):
    """What to change of one's own note."""

    body: Body | None = None
    audience: NoteAudience | None = None
    mentions: Mentions | None = None

    def command(self, note_id: UUID, expected_version: int | None) -> ChangeNote:
        """Return the command."""
        return ChangeNote(
            note_id=note_id,
            expected_version=expected_version,
            body=self.body,
            audience=self.audience,
            mentions=None if self.mentions is None else tuple(self.mentions),
        )


class MentionOut(Out):
    """A member whom a note names."""

    user_id: UUID
    full_name: str


class CandidateNoteOut(Out):
    """A note about a candidate."""

    id: UUID
    candidate_id: UUID
    author: MentionOut
    body: str
    audience: NoteAudience
    mentions: list[MentionOut]
    created_at: datetime
    edited_at: datetime | None
    version: int

    @classmethod
    def of(cls, note: CandidateNote) -> "CandidateNoteOut":
        """Render a note."""
        return cls(
            id=note.id,
            candidate_id=note.candidate_id,
            author=MentionOut(user_id=note.author_id, full_name=note.author_name),
            body=note.body,
            audience=note.audience,
            mentions=[MentionOut.model_validate(one) for one in note.mentions],
            created_at=note.created_at,
            edited_at=note.edited_at,
            version=note.version,
        )


class CandidateNotesOut(Out):
    """The notes about a candidate that one may see, newest first."""

    items: list[CandidateNoteOut]


class CandidateEventOut(Out):
    """One thing that happened with a candidate.

    `kind` says what the texts are: an application's `subject` is the job, a move's `origin` and
    `target` are stages, a changed field's `subject` is its name and `body` its value.
    """

    at: datetime
    id: UUID
    kind: str
    actor: str
    subject: str
    origin: str
    target: str
    body: str
    record_id: UUID | None


class RefusingAddressOut(Out):
    """An address that mail is held back from, since when, and what its server said."""

    email: str
    since: datetime
    reason: str


class RefusingAddressesOut(Out):
    """A candidate's addresses that mail is held back from.

    Since `unsubscribed_since` the person wants no mails but about their applications.
    """

    items: list[RefusingAddressOut]
    unsubscribed_since: datetime | None
