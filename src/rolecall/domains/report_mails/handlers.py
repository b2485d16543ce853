"""What report mails do when one is due, and which views their events make stale."""

from rolecall.domains.report_mails import service
from rolecall.domains.report_mails.events import (
    ReportMailAsked,
    ReportMailChanged,
    ReportMailDue,
)
from rolecall.infra.db import UnitOfWork
from rolecall.infra.outbox import handles
from rolecall.infra.realtime import StaleKeys, stales


@handles(ReportMailDue, name="report_mails.on_report_mail_due")
async def on_due(uow: UnitOfWork, event: ReportMailDue) -> None:
    """Send it, and say when it is due next."""
    await service.send_due(uow, event)


@handles(ReportMailAsked, name="report_mails.on_report_mail_asked", queue="bulk")
async def on_asked(uow: UnitOfWork, event: ReportMailAsked) -> None:
    """Write it to one reader."""
    await service.deliver(uow, event)


@stales(ReportMailChanged)
def stale_mails(_: ReportMailChanged) -> StaleKeys:
    """The lists of report mails."""
    return [["report-mails"]]
