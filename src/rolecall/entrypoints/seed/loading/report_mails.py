"""The report that the recruiters of the demo have sent."""

from collections.abc import Sequence
from datetime import time

from rolecall.access import Actor
from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.report_mails import api as report_mails
from rolecall.domains.report_mails.contracts import (
    Frequency,
    MailPeriod,
    Narrowing,
    NewReportMail,
    Timing,
)
from rolecall.infra.db import UnitOfWork


async def send_reports(uow: UnitOfWork, recruiters: Sequence[Actor]) -> None:
    """Let a recruiter have the service levels of the week sent to all of them."""
    await report_mails.create_mail(
        uow,
        recruiters[0],
        NewReportMail(
            report=ReportKey.SERVICE_LEVELS,
            name="Promises of the week",
            period=MailPeriod.LAST_7_DAYS,
            narrowing=Narrowing(),
            timing=Timing(Frequency.WEEKLY, time(7, 30), "Europe/Berlin", weekday=0),
            reader_ids=tuple(one.user_id for one in recruiters if one.user_id is not None),
        ),
    )
