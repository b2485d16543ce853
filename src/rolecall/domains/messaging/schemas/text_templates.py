"""Saved texts over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.messaging.contracts.text_templates import SaveTextTemplate
from rolecall.domains.messaging.contracts.texts import MAX_TEXT
from rolecall.domains.messaging.schemas.templates import Language, OfferedVariableOut
from rolecall.infra.http import In, Out

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]


class TextTemplateIn(In):
    """A saved text, in one language at least, with `{{variables}}`."""

    name: Annotated[str, StringConstraints(max_length=100)]
    texts: dict[Language, Text] = Field(max_length=3)

    def command(
        self, template_id: UUID | None = None, version: int | None = None
    ) -> SaveTextTemplate:
        """Return the command."""
        texts: dict[str, str] = {one: self.texts[one] for one in sorted(self.texts)}
        return SaveTextTemplate(self.name, texts, template_id, version)


class TextTemplateOut(Out):
    """A saved text by language."""

    id: UUID
    name: str
    texts: dict[str, str]
    version: int
    updated_at: datetime


class TextVariablesOut(Out):
    """The variables that saved texts may use."""

    items: list[OfferedVariableOut]


class TryTextIn(In):
    """A text to be looked at before it is saved."""

    text: Text


class TextPreviewOut(Out):
    """A text about a made-up person: its alphabet (`gsm7`, `ucs2`), characters and segments."""

    text: str
    encoding: str
    units: int
    segments: int
