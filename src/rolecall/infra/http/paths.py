"""Which addresses are interfaces of programs."""

from typing import Final

OF_PROGRAMS: Final = ("/api/", "/v0/postings/", "/v1/boards/")
"""Ours, and those that stand where other systems have theirs: requests are counted against a limit,
and refusals are problem documents whoever asks."""
