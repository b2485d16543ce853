"""Text messages: what was written and received, who agreed to get them, and whose account sends."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rolecall.domains.messaging.contracts.conversations import Direction
from rolecall.domains.messaging.contracts.messages import RecordRef
from rolecall.infra.providers.sms.contracts import TextProviderKind
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say

MAX_TEXT = 1_000
"""Characters that a person writes in one text; Twilio takes 1,600."""
MAX_NOTE = 500


class TextStatus(StrEnum):
    """Where a text is. Those that mails have as well mean the same."""

    HELD = "held"
    """Can still be taken back, or waits for the end of the quiet hours."""
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    """Taken by the provider."""
    DELIVERED = "delivered"
    """The carrier says that the phone got it."""
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    RECALLED = "recalled"
    SUPPRESSED = "suppressed"
    """Never sent: the consent was withdrawn before it left."""
    RECEIVED = "received"
    """It came in."""


class ConsentState(StrEnum):
    """What an entry of the log says."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class ConsentSource(StrEnum):
    """Where somebody said so."""

    STATUS_PAGE = "status_page"
    """The candidate, on their private page."""
    APPLICATION = "application"
    """The candidate, in the form with which they applied."""
    RECRUITER = "recruiter"
    """Said to a recruiter, who wrote it down."""
    KEYWORD = "keyword"
    """STOP or START, from the phone itself."""
    PROVIDER = "provider"
    """The provider says that the number has opted out."""
    MERGE = "merge"
    """It was said on another record of the person, which was merged with this one."""
    SPLIT = "split"
    """That record is one of its own again, and what it brought along holds no longer."""


class Standing(StrEnum):
    """Whether a person may be texted at a number."""

    NONE = "none"
    """Nobody has asked them."""
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    """The number said STOP; START from it alone takes that back."""


class TextsAreOff(Conflict):
    """The organization sends no texts: 409."""

    code, title = "texts_off", say("Texts are switched off")


class NoTextConsent(Conflict):
    """The person has not agreed to texts, or not any more: 409."""

    code, title = "no_text_consent", say("There is no consent")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSettings:
    """An organization's account, without its secret.

    Texts leave from `from_hour` until `until_hour` of the recipient's day. `contact` is what HELP
    is answered with. `problem` is why the account was refused last, empty while it holds.
    """

    enabled: bool = False
    kind: TextProviderKind = TextProviderKind.TWILIO
    account: str = ""
    has_secret: bool = False
    sender: str = ""
    contact: str = ""
    from_hour: int = 8
    until_hour: int = 21
    problem: str = ""
    checked_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTextSettings:
    """Replace the account; a `secret` of None keeps the one there is."""

    enabled: bool
    kind: TextProviderKind
    account: str
    sender: str
    contact: str
    from_hour: int
    until_hour: int
    secret: str | None = field(default=None, repr=False)
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEntry:
    """One entry of the log: what was said about a number, by whom, when, and in which words.

    `candidate_id` is None for what the phone itself said. `shown` is the text that was agreed to,
    `note` what a recruiter wrote about it, `other_id` the other record of a merge or a split.
    """

    id: UUID
    number: str
    candidate_id: UUID | None
    state: ConsentState
    source: ConsentSource
    shown: str
    note: str
    by_name: str
    at: datetime
    other_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteConsent:
    """Log what a person said about texts to a number; the record is where it is shown."""

    number: str
    candidate_id: UUID
    record: RecordRef
    state: ConsentState
    source: ConsentSource
    shown: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueText:
    """Send a text with this transaction's commit, when it may leave."""

    number: str
    body: str
    candidate_id: UUID
    recipient_name: str
    record: RecordRef
    locale: str
    author_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMessage:
    """A text as members see it. `number` is the other side's.

    `elsewhere`: the number was written to about another record as well, so that an answer may be
    about that one.
    """

    id: UUID
    direction: Direction
    number: str
    record: RecordRef | None
    author_id: UUID | None
    name: str
    body: str
    segments: int
    status: TextStatus
    error: str
    created_at: datetime
    send_after: datetime
    finished_at: datetime | None
    elsewhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Texting:
    """What a composer of texts has to know.

    `number` is empty where the phone number cannot be texted. `opens_at` is when a text would leave
    that is written in quiet hours, None where it leaves at once. `opt_out_line` is what is added to
    the first text to the number, empty when one has been sent.
    """

    number: str
    standing: Standing
    opens_at: datetime | None
    time_zone: str
    opt_out_line: str
    log: tuple[ConsentEntry, ...]
