"""The edges of job alerts: pages without a script, the portal's API, a count for members."""

from rolecall.domains.job_alerts.endpoints import asking, console, links, mine

router = (console.router, mine.alerts, mine.saved, mine.choices)
pages = (asking.router, links.router)

__all__ = ["pages", "router"]
