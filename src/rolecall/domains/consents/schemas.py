"""Wording over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.consents.contracts import (
    Draft,
    Publish,
    Purpose,
    PurposeState,
    Wording,
    WriteDraft,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import LongText

Version = Annotated[int, Field(ge=0, le=2_000_000_000)]


class WordingTexts(In):
    """A text in HTML for each language it is written in; empty for the others."""

    en: LongText = ""
    de: LongText = ""
    es: LongText = ""


class ConsentDraftIn(In):
    """The next version, over the draft that was seen (0 if there was none)."""

    texts: WordingTexts
    version: Version

    def command(self, purpose: Purpose) -> WriteDraft:
        """Return the command."""
        return WriteDraft(purpose, self.texts.model_dump(), self.version)


class PublishIn(In):
    """Publish the draft that was seen."""

    is_material: bool
    """Whoever agreed to an earlier version is asked anew on their page."""
    note: Annotated[str, StringConstraints(max_length=500)] = ""
    version: Version

    def command(self, purpose: Purpose) -> Publish:
        """Return the command."""
        return Publish(purpose, self.is_material, self.note.strip(), self.version)


class ConsentWordingOut(Out):
    """A published version, as everybody read it who agreed to it."""

    id: UUID
    purpose: Purpose
    number: int
    texts: dict[str, str]
    is_material: bool
    note: str
    published_at: datetime
    published_by_name: str

    @classmethod
    def of(cls, wording: Wording) -> "ConsentWordingOut":
        """Render a version."""
        return cls.model_validate(wording)


class ConsentDraftOut(Out):
    """The next version while it is written; `version` 0 if nobody has begun."""

    texts: dict[str, str]
    changed_at: datetime | None
    changed_by_name: str
    version: int

    @classmethod
    def of(cls, draft: Draft) -> "ConsentDraftOut":
        """Render a draft."""
        return cls.model_validate(draft)


class ConsentPurposeOut(Out):
    """What people agree to for one purpose, now and next."""

    purpose: Purpose
    current: ConsentWordingOut | None
    draft: ConsentDraftOut

    @classmethod
    def of(cls, state: PurposeState) -> "ConsentPurposeOut":
        """Render where a purpose stands."""
        return cls(
            purpose=state.purpose,
            current=ConsentWordingOut.of(state.current) if state.current else None,
            draft=ConsentDraftOut.of(state.draft),
        )


class ConsentPurposesOut(Out):
    """All purposes."""

    items: list[ConsentPurposeOut]
