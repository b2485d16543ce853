"""What those above may ask: the line that was shared with interviewers."""

from rolecall.domains.accommodations.service import shared_with

__all__ = ["shared_with"]
