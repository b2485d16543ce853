"""Handing out a job's address so that one sees through whom people came."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.jobs import policy
from rolecall.domains.jobs.contracts import (
    CODE,
    MOST_SHARE_LINKS,
    SOURCE,
    CreateShareLink,
    ShareLink,
)
from rolecall.domains.jobs.events import ShareLinksChanged
from rolecall.domains.jobs.queries import share_links as queries
from rolecall.domains.jobs.repository import share_links as repository
from rolecall.domains.jobs.service import loading
from rolecall.domains.jobs.service.careers.sites import find_organization, site_path
from rolecall.infra.db import Database, UnitOfWork
from rolecall.kernel import clock, ids
from rolecall.kernel.errors import Conflict, InvalidInput, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.tenant import Tenant

_ALPHABET = "abcdefghijkmnopqrstuvwxyz23456789"
"""Without what is mistaken for something else when it is read from paper."""
_CODE_LENGTH = 10


async def list_share_links(uow: UnitOfWork, job_id: UUID) -> Sequence[ShareLink]:
    """Return the links of a job, the newest first.

    Raises:
        NotFound: there is no such job.
    """
    await loading.get(uow, job_id)
    return await queries.list_share_links(uow, job_id)


async def create_share_link(uow: UnitOfWork, actor: Actor, command: CreateShareLink) -> ShareLink:
    """Make a link. It can be handed out before the job is open, and leads there once it is.

    Raises:
        NotFound: there is no such job.
        InvalidInput: the source cannot stand in an address.
        Conflict: code `too_many_share_links`; the job has as many as it may.
    """
    if not SOURCE.fullmatch(command.source):
        raise InvalidInput.of_field(
            "source", say("Name the source with letters, digits, dots, dashes or underscores only.")
        )
    job = await loading.get_for_update(uow, command.job_id)
    if await queries.count_share_links(uow, job.id) >= MOST_SHARE_LINKS:
        raise Conflict(
            say(
                "A job has at most {most_share_links} share links. Use one that is there.",
                most_share_links=MOST_SHARE_LINKS,
            ),
            code="too_many_share_links",
        )
    link = ShareLink(
        id=ids.uuid7(),
        job_id=job.id,
        code="".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH)),
        label=command.label,
        source=command.source,
        visits=0,
        created_at=clock.now(),
        created_by=actor.user_id,
        created_by_name=actor.name,
        retired_at=None,
    )
    await repository.insert_share_link(uow, link)
    audit.record(
        uow, actor, "share_links.created", "job", job.id,
        say("Made the share link “{link}” for “{job}”.", link=link.label, job=job.title),
    )  # fmt: skip
    uow.emit(ShareLinksChanged(job_id=job.id))
    return link


async def retire_share_link(
    uow: UnitOfWork, actor: Actor, job_id: UUID, link_id: UUID
) -> ShareLink:
    """Count nothing to a link any more; it still leads to the job. Twice is once.

    Raises:
        NotFound: the job has no such link.
        Forbidden: it is somebody else's, and the actor does not change jobs.
    """
    link = await queries.find_share_link(uow, job_id, link_id)
    if link is None:
        raise NotFound(say("There is no such share link."))
    policy.can_retire_share_link(actor, link.created_by).require()
    at = clock.now()
    if await repository.retire_share_link(uow, link.id, at):
        audit.record(
            uow, actor, "share_links.retired", "job", job_id,
            say("Retired the share link “{link}”.", link=link.label),
        )  # fmt: skip
        uow.emit(ShareLinksChanged(job_id=job_id))
    return replace(link, retired_at=link.retired_at or at)


async def open_share_link(db: Database, slug: str, code: str, *, counts: bool) -> str:
    """Return the path of the job that a link leads to, and count the visit if it `counts`.

    Raises:
        NotFound: there is no such link.
    """
    organization = await find_organization(db, slug)
    async with db.transaction(Tenant(organization.id)) as uow:
        link = await queries.find_by_code(uow, code) if CODE.fullmatch(code) else None
        if link is None:
            raise NotFound(say("There is no such link."))
        path = f"{site_path(slug)}/jobs/{link.job_id}"
        if link.retired_at is not None:
            return path
        if counts:
            await repository.count_visit(uow, link.id)
        return f"{path}?source={link.source}&via={link.code}"


async def share_link_of(uow: UnitOfWork, job_id: UUID, code: str) -> ShareLink | None:
    """Return the link by which somebody came to this job, None if the code is no such link's."""
    link = await queries.find_by_code(uow, code) if CODE.fullmatch(code) else None
    if link is None or link.job_id != job_id or link.retired_at is not None:
        return None
    return link
