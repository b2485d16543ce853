"""What job alerts publish."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class JobAlertDue(Event):
    """An alert is due at `at`, unless it is due at another time by then."""

    type = "job_alerts.job_alert_due.v1"

    alert_id: UUID
    at: datetime


@published
@dataclass(frozen=True, kw_only=True)
class JobAlertChanged(Event):
    """An alert was confirmed, changed, ended or removed."""

    type = "job_alerts.job_alert_changed.v1"

    alert_id: UUID
