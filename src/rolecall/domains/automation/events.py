"""What automation publishes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rolecall.kernel.events import Event, published


@published
@dataclass(frozen=True, kw_only=True)
class RuleChanged(Event):
    """A rule was made, changed or removed."""

    type = "automation.rule_changed.v1"
    rule_id: UUID
    workflow_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class RunDue(Event):
    """It is time for a run, unless it was cancelled."""

    type = "automation.run_due.v1"
    run_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class RunChanged(Event):
    """A run began to wait, ended, or was cancelled."""

    type = "automation.run_changed.v1"
    application_id: UUID
    run_id: UUID
    rule_id: UUID


@published
@dataclass(frozen=True, kw_only=True)
class ReminderDue(Event):
    """Members are to be reminded of something about an application; `number` is of the action."""

    type = "automation.reminder_due.v1"
    run_id: UUID
    number: int
    application_id: UUID
    user_ids: tuple[UUID, ...]
    text: str


@published
@dataclass(frozen=True, kw_only=True)
class CandidateMailDue(Event):
    """A candidate is to be written to; `number` is of the action.

    `whole`: subject and text are the whole mail, otherwise they stand in Rolecall's own. `files`
    are those of the saved message.
    """

    type = "automation.candidate_mail_due.v1"
    run_id: UUID
    number: int
    application_id: UUID
    subject: str
    text: str
    at: datetime
    whole: bool = False
    files: tuple[UUID, ...] = ()
