"""Erasures with what each came to, requests for them, copies of data, and what these disclose."""

from rolecall.domains.privacy.models.copies import choices, copies
from rolecall.domains.privacy.models.erasures import erasures, parts
from rolecall.domains.privacy.models.requests import requests

__all__ = ["choices", "copies", "erasures", "parts", "requests"]
