"""Templates of mails over HTTP."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.messaging.contracts import (
    MAX_BODY,
    MAX_SUBJECT,
    MailKind,
    MailTemplate,
    OwnKind,
    SaveTemplate,
    Wording,
)
from rolecall.infra.http import In, Out, Said

Language = Literal["en", "de", "es"]
Subject = Annotated[str, StringConstraints(max_length=MAX_SUBJECT)]
Body = Annotated[str, StringConstraints(max_length=MAX_BODY)]


class WordingIn(In):
    """A subject and a body with `{{variables}}`."""

    subject: Subject
    body: Body

    def wording(self) -> Wording:
        """Return the words; a subject is one line."""
        return Wording(" ".join(self.subject.split()), self.body)


class WordingOut(Out):
    """A subject and a body with `{{variables}}`."""

    subject: str
    body: str


class MailTemplateIn(In):
    """A template. `name` is for saved messages (`candidate_message`), which there are many of.

    With a saved message files can be kept, that were uploaded for it (`POST /files`): all of them,
    since those that are not named any more go.
    """

    kind: MailKind
    name: Annotated[str, StringConstraints(max_length=100)] = ""
    texts: dict[Language, WordingIn] = Field(max_length=3)
    file_ids: Annotated[list[UUID], Field(max_length=20, default_factory=list)]

    def command(self, template_id: UUID | None = None, version: int | None = None) -> SaveTemplate:
        """Return the command."""
        texts: dict[str, Wording] = {
            language: self.texts[language].wording() for language in sorted(self.texts)
        }
        return SaveTemplate(self.kind, self.name, texts, template_id, version, tuple(self.file_ids))


class TemplateFileOut(Out):
    """A file that is kept with a saved message."""

    filename: str
    size: int
    file_id: UUID


class MailTemplateOut(Out):
    """A template. A language that is missing keeps the product's text."""

    id: UUID
    kind: MailKind
    name: str
    texts: dict[str, WordingOut]
    attachments: list[TemplateFileOut]
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, template: MailTemplate) -> "MailTemplateOut":
        """Render a template."""
        return cls.model_validate(template)


class OfferedVariableOut(Out):
    """A variable for the menu of the editor; a `required` one must be in the body."""

    name: str
    label: Said
    sample: str
    is_link: bool
    required: bool


class MailTemplateKindOut(Out):
    """A kind of mail, what it may say, and what the product says."""

    kind: MailKind
    label: Said
    sent: Said
    variables: list[OfferedVariableOut]
    product: dict[str, WordingOut]

    @classmethod
    def of(cls, kind: OwnKind) -> "MailTemplateKindOut":
        """Render a kind."""
        return cls.model_validate(kind)


class MailTemplateKindsOut(Out):
    """All kinds that can be put in own words."""

    items: list[MailTemplateKindOut]


class PersonIn(In):
    """Whose name and job a preview shows instead of made-up ones."""

    candidate_name: Annotated[str, StringConstraints(max_length=200)]
    job_title: Annotated[str, StringConstraints(max_length=200)]


class TryWordingIn(In):
    """Words to be looked at before they are saved."""

    kind: MailKind
    language: Language
    text: WordingIn
    person: PersonIn | None = None


class MailPreviewOut(Out):
    """A mail as it would be sent; links in it lead nowhere. `html` is a whole document."""

    subject: str
    html: str
    text: str


class TestSentOut(Out):
    """Where the test went."""

    recipient: str
