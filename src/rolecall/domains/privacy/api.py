"""What other domains use."""

from rolecall.domains.privacy.rules.confirming import is_confirmed
from rolecall.domains.privacy.service.erasing import erase_by_rule

__all__ = ["erase_by_rule", "is_confirmed"]
