"""Which jobs an alert tells of. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from rolecall.domains.jobs.contracts import PublicPosting

MOST_SHOWN: Final = 20
"""Jobs in one mail; the careers page shows the others."""


def news(
    found: Iterable[PublicPosting], since: datetime, told: Collection[UUID]
) -> list[PublicPosting]:
    """Return the jobs that are new to a reader: published after `since`, and not told of.

    What was told is remembered by job and not by time, since a job can be committed after one that
    was published later.
    """
    return [job for job in found if job.published_at > since and job.id not in told]
