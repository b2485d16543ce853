"""What other domains, processes and entrypoints use."""

from rolecall.domains.automation.service import save_rule
from rolecall.domains.automation.service.times import TimeWanted, asks_for_times

__all__ = ["TimeWanted", "asks_for_times", "save_rule"]
