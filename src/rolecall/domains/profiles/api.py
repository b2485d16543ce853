"""What other domains use of profiles."""

from rolecall.domains.profiles.service.reading import ask_for_failed, ask_to_read, count_progress
from rolecall.domains.profiles.service.viewing import view_profile

__all__ = ["ask_for_failed", "ask_to_read", "count_progress", "view_profile"]
