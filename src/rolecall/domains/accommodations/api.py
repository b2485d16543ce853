"""What those above may ask: the line that was shared with interviewers, and a new request."""

from rolecall.domains.accommodations.service import shared_with
from rolecall.domains.accommodations.service.asking import (
    ask_with_application as ask_for_adjustment,
)

__all__ = ["ask_for_adjustment", "shared_with"]
