"""The edges of adjustments: what members read and answer, a login's own, and the page."""

from rolecall.domains.accommodations.endpoints.console import router as console
from rolecall.domains.accommodations.endpoints.mine import router as mine
from rolecall.domains.accommodations.endpoints.pages import router as candidate_pages

router = [mine, console]
pages = [candidate_pages]

__all__ = ["pages", "router"]
