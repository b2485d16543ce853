"""Writing report mails."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.report_mails.contracts import MailStatus, ReaderState, ReportMail
from rolecall.domains.report_mails.models import mails, readers, runs
from rolecall.domains.report_mails.rules.narrowing import kept
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say

_m, _r, _runs = mails.c, readers.c, runs.c


async def insert_mail(uow: UnitOfWork, mail: ReportMail) -> None:
    """Insert a mail; its readers go extra."""
    await uow.execute(
        sa.insert(mails).values(
            org_id=uow.org_id,
            id=mail.id,
            report=mail.report.value,
            created_at=clock.now(),
            version=mail.version,
            **_changeable(mail),
        )
    )


async def update_mail(uow: UnitOfWork, mail: ReportMail) -> None:
    """Write a changed mail over the one of the version before.

    Raises:
        VersionMismatch: somebody else changed it meanwhile.
    """
    written = await uow.execute(
        sa.update(mails)
        .where(_m.org_id == uow.org_id, _m.id == mail.id, _m.version == mail.version - 1)
        .values(version=mail.version, **_changeable(mail))
    )
    if not written:
        raise VersionMismatch(say("Somebody else changed this mail meanwhile. Load it again."))


async def delete_mail(uow: UnitOfWork, report_mail_id: UUID, version: int) -> None:
    """Remove a mail with its readers and runs.

    Raises:
        VersionMismatch: somebody else changed or removed it meanwhile.
    """
    removed = await uow.execute(
        sa.delete(mails).where(
            _m.org_id == uow.org_id, _m.id == report_mail_id, _m.version == version
        )
    )
    if not removed:
        raise VersionMismatch(say("Somebody else changed this mail meanwhile. Load it again."))


async def set_due(
    uow: UnitOfWork, report_mail_id: UUID, status: MailStatus, due_at: datetime | None
) -> None:
    """Write when the mail is due next; this is no change of what people edit."""
    await uow.execute(
        sa.update(mails)
        .where(_m.org_id == uow.org_id, _m.id == report_mail_id)
        .values(status=status.value, next_due_at=due_at)
    )


async def add_readers(
    uow: UnitOfWork, report_mail_id: UUID, user_ids: Sequence[UUID], now: datetime
) -> None:
    """Let members get the mail; who stopped it for themselves stays without."""
    if not user_ids:
        return
    new = insert(readers).values(
        [
            {
                "org_id": uow.org_id,
                "report_mail_id": report_mail_id,
                "user_id": user_id,
                "state": ReaderState.GETS.value,
                "since": now,
            }
            for user_id in user_ids
        ]
    )
    await uow.execute(
        new.on_conflict_do_update(
            index_elements=["org_id", "report_mail_id", "user_id"],
            set_={"state": ReaderState.GETS.value, "since": now},
            where=_r.state == ReaderState.MAY_NOT.value,
        )
    )


async def remove_readers(uow: UnitOfWork, report_mail_id: UUID, user_ids: Collection[UUID]) -> None:
    """Take members off the mail. Who stopped it stays: they are not to be asked again."""
    await uow.execute(
        sa.delete(readers).where(
            _r.org_id == uow.org_id,
            _r.report_mail_id == report_mail_id,
            _r.user_id.in_(list(user_ids)),
            _r.state != ReaderState.STOPPED.value,
        )
    )


async def set_reader(
    uow: UnitOfWork, report_mail_id: UUID, user_id: UUID, state: ReaderState, now: datetime
) -> bool:
    """Write whether a reader gets the mail; tells whether that changed anything."""
    changed = await uow.execute(
        sa.update(readers)
        .where(
            _r.org_id == uow.org_id,
            _r.report_mail_id == report_mail_id,
            _r.user_id == user_id,
            _r.state != state.value,
        )
        .values(state=state.value, since=now)
    )
    return changed > 0


async def set_with_file(
    uow: UnitOfWork, report_mail_id: UUID, user_id: UUID, *, with_file: bool
) -> bool:
    """Write whether a reader wants the figures as a file; tells whether that changed anything."""
    changed = await uow.execute(
        sa.update(readers)
        .where(
            _r.org_id == uow.org_id,
            _r.report_mail_id == report_mail_id,
            _r.user_id == user_id,
            _r.with_file != with_file,
        )
        .values(with_file=with_file)
    )
    return changed > 0


async def begin_run(uow: UnitOfWork, report_mail_id: UUID, due_at: datetime, now: datetime) -> bool:
    """Note that the mail is sent for a due time; tells whether nobody had before."""
    begun = await uow.execute(
        insert(runs)
        .values(org_id=uow.org_id, report_mail_id=report_mail_id, due_at=due_at, begun_at=now)
        .on_conflict_do_nothing()
    )
    if begun:
        await uow.execute(
            sa.update(mails)
            .where(_m.org_id == uow.org_id, _m.id == report_mail_id)
            .values(last_sent_at=now)
        )
    return begun > 0


async def forget_runs(uow: UnitOfWork, report_mail_id: UUID, before: datetime) -> None:
    """Forget at which times a mail was sent long ago."""
    await uow.execute(
        sa.delete(runs).where(
            _runs.org_id == uow.org_id,
            _runs.report_mail_id == report_mail_id,
            _runs.due_at < before,
        )
    )


def _changeable(mail: ReportMail) -> dict[str, Any]:
    timing = mail.timing
    return {
        "name": mail.name,
        "period": mail.period.value,
        "narrowing": kept(mail.narrowing),
        "frequency": timing.frequency.value,
        "at": timing.at,
        "time_zone": timing.time_zone,
        "weekday": timing.weekday,
        "month_day": timing.month_day,
        "status": mail.status.value,
        "owner_id": mail.owner_id,
        "next_due_at": mail.next_due_at,
    }
