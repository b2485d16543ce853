"""Conversations with candidates over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.applications.service.writing import ConversationView, WriteMessage
from rolecall.domains.messaging.contracts import (
    MAX_BODY,
    MAX_SUBJECT,
    ConversationItem,
    Direction,
    Wording,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant


class CandidateMessageIn(In):
    """What is written: plain text with `**bold**`, `- ` lists and `{{variables}}`."""

    subject: Annotated[str, StringConstraints(max_length=MAX_SUBJECT)]
    body: Annotated[str, StringConstraints(max_length=MAX_BODY)]

    def wording(self) -> Wording:
        """Return the words; a subject is one line."""
        return Wording(" ".join(self.subject.split()), self.body)


class WriteMessageIn(CandidateMessageIn):
    """A message; without `send_at` it leaves after the moment in which it can be taken back."""

    send_at: Instant | None = None

    def command(self) -> WriteMessage:
        """Return the command."""
        return WriteMessage(self.wording(), self.send_at)


class ChooseTemplateIn(In):
    """Which saved message to begin with."""

    mail_template_id: UUID


class CandidateMessageOut(Out):
    """Words with which a message can begin."""

    subject: str
    body: str


class CandidateMailPreviewOut(Out):
    """The mail as the candidate would get it. `html` is a whole document."""

    subject: str
    html: str
    text: str


class MailAttachmentOut(Out):
    """A file that came with an answer. Without `file_id` it was not kept; `problem` says why."""

    filename: str
    size: int
    file_id: UUID | None
    problem: str


class ConversationItemOut(Out):
    """A mail. `draft` is what its author wrote, to begin again with after it was taken back.

    What came in is an `answer`, `automatic` or `unreadable`; `rest` is its signature and what it
    quotes, `from_other_address` that somebody wrote it from another address than was written to.
    `application_id` is what it is about, null where it is about no application.
    """

    id: UUID
    application_id: UUID | None
    direction: Direction
    kind: str
    status: str
    subject: str
    text: str
    address: str
    author_id: UUID | None
    author_name: str
    created_at: datetime
    send_after: datetime
    sent_at: datetime | None
    error: str
    draft: CandidateMessageOut | None
    rest: str
    from_other_address: bool
    attachments: list[MailAttachmentOut]


class ConversationOut(Out):
    """The newest mails about an application, or to a person, oldest first.

    `recipient` is where the next message would go, empty where no address is known; mail to it is
    held back since `undeliverable_since`, for `undeliverable_reason`. The person wants no mails but
    about their applications since `unsubscribed_since`.
    """

    items: list[ConversationItemOut]
    has_earlier: bool
    recipient: str
    locale: str
    may_write: bool
    undeliverable_since: datetime | None
    undeliverable_reason: str
    unsubscribed_since: datetime | None

    @classmethod
    def of(cls, found: ConversationView) -> "ConversationOut":
        """Render a conversation."""
        return cls(
            items=[
                ConversationItemOut.model_validate(
                    {
                        **{name: getattr(item, name) for name in _ITEM},
                        "draft": item.wording,
                        "application_id": _application_of(item),
                    }
                )
                for item in found.conversation.items
            ],
            has_earlier=found.conversation.has_earlier,
            recipient=found.recipient,
            locale=found.locale,
            may_write=found.may_write,
            undeliverable_since=found.conversation.undeliverable_since,
            undeliverable_reason=found.conversation.undeliverable_reason,
            unsubscribed_since=found.unsubscribed_since,
        )


_MADE = {"draft", "application_id"}
_ITEM = tuple(name for name in ConversationItemOut.model_fields if name not in _MADE)


def _application_of(item: ConversationItem) -> UUID | None:
    about = item.record
    return about.id if about is not None and about.type == "application" else None
