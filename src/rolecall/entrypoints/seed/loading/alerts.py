"""What the candidate of the demo wants to hear of new jobs, at each organization."""

from datetime import timedelta
from typing import Final

from rolecall.domains.identity import api as identity
from rolecall.domains.job_alerts import repository
from rolecall.domains.job_alerts.contracts import AlertFrequency, AlertStatus, JobAlert
from rolecall.domains.job_alerts.service.asking import statement_of
from rolecall.domains.job_alerts.service.loading import going, reader_of, tell
from rolecall.domains.jobs.contracts import PostingFilter
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.sentences import plain

_WANTED: Final = {"harbor-vale": "nurse", "juniper-works": "engineer"}
_AGO: Final = timedelta(minutes=4)
"""Between asking on the careers page and pressing the button of the mail."""


async def tell_alert(uow: UnitOfWork, email: str, key: str) -> None:
    """Let an address hear weekly of jobs like those it applied for; `key` names the organization.

    The first mail comes within the week, as for everybody.
    """
    now, organization = clock.now(), await identity.get_organization(uow)
    alert = JobAlert(
        id=ids.uuid7(),
        org_id=uow.org_id,
        reader_id=ids.uuid7(),
        email=email,
        email_norm=normalise_email(email),
        locale="en",
        search=PostingFilter(q=_WANTED[key]),
        frequency=AlertFrequency.WEEKLY,
        status=AlertStatus.ACTIVE,
        statement=statement_of(organization, "en"),
        asked_at=now - _AGO,
        confirmed_at=now,
        since=now - _AGO,
        changed_at=now,
        next_due_at=None,
        last_due_at=None,
        last_sent_at=None,
        version=1,
    )
    alert = await going(uow, alert)
    await repository.insert_alert(uow, alert)
    said = plain("Confirmed, by the link in the mail, to hear of new jobs.")
    tell(uow, reader_of(alert, ""), alert, "job_alerts.confirmed", said)
