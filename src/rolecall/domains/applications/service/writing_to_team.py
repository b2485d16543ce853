"""What candidates write to the team, on the private page and in the portal, with documents.

Guarantees: a form that is sent twice is one message; files pass the checks of every upload before
anything is written; about one application a limited number of messages is written in an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rolecall.access import Actor, ActorKind
from rolecall.domains.applications.contracts import ApplicationRow
from rolecall.domains.applications.service.own import find_own, opened_by_login
from rolecall.domains.applications.service.own_uploads import sent_files
from rolecall.domains.applications.service.status import opened_by_link
from rolecall.domains.audit import api as audit
from rolecall.domains.files.contracts import FileRef
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import (
    Attachment,
    MailRoute,
    RecordRef,
    WrittenHere,
)
from rolecall.infra.db import Database, UnitOfWork
from rolecall.infra.throttle import Rate, limiter_of
from rolecall.kernel.errors import InvalidInput
from rolecall.kernel.sentences import Sentence, say
from rolecall.kernel.tenant import Tenant

MAX_TEXT = 10_000
"""Characters of a message."""
MAX_FILES = 5
"""Files with one message."""
_RATE = Rate("applications.written_to_team", 20, 3600)


@dataclass(frozen=True, slots=True)
class WriteToTeam:
    """A message; `once` is what the form was shown with, so that it counts once."""

    text: str
    once: str


async def require_writable(
    db: Database, token: str, text: str, files: int
) -> tuple[ApplicationRow, Tenant]:
    """Return the application that a private link belongs to, and whose, before files are kept.

    Raises:
        NotFound, Gone: as for `open_status`.
        InvalidInput: there are neither words nor files, or too much of either.
        TooManyRequests: the holder of the link wrote too often lately.
    """
    async with opened_by_link(db, token) as (uow, application):
        tenant = Tenant(uow.org_id)
    await require_message(db, application.id, text, files)
    return application, tenant


async def require_message(db: Database, application_id: UUID, text: str, files: int) -> None:
    """Pass if a message can be taken, before its files are kept; it counts.

    Raises:
        InvalidInput: there are neither words nor files, or too much of either.
        TooManyRequests: too many were written about the application lately.
    """
    if not text and not files:
        raise InvalidInput.of_field("text", say("Write something, or choose a file."))
    if len(text) > MAX_TEXT:
        raise InvalidInput.of_field(
            "text", say("A message has at most {most:,} characters.", most=MAX_TEXT)
        )
    if files > MAX_FILES:
        raise InvalidInput.of_field(
            "files", say("At most {most} files go with one message.", most=MAX_FILES)
        )
    await limiter_of(db.runtime).require(
        _RATE,
        str(application_id),
        detail=say("You have written many messages. Try again in an hour."),
    )


async def write_to_team(
    db: Database, token: str, command: WriteToTeam, kept: Sequence[FileRef], ip: str
) -> None:
    """Give the team a message, with files that were checked and kept. Again does nothing.

    Raises:
        NotFound, Gone: as for `open_status`.
    """
    async with opened_by_link(db, token) as (uow, application):
        name = application.candidate_name
        actor = Actor(ActorKind.CANDIDATE, org_id=uow.org_id, name=name, ip=ip)
        if await _take(uow, application, command, kept, MailRoute.PAGE):
            _record(uow, actor, application, say("Wrote to the team on the private page."))


async def write_signed_in(
    db: Database,
    actor: Actor,
    application_id: UUID,
    command: WriteToTeam,
    upload_ids: Sequence[UUID],
) -> None:
    """Give the team a message about one's own application, with what was uploaded for it.

    Again does nothing.

    Raises:
        NotFound: it is no application of theirs, or one of the uploads is not there any more.
        Conflict: code `upload_unfinished`; a part of a file is still to come.
        InvalidInput, TooManyRequests: as for `require_message`.
    """
    wanted = list(dict.fromkeys(upload_ids))
    await find_own(db, actor, application_id)
    await require_message(db, application_id, command.text, len(wanted))
    kept = await sent_files(db, actor, application_id, wanted)
    async with opened_by_login(db, actor, application_id) as (uow, application):
        if await _take(uow, application, command, kept, MailRoute.PORTAL):
            _record(uow, actor, application, say("Wrote to the team in the portal."))


async def _take(
    uow: UnitOfWork,
    application: ApplicationRow,
    command: WriteToTeam,
    kept: Sequence[FileRef],
    route: MailRoute,
) -> bool:
    return await messaging.take_written(
        uow,
        WrittenHere(
            record=RecordRef("application", application.id),
            from_email=application.candidate_email,
            from_name=application.candidate_name,
            text=command.text,
            attachments=tuple(Attachment(one.filename, one.size, one.id) for one in kept),
            dedupe_key=f"{application.id}:page:{command.once}",
            route=route,
        ),
    )


def _record(uow: UnitOfWork, actor: Actor, application: ApplicationRow, summary: Sentence) -> None:
    audit.record(uow, actor, "applications.written_to_team", "application", application.id, summary)
