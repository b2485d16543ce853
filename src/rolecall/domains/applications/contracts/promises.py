"""What is promised about the stage that an application is in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is promised about an application's current stage, counted from `promised_from`.

    `alert_step` is the place of the next escalation in the promise, due at `alert_at`. All are
    None where nothing is promised.
    """

    promised_from: datetime | None = None
    due_at: datetime | None = None
    alert_step: int = 0
    alert_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PromiseAlert:
    """An escalation that was taken: who was told (words of `EscalateTo`) of what was due when."""

    step: int
    stage_name: str
    due_at: datetime
    told: tuple[str, ...]
    at: datetime
