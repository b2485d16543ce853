"""The vocabulary of job alerts and saved jobs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from rolecall.domains.applications.contracts import OwnApplication
from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.jobs.contracts import OncePublished, PostingFilter

MAX_ALERTS: Final = 10
"""Alerts that one address has at one organization."""
MAX_SAVED: Final = 200
"""Jobs of one organization that one login keeps."""
PENDING_FOR: Final = timedelta(days=3)
"""How long an alert waits to be confirmed."""
STOPPED_FOR: Final = timedelta(days=30)
"""How long an alert that ended is kept, so that its reader can want it again."""
RECORD: Final = "job_alert"
"""What the mails of an alert are about."""


class AlertFrequency(StrEnum):
    """How often somebody hears of new jobs, if there are some."""

    DAILY = "daily"
    WEEKLY = "weekly"


class AlertStatus(StrEnum):
    """Where an alert is."""

    PENDING = "pending"
    """Asked for on the careers page; nobody has confirmed that the address is theirs."""
    ACTIVE = "active"
    PAUSED = "paused"
    """By its reader, until they want it again."""
    STOPPED = "stopped"
    """By its reader, in the mail; forgotten after a while."""
    BOUNCED = "bounced"
    """The mailbox does not exist; forgotten after a while."""


WANTABLE: Final = frozenset({AlertStatus.PAUSED, AlertStatus.STOPPED, AlertStatus.BOUNCED})
"""Confirmed alerts that send nothing, and will again when their reader wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobAlert:
    """What one address wants to hear of one organization's new jobs.

    `reader_id` is the same for all alerts of an address; `statement` is what was agreed to, as it
    stood beside the button. New are jobs that were published after `since` and not told of yet.
    `next_due_at` is None while nothing is sent.
    """

    id: UUID
    org_id: UUID
    reader_id: UUID
    email: str
    email_norm: str
    locale: str
    search: PostingFilter
    frequency: AlertFrequency
    status: AlertStatus
    statement: str
    asked_at: datetime
    confirmed_at: datetime | None
    since: datetime
    changed_at: datetime
    next_due_at: datetime | None
    last_due_at: datetime | None
    last_sent_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAlert:
    """Somebody's wish, from the careers page, to hear of new jobs. `shown` names the statement."""

    email: str
    search: PostingFilter
    frequency: AlertFrequency
    language: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAlert:
    """What a reader changes of an alert; None leaves it as it is."""

    alert_id: UUID
    search: PostingFilter | None = None
    frequency: AlertFrequency | None = None
    paused: bool | None = None


@dataclass(frozen=True, slots=True)
class OwnAlert:
    """An alert of a login, with whose jobs it is about."""

    alert: JobAlert
    organization: OrganizationRef


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedJob:
    """A job that a login keeps; `application` is its own newest application for it.

    `may_reapply`: the organization knows it and takes an application for the job, a first one or
    one more.
    """

    job: OncePublished
    saved_at: datetime
    application: OwnApplication | None
    may_reapply: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MailChoice:
    """Which mails a login gets from an organization.

    `outreach`: those about no application come. `alerts` and `applications` count what it has.
    """

    organization: OrganizationRef
    outreach: bool
    alerts: int
    applications: int


@dataclass(frozen=True, slots=True)
class Audience:
    """How many people an organization's alerts reach, and by how many alerts."""

    people: int
    alerts: int
    departments: tuple["AudiencePart", ...] = ()
    """By the department that alerts name, the largest first."""
    jobs: tuple["AudiencePart", ...] = ()
    """By the job that was told, the most told first."""


@dataclass(frozen=True, slots=True)
class AudiencePart:
    """A part of the people who are reached. `name` is empty for alerts that name no department."""

    name: str
    people: int
    job_id: UUID | None = None
