"""Which messages a candidate reads on their private page. Pure.

Guarantees: nothing that waits, was taken back or never left is shown; an answer from an address
that was not written to stays with the team, because nobody knows who wrote it.
"""

from collections.abc import Iterable

from rolecall.domains.applications.contracts import CandidateMessage
from rolecall.domains.messaging.contracts import (
    Channel,
    ConversationItem,
    Direction,
    MailKind,
    MessageStatus,
)
from rolecall.domains.messaging.contracts.texts import TextStatus

_TOLD_BY_THE_PAGE = frozenset(
    {
        MailKind.APPLICATION_RECEIVED.value,
        MailKind.APPLICATION_STAGE_CHANGED.value,
        MailKind.APPLICATION_WITHDRAWN.value,
    }
)
"""The page itself says what these do."""
_LEFT = frozenset({MessageStatus.SENT.value, TextStatus.SENT.value, TextStatus.DELIVERED.value})
_ANSWER = "answer"


def as_candidate_reads(items: Iterable[ConversationItem]) -> tuple[CandidateMessage, ...]:
    """Return what the candidate may read, oldest first."""
    return tuple(_told(item) for item in items if _is_told(item))


def _is_told(item: ConversationItem) -> bool:
    if item.direction is Direction.IN:
        if item.channel is Channel.TEXT:
            return not item.elsewhere
        return item.status == _ANSWER and not item.from_other_address
    return item.status in _LEFT and item.kind not in _TOLD_BY_THE_PAGE


def _told(item: ConversationItem) -> CandidateMessage:
    came_in = item.direction is Direction.IN
    return CandidateMessage(
        at=item.created_at if came_in else item.sent_at or item.send_after,
        from_candidate=came_in,
        author=item.author_name,
        subject=item.subject,
        text=item.text,
        files=tuple(one.filename for one in item.attachments if not one.problem),
        by_text=item.channel is Channel.TEXT,
    )
