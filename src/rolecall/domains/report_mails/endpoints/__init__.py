"""What report mails serve: the API, and the page behind the link in a mail."""

from rolecall.domains.report_mails.endpoints.link import pages
from rolecall.domains.report_mails.endpoints.mails import router

__all__ = ["pages", "router"]
