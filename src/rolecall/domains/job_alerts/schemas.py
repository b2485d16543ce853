"""Alerts, saved jobs and choices of mails over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from rolecall.domains.applications import api as applications
from rolecall.domains.applications.contracts import ApplicationStatus
from rolecall.domains.identity.contracts import OrganizationRef
from rolecall.domains.job_alerts.contracts import (
    AlertFrequency,
    AlertStatus,
    Audience,
    ChangeAlert,
    MailChoice,
    OwnAlert,
    SavedJob,
)
from rolecall.domains.jobs.contracts import EmploymentType, RemotePolicy
from rolecall.infra.http import In, Out
from rolecall.infra.languages import spoken


class AlertOrganizationOut(Out):
    """The organization whose jobs, or mails, it is about."""

    id: UUID
    name: str
    slug: str

    @classmethod
    def of(cls, organization: OrganizationRef) -> "AlertOrganizationOut":
        """Render an organization."""
        return cls(id=organization.id, name=organization.name, slug=organization.slug)


class AlertSearchOut(Out):
    """What jobs have to fit; empty texts and null narrow nothing."""

    q: str
    department: str
    location: str
    remote_policy: RemotePolicy | None
    employment_type: EmploymentType | None


class MyAlertOut(Out):
    """New jobs of one organization that one hears of by mail.

    `confirmed_at` is when one agreed to these mails, `next_due_at` null while none is sent.
    """

    id: UUID
    organization: AlertOrganizationOut
    search: AlertSearchOut
    frequency: AlertFrequency
    status: AlertStatus
    confirmed_at: datetime
    next_due_at: datetime | None
    last_sent_at: datetime | None

    @classmethod
    def of(cls, own: OwnAlert) -> "MyAlertOut":
        """Render an alert."""
        alert = own.alert
        return cls(
            id=alert.id,
            organization=AlertOrganizationOut.of(own.organization),
            search=AlertSearchOut.model_validate(alert.search),
            frequency=alert.frequency,
            status=alert.status,
            confirmed_at=alert.confirmed_at or alert.asked_at,
            next_due_at=alert.next_due_at,
            last_sent_at=alert.last_sent_at,
        )


class MyAlertPatch(In):
    """What to change of an alert; what is left out stays."""

    frequency: AlertFrequency | None = None
    paused: bool | None = None

    def command(self, alert_id: UUID) -> ChangeAlert:
        """Return the command."""
        return ChangeAlert(alert_id=alert_id, frequency=self.frequency, paused=self.paused)


class SavedJobOut(Out):
    """A job that one keeps.

    `is_open`: it takes applications. `application_id` is one's own newest application for it, and
    `application_status` how that stands; both null without one. `url` is its public page, null once
    that is gone. `again` is the sentence beside a button that applies with what the organization
    knows of one, for the first time or once more where an earlier application has ended and its
    rule allows that; empty where it knows nothing, or the job cannot be applied for.
    """

    job_id: UUID
    title: str
    organization_name: str
    organization_slug: str
    department: str
    places: Annotated[list[str], Field(description="Cities, or what is known of the place.")]
    remote_policy: RemotePolicy
    employment_type: EmploymentType
    is_open: bool
    application_id: UUID | None
    application_status: ApplicationStatus | None
    saved_at: datetime
    url: str | None
    again: str

    @classmethod
    def of(cls, kept: SavedJob, base_url: str) -> "SavedJobOut":
        """Render a saved job."""
        job = kept.job
        page = f"{base_url}/careers/{job.organization_slug}/jobs/{job.id}"
        return cls(
            job_id=job.id,
            title=job.title,
            organization_name=job.organization_name,
            organization_slug=job.organization_slug,
            department=job.department,
            places=[one.city or one.region or one.country for one in job.locations],
            remote_policy=job.remote_policy,
            employment_type=job.employment_type,
            is_open=job.is_open,
            application_id=kept.application.id if kept.application else None,
            application_status=kept.application.status if kept.application else None,
            saved_at=kept.saved_at,
            url=page if job.is_open else None,
            again=applications.statement_of_again(job.organization_name, spoken())
            if kept.may_reapply
            else "",
        )


class MailChoiceIn(In):
    """Which mails one wants from an organization."""

    outreach: Annotated[bool, Field(description="Mails that are about no application of one's.")]


class MailChoiceOut(Out):
    """Which mails one gets from an organization.

    `outreach`: mails that are about no application come. `alerts` and `applications` are how many
    active alerts and applications one has there.
    """

    organization: AlertOrganizationOut
    outreach: bool
    alerts: int
    applications: int

    @classmethod
    def of(cls, choice: MailChoice) -> "MailChoiceOut":
        """Render a choice."""
        return cls(
            organization=AlertOrganizationOut.of(choice.organization),
            outreach=choice.outreach,
            alerts=choice.alerts,
            applications=choice.applications,
        )


class MailChoicesOut(Out):
    """The organizations that one has to do with, by name."""

    items: list[MailChoiceOut]


class AudiencePartOut(Out):
    """A part of the people who are reached: those whose alerts name a department, or told a job.

    `name` is empty for alerts that name no department; `job_id` is null for departments.
    """

    name: str
    people: int
    job_id: UUID | None


class AlertAudienceOut(Out):
    """How many people hear of new jobs by mail, by how many alerts, and what these are about.

    Fifty departments and fifty jobs are counted apart, the largest numbers first.
    """

    people: int
    alerts: int
    departments: list[AudiencePartOut]
    jobs: list[AudiencePartOut]

    @classmethod
    def of(cls, audience: Audience) -> "AlertAudienceOut":
        """Render the counts."""
        return cls(
            people=audience.people,
            alerts=audience.alerts,
            departments=[AudiencePartOut.model_validate(one) for one in audience.departments],
            jobs=[AudiencePartOut.model_validate(one) for one in audience.jobs],
        )
