"""When an application is due, and when people are told that it is not done. Pure.

Guarantees: what is due is due at the end of a working day; nobody is told of what was overdue
before it was promised; a promise that is counted anew never repeats an escalation.
"""

from datetime import datetime

from rolecall.domains.applications.contracts import Deadline
from rolecall.domains.jobs.contracts import StagePromise
from rolecall.kernel.working_days import WorkingCalendar

NOTHING_PROMISED = Deadline()


def begun(promise: StagePromise, calendar: WorkingCalendar, at: datetime) -> Deadline:
    """Return the deadline of a promise that begins at `at`."""
    due_at = calendar.due_at(at, promise.working_days)
    return Deadline(at, due_at, 0, alert_of(promise, calendar, due_at, 0))


def counted_anew(
    current: Deadline,
    promise: StagePromise,
    calendar: WorkingCalendar,
    *,
    since: datetime,
    now: datetime,
) -> Deadline:
    """Return the deadline as the promise and the calendar are by now.

    One that runs keeps its beginning and its place among the escalations. One that is new begins
    at `since`, and is silent about steps whose time has passed.
    """
    if current.promised_from is None:
        deadline = begun(promise, calendar, since)
        while deadline.alert_at is not None and deadline.alert_at <= now:
            deadline = after_alert(deadline, promise, calendar)
        return deadline
    due_at = calendar.due_at(current.promised_from, promise.working_days)
    step = current.alert_step
    return Deadline(current.promised_from, due_at, step, alert_of(promise, calendar, due_at, step))


def after_alert(current: Deadline, promise: StagePromise, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline with its escalation taken."""
    step = current.alert_step + 1
    alert_at = None if current.due_at is None else alert_of(promise, calendar, current.due_at, step)
    return Deadline(current.promised_from, current.due_at, step, alert_at)


def alert_of(
    promise: StagePromise, calendar: WorkingCalendar, due_at: datetime, step: int
) -> datetime | None:
    """Return when an escalation is due; None where there is no such step."""
    if step >= len(promise.escalations):
        return None
    return calendar.alert_at(due_at, promise.escalations[step].after_days)
