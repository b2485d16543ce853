"""Messages and inboxes over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from rolecall.domains.messaging.contracts import Message, Preference
from rolecall.infra.http import In, Out, PageOut


class NotificationOut(Out):
    """One line of an inbox; `link` is a path inside the application."""

    id: UUID
    kind: str
    title: str
    body: str
    link: str | None
    created_at: datetime
    read_at: datetime | None


class UnreadOut(Out):
    """How many notifications are unread; counting stops at 1,000."""

    count: int


class MarkedOut(Out):
    """How many notifications were marked read."""

    marked: int


class PreferenceOut(Out):
    """Whether the signed-in person wants mails and notifications of a kind.

    Without `by_mail` there are no mails of this kind.
    """

    kind: str
    email: bool
    in_app: bool
    by_mail: bool


class PreferencesOut(Out):
    """All kinds that can be switched off."""

    items: list[PreferenceOut]


class PreferenceIn(In):
    """What the signed-in person wants of one kind."""

    kind: Annotated[str, StringConstraints(max_length=60)]
    email: bool
    in_app: bool

    def wish(self) -> Preference:
        """Return the wish."""
        return Preference(self.kind, self.email, self.in_app)


class MessageOut(Out):
    """A mail as members see it. `send_after` is when a held one leaves."""

    id: UUID
    kind: str
    subject: str
    recipient: str
    status: str
    created_at: datetime
    send_after: datetime
    sent_at: datetime | None
    error: str


class MessageDetailOut(MessageOut):
    """A mail with its text; links that only the recipient may follow are left out."""

    text: str
    attempts: int

    @classmethod
    def of(cls, message: Message) -> "MessageDetailOut":
        """Render a message."""
        return cls.model_validate(message)


MessagesOut = PageOut[MessageOut]
NotificationsOut = PageOut[NotificationOut]
