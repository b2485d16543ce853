"""What a rule would have done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.domains.messaging.contracts import RenderedMail


@dataclass(frozen=True, slots=True)
class ReplayedApplication:
    """An application that the rule would have matched, and what has become of it since."""

    id: UUID
    candidate_name: str
    job_title: str
    stage_name: str
    status: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReplayedMail:
    """What the action of this number would have written to one of those who were matched."""

    number: int
    to: str
    mail: RenderedMail


@dataclass(frozen=True, slots=True)
class Replay:
    """Of `total` applications in the last `days`, `matched` would have been; `hired` of these were.

    `applications` are the newest of them, `mails` what the newest with an address would have got;
    `capped` says that there were more applications than were looked at.
    """

    days: int
    total: int
    matched: int
    hired: int
    applications: tuple[ReplayedApplication, ...]
    mails: tuple[ReplayedMail, ...] = ()
    capped: bool = False
