"""What interviews do about events, and which views their own make stale."""

from rolecall.domains.applications.events import StageChanged
from rolecall.domains.interviews import service
from rolecall.domains.interviews.events import (
    BookingAnswered,
    BookingLinkEvent,
    BookingLinkSent,
    BookingLinkWithdrawn,
    CalendarChanged,
    CalendarReadDue,
    CandidateMissed,
    HoursChanged,
    InterviewCancelled,
    InterviewCompleted,
    InterviewEdited,
    InterviewEnding,
    InterviewEvent,
    InterviewRescheduled,
    InterviewScheduled,
    KitChanged,
    QuestionBankChanged,
    ScaleChanged,
    SchedulingPolicyChanged,
    ScorecardDue,
    ScorecardSubmitted,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import Delivered, handles, handles_outside_transaction
from rolecall.infra.realtime import StaleKeys, stales
from rolecall.infra.runtime import Runtime
from rolecall.kernel.tenant import Tenant


@handles(StageChanged, name="interviews.on_stage_changed")
async def on_stage_changed(uow: UnitOfWork, event: StageChanged) -> None:
    """Call off what is to come when the application ends."""
    await service.call_off_upcoming(uow, event)


@handles(InterviewEnding, name="interviews.on_interview_ending")
async def on_interview_ending(uow: UnitOfWork, event: InterviewEnding) -> None:
    """Close the interview when its time is over."""
    await service.end_interview(uow, event)


@handles(InterviewCompleted, name="interviews.on_interview_completed")
async def on_interview_completed(uow: UnitOfWork, event: InterviewCompleted) -> None:
    """Begin to look for scorecards."""
    await service.await_scorecards(uow, event)


@handles(ScorecardDue, name="interviews.on_scorecard_due")
async def on_scorecard_due(uow: UnitOfWork, event: ScorecardDue) -> None:
    """Look whether a scorecard is in."""
    await service.look_for_scorecard(uow, event)


@handles_outside_transaction(CalendarReadDue, name="interviews.on_calendar_read_due", queue="sync")
async def on_calendar_read_due(
    runtime: Runtime, event: CalendarReadDue, delivered: Delivered
) -> None:
    """Read a calendar again."""
    await service.read_due(runtime.database, Tenant(delivered.org_id), event)


def _stale(event: InterviewEvent) -> StaleKeys:
    application = str(event.application_id)
    return [["interviews"], ["applications", application]]


stales(InterviewScheduled)(_stale)
stales(InterviewRescheduled)(_stale)
stales(InterviewEdited)(_stale)
stales(InterviewCancelled)(_stale)
stales(InterviewCompleted)(_stale)
stales(CandidateMissed)(_stale)


def _stale_links(event: BookingLinkEvent) -> StaleKeys:
    return [["interviews"], ["applications", str(event.application_id)]]


stales(BookingLinkSent)(_stale_links)
stales(BookingLinkWithdrawn)(_stale_links)
stales(BookingAnswered)(_stale_links)


@stales(HoursChanged)
def _on_hours(_: HoursChanged) -> StaleKeys:
    return [["interview-hours"], ["interviews", "week"]]


@stales(CalendarChanged)
def _on_calendar(_: CalendarChanged) -> StaleKeys:
    return [["interviewer-calendar"], ["interviews"]]


@stales(SchedulingPolicyChanged)
def _on_policy(_: SchedulingPolicyChanged) -> StaleKeys:
    return [["interview-scheduling"]]


@stales(ScorecardSubmitted)
def _on_submitted(_: ScorecardSubmitted) -> StaleKeys:
    return [["interviews"]]


@stales(KitChanged)
def _on_kit(_: KitChanged) -> StaleKeys:
    return [["interview-kits"]]


@stales(QuestionBankChanged)
def _on_question(_: QuestionBankChanged) -> StaleKeys:
    return [["interview-questions"]]


@stales(ScaleChanged)
def _on_scale(_: ScaleChanged) -> StaleKeys:
    return [["interview-scale"]]
