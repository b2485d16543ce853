"""Mails in an organization's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.messaging.contracts.arrivals import Attachment
from rolecall.domains.messaging.contracts.mails import MailKind
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

MAX_SUBJECT = 200
"""Characters of a subject before its variables are filled in."""
MAX_BODY = 10_000
"""Characters of a body before its variables are filled in."""


class TemplateTaken(Conflict):
    """There is a template of this kind or this name already: 409."""

    code, title = "template_taken", say("There is one already")


@dataclass(frozen=True, slots=True)
class Wording:
    """A subject and a body with `{{variables}}`; `rules.wording` says what a body can hold."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """What an organization writes instead of the product's text, or saved for messages.

    `texts` maps a language to its wording; a language that is missing keeps the product's text.
    `name` tells saved messages (of the kind `candidate_message`) apart and is empty for the others,
    which have no `attachments` either.
    """

    id: UUID
    kind: MailKind
    name: str
    texts: Mapping[str, Wording]
    version: int
    updated_at: datetime
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveTemplate:
    """Write a template, or the one of this id anew; `version` is the one that was read."""

    kind: MailKind
    name: str
    texts: Mapping[str, Wording]
    template_id: UUID | None = None
    version: int | None = None
    file_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """A saved message in one language, and the files that go with it."""

    wording: Wording
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedVariable:
    """A variable that a wording may use; without a `required` one the mail is of no use."""

    name: str
    label: str
    sample: str
    is_link: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A kind of mail that organizations may put in their own words."""

    kind: MailKind
    label: str
    sent: str
    """When it is sent, as a sentence."""
    variables: tuple[OfferedVariable, ...]
    product: Mapping[str, Wording]
    """The product's own text by language; none for saved messages."""
