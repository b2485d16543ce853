"""Conversations with candidates over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.applications.service.writing import ApplicationConversation, WriteMessage
from rolecall.domains.messaging.contracts import MAX_BODY, MAX_SUBJECT, Direction, Wording
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
    """

    id: UUID
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
    """The newest mails about an application, oldest first.

    `recipient` is where the next message would go, empty where no address is known; mail to it is
    held back since `undeliverable_since`, for `undeliverable_reason`.
    """

    items: list[ConversationItemOut]
    has_earlier: bool
    recipient: str
    locale: str
    may_write: bool
    undeliverable_since: datetime | None
    undeliverable_reason: str

    @classmethod
    def of(cls, found: ApplicationConversation) -> "ConversationOut":
        """Render a conversation."""
        return cls(
            items=[
                ConversationItemOut.model_validate(
                    {
                        **{name: getattr(item, name) for name in _ITEM},
                        "draft": item.wording,
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
        )


_ITEM = tuple(name for name in ConversationItemOut.model_fields if name != "draft")
