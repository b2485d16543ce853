"""Templates of letters, and letters."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.offers.contracts import (
    CustomField,
    FieldKind,
    Letter,
    LetterTemplate,
    LetterText,
    SaveTemplate,
)
from rolecall.domains.offers.rules.letters import MAX_LENGTH, to_html
from rolecall.infra.http import In, Out, Said
from rolecall.infra.http.schemas import ShortText

Locale = Annotated[str, StringConstraints(pattern=r"^(en|de|es)$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Body = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LENGTH)]


class CustomFieldIn(In):
    """A variable that a template brings along."""

    key: Key
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    kind: FieldKind = FieldKind.TEXT


class LetterTextIn(In):
    """The text of a letter. Variables are written `{{candidate_name}}`."""

    locale: Locale = "en"
    subject: ShortText
    body_html: Body
    fields: list[CustomFieldIn] = Field(default_factory=list, max_length=30)

    def text(self) -> LetterText:
        """Return the contract."""
        return LetterText(
            locale=self.locale,
            subject=self.subject,
            body_html=self.body_html,
            fields=tuple(CustomField(one.key, one.label, one.kind) for one in self.fields),
        )


class TemplateIn(LetterTextIn):
    """A template of letters."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]

    def command(self, template_id: UUID | None = None, version: int | None = None) -> SaveTemplate:
        """Return the command."""
        return SaveTemplate(
            name=self.name, text=self.text(), template_id=template_id, version=version
        )


class CustomFieldOut(Out):
    """A variable that a template brings along."""

    key: str
    label: str
    kind: FieldKind


class TemplateOut(Out):
    """A template of letters."""

    id: UUID
    name: str
    locale: str
    subject: str
    body_html: str
    fields: list[CustomFieldOut]
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, template: LetterTemplate) -> "TemplateOut":
        """Render a template."""
        return cls(
            id=template.id,
            name=template.name,
            locale=template.text.locale,
            subject=template.text.subject,
            body_html=template.text.body_html,
            fields=[CustomFieldOut.model_validate(one) for one in template.text.fields],
            archived_at=template.archived_at,
            created_at=template.created_at,
            updated_at=template.updated_at,
            version=template.version,
        )


class VariableOut(Out):
    """A variable that every letter may use."""

    key: str
    label: Said


class VariablesOut(Out):
    """The variables that every letter may use."""

    items: list[VariableOut]


class LetterOut(Out):
    """A letter with its variables filled in. `body_html` is safe to show."""

    locale: str
    subject: str
    body_html: str

    @classmethod
    def of(cls, letter: Letter) -> "LetterOut":
        """Render a letter."""
        return cls(locale=letter.locale, subject=letter.subject, body_html=to_html(letter))
