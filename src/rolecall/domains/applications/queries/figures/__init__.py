"""Many applications at once, for reports: counted and listed by the same statements.

A move that was undone never happened here: neither it nor the move back is seen.
"""

from rolecall.domains.applications.queries.figures.hires import list_hired, list_hires
from rolecall.domains.applications.queries.figures.in_progress import count_open, list_open
from rolecall.domains.applications.queries.figures.outcomes import count_outcomes
from rolecall.domains.applications.queries.figures.progress import (
    count_progress,
    list_progress,
    list_sources,
)
from rolecall.domains.applications.queries.figures.stays import (
    count_stays,
    list_stays,
    list_timed_stays,
)

__all__ = [
    "count_open",
    "count_outcomes",
    "count_progress",
    "count_stays",
    "list_hired",
    "list_hires",
    "list_open",
    "list_progress",
    "list_sources",
    "list_stays",
    "list_timed_stays",
]
