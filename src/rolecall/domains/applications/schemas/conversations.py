"""Conversations with candidates over HTTP."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from rolecall.domains.applications.service.resumes import ResumeTaken
from rolecall.domains.applications.service.writing import ConversationView, WriteMessage
from rolecall.domains.files.contracts import FileKind
from rolecall.domains.messaging.contracts import (
    MAX_BODY,
    MAX_SUBJECT,
    Channel,
    ConversationItem,
    Direction,
    SavedMessage,
    Wording,
)
from rolecall.domains.messaging.contracts.texts import (
    MAX_NOTE,
    MAX_TEXT,
    ConsentSource,
    ConsentState,
    Standing,
)
from rolecall.infra.http import In, Out
from rolecall.infra.http.schemas import Instant

FileIds = Annotated[list[UUID], Field(max_length=20, default_factory=list)]


class CandidateMessageIn(In):
    """What is written: plain text with `**bold**`, `- ` lists and `{{variables}}`."""

    subject: Annotated[str, StringConstraints(max_length=MAX_SUBJECT)]
    body: Annotated[str, StringConstraints(max_length=MAX_BODY)]

    def wording(self) -> Wording:
        """Return the words; a subject is one line."""
        return Wording(" ".join(self.subject.split()), self.body)


class WriteMessageIn(CandidateMessageIn):
    """A message; without `send_at` it leaves after the moment in which it can be taken back.

    With it go files of the person's record, and files that were uploaded for it (`POST /files`).
    """

    send_at: Instant | None = None
    file_ids: FileIds

    def command(self) -> WriteMessage:
        """Return the command."""
        return WriteMessage(self.wording(), self.send_at, tuple(self.file_ids))


class WriteToPersonIn(WriteMessageIn):
    """A message that is about no application. `job_id` is the job that it invites to.

    Such a mail says how to apply, and an answer to it with a résumé begins the application.
    """

    job_id: UUID | None = None

    def command(self) -> WriteMessage:
        """Return the command."""
        return replace(super().command(), job_id=self.job_id)


class PersonMessageIn(CandidateMessageIn):
    """Words that are about no application, and the job that they invite to."""

    job_id: UUID | None = None


class ChooseTemplateIn(In):
    """Which saved message to begin with."""

    mail_template_id: UUID


class CandidateMailPreviewOut(Out):
    """The mail as the candidate would get it. `html` is a whole document."""

    subject: str
    html: str
    text: str


class MailAttachmentOut(Out):
    """A file of a mail. Without `file_id` it came in and was not kept; `problem` says why."""

    filename: str
    size: int
    file_id: UUID | None
    problem: str


class CandidateMessageOut(Out):
    """Words with which a message can begin."""

    subject: str
    body: str


class BegunMessageOut(CandidateMessageOut):
    """A saved message to begin with, and the files that are kept with it."""

    attachments: list[MailAttachmentOut]

    @classmethod
    def of(cls, saved: SavedMessage) -> "BegunMessageOut":
        """Render a saved message."""
        return cls(
            subject=saved.wording.subject,
            body=saved.wording.body,
            attachments=[MailAttachmentOut.model_validate(one) for one in saved.attachments],
        )


class WriteTextIn(In):
    """A text; it leaves after the moment in which it can be taken back, or after quiet hours."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)]


class ChooseTextTemplateIn(In):
    """Which saved text to begin with."""

    text_template_id: UUID


class TextWordsOut(Out):
    """Words with which a text can begin."""

    body: str


class TextConsentIn(In):
    """What the candidate said about texts; `note` says when and how, and is needed for a yes."""

    given: bool
    note: Annotated[str, Field(max_length=MAX_NOTE)] = ""


class TextConsentOut(Out):
    """An entry of the log of consents."""

    id: UUID
    state: ConsentState
    source: ConsentSource
    shown: str
    note: str
    by_name: str
    at: datetime


class TextingOut(Out):
    """What a composer of texts has to know.

    `number` is empty where the phone number cannot be texted; a text that is written now leaves at
    `opens_at`, null for at once; `opt_out_line` is added to the first text to a number.
    """

    number: str
    standing: Standing
    opens_at: datetime | None
    time_zone: str
    opt_out_line: str
    log: list[TextConsentOut]


class InvitedToOut(Out):
    """A job that a mail invites to."""

    id: UUID
    title: str


class ConversationItemOut(Out):
    """A mail or a text. `draft` is what its author wrote, to begin again with after a recall.

    What came in is an `answer`, `automatic` or `unreadable`; `rest` is its signature and what it
    quotes, `from_other_address` that somebody wrote it from another address than was written to.
    `application_id` is what it is about, null where it is about no application; then `invites_to`
    is the job that it invites to, and `outcome` what an answer to it became: an application was
    `begun`, the job was `closed`, or the person had `applied`. It is empty for other answers.
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
    channel: Channel
    segments: int
    elsewhere: bool
    invites_to: InvitedToOut | None
    outcome: str


class ResumeIn(In):
    """Which file of an application is its résumé."""

    file_id: UUID


class ResumeTakenOut(Out):
    """What became the résumé; `before` and `kind` say what was there, to put it back."""

    file_id: UUID
    before: UUID | None
    kind: FileKind


class PutBackResumeIn(In):
    """What taking a file as the résumé answered."""

    file_id: UUID
    before: UUID | None
    kind: FileKind

    def command(self) -> ResumeTaken:
        """Return the command."""
        return ResumeTaken(self.file_id, self.before, self.kind)


class ConversationOut(Out):
    """The newest mails about an application, or to a person, oldest first.

    `recipient` is where the next message would go, empty where no address is known; mail to it is
    held back since `undeliverable_since`, for `undeliverable_reason`. The person wants no mails but
    about their applications since `unsubscribed_since`. `texting` is null where texts
    are switched off. `offered_as_resume` are files of answers that the caller can take as a résumé:
    of the application that they answer about, or on the record.
    """

    items: list[ConversationItemOut]
    has_earlier: bool
    recipient: str
    locale: str
    may_write: bool
    undeliverable_since: datetime | None
    undeliverable_reason: str
    unsubscribed_since: datetime | None
    candidate_id: UUID
    texting: TextingOut | None
    may_text: bool
    offered_as_resume: list[UUID]
    may_invite: bool

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
                        "invites_to": _invited_to(item, found.job_titles),
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
            candidate_id=found.candidate_id,
            texting=TextingOut.model_validate(found.texting) if found.texting else None,
            may_text=found.may_text,
            offered_as_resume=sorted(found.offered_as_resume),
            may_invite=found.may_invite,
        )


_MADE = {"draft", "application_id", "invites_to"}
_ITEM = tuple(name for name in ConversationItemOut.model_fields if name not in _MADE)


def _application_of(item: ConversationItem) -> UUID | None:
    about = item.record
    return about.id if about is not None and about.type == "application" else None


def _invited_to(item: ConversationItem, titles: Mapping[UUID, str]) -> InvitedToOut | None:
    if item.topic_id is None or item.topic_id not in titles:
        return None
    return InvitedToOut(id=item.topic_id, title=titles[item.topic_id])
