"""Erasures with what each part of one came to, copies of data, and what these disclose."""

from rolecall.domains.privacy.models.copies import choices, copies
from rolecall.domains.privacy.models.erasures import erasures, parts

__all__ = ["choices", "copies", "erasures", "parts"]
