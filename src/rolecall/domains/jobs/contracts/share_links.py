"""Share links: addresses of a job that tell through whom an application came."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

CODE: Final = re.compile(r"[a-z0-9]{10}")
"""What the code of a link looks like; anything else in an address is no code."""
SOURCE: Final = re.compile(r"[A-Za-z0-9_.-]{1,60}")
"""What a source may look like that comes in an address."""
MOST_SHARE_LINKS: Final = 200
"""How many links a job has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLink:
    """A link that somebody hands out for a job.

    `source` is what applications that come by it are counted under. `visits` counts how often the
    link was opened, by whomever: programs that look at links are among them. A link that was
    retired still leads to the job, and what comes by it is not counted to it any more.
    """

    id: UUID
    job_id: UUID
    code: str
    label: str
    source: str
    visits: int
    created_at: datetime
    created_by: UUID | None
    created_by_name: str
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateShareLink:
    """Make a link for a job."""

    job_id: UUID
    label: str
    source: str
