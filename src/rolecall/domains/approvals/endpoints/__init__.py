"""The edges of approvals: requests, chains, and the page behind the link of a mail."""

from rolecall.domains.approvals.endpoints.approvals import router as approvals
from rolecall.domains.approvals.endpoints.chains import router as chains
from rolecall.domains.approvals.endpoints.mail_links import router as pages

router = (approvals, chains)

__all__ = ["pages", "router"]
