"""Which mails devices are told of, in which words, and when a device is tried again. Pure."""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from rolecall.domains.messaging.contracts import MailKind
from rolecall.kernel.sentences import Sentence, say

PUSHED: Final = frozenset(
    {
        MailKind.APPLICATION_STAGE_CHANGED,
        MailKind.APPLICATION_REJECTED,
        MailKind.APPLICATION_HIRED,
        MailKind.CANDIDATE_MESSAGE,
        MailKind.AI_INTERVIEW_INVITATION,
        MailKind.AI_INTERVIEW_REMINDER,
        MailKind.INTERVIEW_BOOKING,
        MailKind.INTERVIEW_INVITATION,
        MailKind.OFFER_SENT,
        MailKind.OFFER_REMINDER,
        MailKind.OFFER_EXTENDED,
        MailKind.OFFER_WITHDRAWN,
    }
)
"""News of an application, to its candidate, that the candidate did not cause this moment. Members
are told of none: their devices would speak of an application as of their own."""
WORTH: Final = timedelta(days=1)
"""How long news is worth a push; the mail is there in any case."""
_FIRST_PAUSE: Final = timedelta(seconds=15)
_LONGEST_PAUSE: Final = timedelta(hours=1)
_TOPIC_BYTES: Final = 24
"""32 characters of base64url, the most that a topic may have (RFC 8030, section 5.4)."""


def is_news(kind: str, record_type: str) -> bool:
    """Tell whether devices are told of a mail of this kind about such a record."""
    return record_type == "application" and kind in PUSHED


def topic_of(device_id: UUID, application_id: UUID) -> str:
    """Return by what newer news of an application replaces older news on one device.

    It says nothing to the push service, not even that two of its devices hear of one application.
    """
    digest = sha256(device_id.bytes + application_id.bytes).digest()
    return urlsafe_b64encode(digest[:_TOPIC_BYTES]).decode()


def words_of(organization: str) -> Sentence:
    """Return what may stand on a lock screen."""
    return say("There is news about your application at {organization}.", organization=organization)


def left_of(queued_at: datetime, now: datetime) -> timedelta:
    """Return how long a push that was queued at `queued_at` is still worth being shown."""
    return max(WORTH - (now - queued_at), timedelta(0))


def pause_after(queued_at: datetime, now: datetime, asked: timedelta | None) -> timedelta:
    """Return when a push that was not taken is tried again: as late as asked, if that is later.

    Without a wish as long as it has waited already, so that each pause is twice the one before.
    """
    own = min(max(now - queued_at, _FIRST_PAUSE), _LONGEST_PAUSE)
    return own if asked is None else max(asked, _FIRST_PAUSE)
