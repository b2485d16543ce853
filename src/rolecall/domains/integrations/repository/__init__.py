"""Writing connections, what was read from them, and what became of it."""

from rolecall.domains.integrations.repository import disclosing, erasing

__all__ = ["disclosing", "erasing"]
