"""What other domains, processes and entrypoints use."""

from rolecall.domains.automation.service import save_rule

__all__ = ["save_rule"]
