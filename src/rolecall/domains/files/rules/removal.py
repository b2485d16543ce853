"""How long a removed file can be brought back. Pure."""

from datetime import datetime, timedelta
from typing import Final

REMOVED_FOR: Final = timedelta(days=30)
"""A removed file is erased after this time, with its bytes, its text and its search terms."""

ASKED_AGAIN_AFTER: Final = timedelta(days=1)
"""When it is looked again whether a removed file that is under a legal hold may be erased."""


def is_over(removed_at: datetime | None, now: datetime) -> bool:
    """Return whether a removed file's time is over; one that was brought back has none."""
    return removed_at is not None and now >= removed_at + REMOVED_FOR
