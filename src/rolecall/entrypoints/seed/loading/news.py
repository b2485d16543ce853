"""What is still news when the demo is first opened: lines in inboxes, without any mail."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.applications.api import read_application
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import NoticeKind, Notify, Reader, RecordRef
from rolecall.entrypoints.seed.catalog import Organization
from rolecall.infra.db import UnitOfWork

STILL_NEWS = timedelta(days=2)
"""For how long something is news."""


async def announce(
    uow: UnitOfWork, kind: NoticeKind, application_id: UUID, readers: Iterable[Actor]
) -> None:
    """Put a line about an application into the inboxes of members."""
    application = await read_application(uow, application_id)
    await messaging.notify(
        uow,
        Notify(
            kind=kind,
            readers=[Reader(actor.user_id) for actor in readers if actor.user_id is not None],
            variables={
                "candidate_name": application.candidate_name,
                "job_title": application.job_title,
            },
            dedupe_key=f"application:{application.id}:{kind.value}",
            link=f"/app/applications/{application.id}",
            record=RecordRef("application", application.id),
        ),
    )


def administrator(profile: Organization, actors: Mapping[str, Actor]) -> Actor:
    """Return the first administrator of an organization."""
    return next(
        actors[member.key] for member in profile.members if member.role == "organization_admin"
    )


def recruiters(profile: Organization, actors: Mapping[str, Actor]) -> list[Actor]:
    """Return the recruiters of an organization."""
    return [actors[member.key] for member in profile.members if member.role == "recruiter"]
