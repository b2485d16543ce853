"""What a provider's report makes of a text, in whatever order reports come. Pure."""

from rolecall.domains.messaging.contracts.texts import TextStatus

_ARRIVED = frozenset({"delivered", "read"})
_LOST = frozenset({"failed", "undelivered", "canceled"})
_UNDER_WAY = frozenset({"accepted", "queued", "sending", "sent", "scheduled"})
_OPEN = frozenset({TextStatus.SENDING, TextStatus.SENT, TextStatus.UNCERTAIN})


def after_report(current: TextStatus, reported: str) -> TextStatus | None:
    """Return the status that follows from a report of Twilio's, None where nothing changes.

    A text of which nobody knew whether it was taken was, when the provider speaks of it.
    """
    if current not in _OPEN:
        return None
    if reported in _ARRIVED:
        return TextStatus.DELIVERED
    if reported in _LOST:
        return TextStatus.FAILED
    if reported in _UNDER_WAY and current is TextStatus.UNCERTAIN:
        return TextStatus.SENT
    return None
