"""The edges of adjustments: what members read and answer, and the candidate's page."""

from rolecall.domains.accommodations.endpoints.console import router
from rolecall.domains.accommodations.endpoints.pages import router as candidate_pages

pages = [candidate_pages]

__all__ = ["pages", "router"]
