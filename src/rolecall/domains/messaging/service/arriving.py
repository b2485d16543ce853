"""Reading mails that came in: text, files, and who has to know.

Guarantees: a mail is read once, however often it is tried; what a machine wrote calls nobody; files
pass the checks of every upload, and one that does not is named with the reason; a mail that cannot
be read is shown as such and kept as it came. A notice of a mail server goes to the mail that it is
about.
"""

import asyncio
from dataclasses import asdict
from typing import Any
from uuid import UUID

import structlog

from rolecall.access.actor import system_actor
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FilePurpose
from rolecall.domains.messaging import queries, repository
from rolecall.domains.messaging.contracts import (
    ArrivalStatus,
    Attachment,
    IncomingFile,
    ReadMail,
    WrittenHere,
)
from rolecall.domains.messaging.events import ReplyReceived
from rolecall.domains.messaging.rules.incoming import read_mail
from rolecall.domains.messaging.service.bouncing import note_bounce
from rolecall.infra.db import Database, Row, UnitOfWork
from rolecall.infra.providers.storage import StorageUnavailable
from rolecall.infra.runtime import Runtime
from rolecall.kernel import clock, ids
from rolecall.kernel.email_addresses import normalise_email
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.tenant import Tenant

_log = structlog.get_logger("messaging")


async def read_arrival(db: Database, org_id: UUID, arrival_id: UUID) -> None:
    """Read a mail that is kept as it came; nothing happens if it has been read."""
    tenant = Tenant(org_id)
    async with db.transaction(tenant) as uow:
        row = await queries.find_stored(uow, arrival_id)
    if row is None:
        return
    mail = await _read(row)
    found = mail.files if mail else ()
    kept = [await _keep(db.runtime, tenant, file) for file in found]
    async with db.transaction(tenant) as uow:
        locked = await repository.find_arrival_for_update(uow, arrival_id)
        if locked is not None and locked["status"] == ArrivalStatus.STORED:
            await _record(uow, arrival_id, row, mail, kept)


async def _read(row: Row) -> ReadMail | None:
    try:
        return await asyncio.to_thread(read_mail, row["raw"], row["envelope_from"])
    except Exception as error:  # noqa: BLE001 - a parser may fail in any way at what strangers send
        _log.warning("mail_not_readable", error=type(error).__name__)
        return None


async def _keep(runtime: Runtime, tenant: Tenant, file: IncomingFile) -> Attachment:
    """Store a file; a check that it fails is the reason why it is not kept."""
    try:
        stored = await files.store_upload(
            runtime,
            tenant,
            system_actor(tenant.org_id, "Mail"),
            purpose=FilePurpose.DOCUMENT,
            filename=file.filename,
            content=file.content,
            field="attachment",
        )
    except StorageUnavailable:
        # The whole mail is read again later.
        raise
    except RolecallError as refusal:
        return Attachment(file.filename, len(file.content), problem=refusal.detail)
    return Attachment(stored.filename, stored.size, stored.id)


async def _record(
    uow: UnitOfWork, arrival_id: UUID, row: Row, mail: ReadMail | None, kept: list[Attachment]
) -> None:
    for one in kept:
        if one.file_id is not None:
            await files.attach(uow, one.file_id, row["record_type"], row["record_id"])
    await repository.finish_arrival(uow, arrival_id, await _values(uow, row, mail, kept))
    if mail is not None and mail.notice is not None:
        await note_bounce(uow, row["message_id"], mail.notice)
        return
    uow.emit(
        ReplyReceived(
            arrival_id=arrival_id,
            message_id=row["message_id"],
            record_type=row["record_type"],
            record_id=row["record_id"],
            automatic=mail is not None and mail.is_automatic,
        )
    )


async def take_written(uow: UnitOfWork, written: WrittenHere) -> bool:
    """Keep what a candidate wrote on a page and tell of it; False if it was taken before."""
    arrival_id, now = ids.uuid7(), clock.now()
    kept = await repository.insert_arrival(
        uow,
        {
            "id": arrival_id,
            "message_id": None,
            "record_type": written.record.type,
            "record_id": written.record.id,
            "route": written.route.value,
            "envelope_from": "",
            "raw": None,
            "dedupe_key": written.dedupe_key,
            "status": ArrivalStatus.ANSWER.value,
            "received_at": now,
            "read_at": now,
            "from_email": written.from_email,
            "from_name": written.from_name,
            "body_text": written.text,
            "attachments": [_kept(one) for one in written.attachments],
        },
    )
    if not kept:
        return False
    for one in written.attachments:
        if one.file_id is not None:
            await files.attach(uow, one.file_id, written.record.type, written.record.id)
    uow.emit(
        ReplyReceived(
            arrival_id=arrival_id,
            message_id=None,
            record_type=written.record.type,
            record_id=written.record.id,
            automatic=False,
        )
    )
    return True


def _status_of(mail: ReadMail) -> ArrivalStatus:
    if mail.notice is not None:
        return ArrivalStatus.BOUNCE
    return ArrivalStatus.AUTOMATIC if mail.is_automatic else ArrivalStatus.ANSWER


async def _values(
    uow: UnitOfWork, row: Row, mail: ReadMail | None, kept: list[Attachment]
) -> dict[str, Any]:
    now = clock.now()
    if mail is None:
        unreadable = ArrivalStatus.UNREADABLE.value
        return {"status": unreadable, "read_at": now, "from_email": row["envelope_from"]}
    answered = await queries.find_answered(uow, row["message_id"])
    expected = answered["recipient_norm"] if answered else ""
    status = _status_of(mail)
    return {
        "status": status.value,
        "raw": None,
        "read_at": now,
        "from_email": mail.from_email,
        "from_name": mail.from_name,
        "from_other_address": normalise_email(mail.from_email) != expected,
        "subject": mail.subject,
        "body_text": mail.text,
        "rest_text": mail.rest,
        "attachments": [_kept(one) for one in kept],
    }


def _kept(one: Attachment) -> dict[str, Any]:
    return {**asdict(one), "file_id": str(one.file_id) if one.file_id else None}
