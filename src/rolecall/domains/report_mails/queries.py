"""Reading report mails."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.analytics.contracts import ReportKey
from rolecall.domains.identity import api as identity
from rolecall.domains.report_mails.contracts import (
    Frequency,
    MailPeriod,
    MailReader,
    MailStatus,
    ReaderState,
    ReportMail,
    Timing,
)
from rolecall.domains.report_mails.models import mails, readers
from rolecall.domains.report_mails.rules.narrowing import narrowing_of
from rolecall.infra.db import Row, UnitOfWork

_m, _r = mails.c, readers.c


async def list_mails(
    uow: UnitOfWork, user_id: UUID | None, report: ReportKey | None
) -> list[ReportMail]:
    """Return the mails that a member sends or gets, those of everybody without one, by name."""
    found = sa.select(mails).where(_m.org_id == uow.org_id)
    if user_id is not None:
        gets = sa.exists().where(
            _r.org_id == uow.org_id, _r.report_mail_id == _m.id, _r.user_id == user_id
        )
        found = found.where(sa.or_(_m.owner_id == user_id, gets))
    if report is not None:
        found = found.where(_m.report == report.value)
    every = await _read(uow, await uow.fetch(found))
    return sorted(every, key=lambda mail: (mail.name.casefold(), mail.id))


async def find_mail(
    uow: UnitOfWork, report_mail_id: UUID, *, lock: bool = False
) -> ReportMail | None:
    """Return a mail, on request held against changes until the transaction ends."""
    wanted = sa.select(mails).where(_m.org_id == uow.org_id, _m.id == report_mail_id)
    rows = await uow.fetch(wanted.with_for_update() if lock else wanted)
    found = await _read(uow, rows)
    return found[0] if found else None


async def count_own(uow: UnitOfWork, user_id: UUID) -> int:
    """Return how many mails a member keeps."""
    found: int = await uow.fetch_value(
        sa.select(sa.func.count())
        .select_from(mails)
        .where(_m.org_id == uow.org_id, _m.owner_id == user_id)
    )
    return found


async def _read(uow: UnitOfWork, rows: Sequence[Row]) -> list[ReportMail]:
    if not rows:
        return []
    gets = await uow.fetch(
        sa.select(readers).where(
            _r.org_id == uow.org_id, _r.report_mail_id.in_([row["id"] for row in rows])
        )
    )
    people = {row["owner_id"] for row in rows} | {row["user_id"] for row in gets}
    names = await identity.names_of_members(uow, people)
    return [
        _mail(row, [one for one in gets if one["report_mail_id"] == row["id"]], names)
        for row in rows
    ]


def _mail(row: Row, gets: Sequence[Row], names: dict[UUID, str]) -> ReportMail:
    found = [
        MailReader(
            one["user_id"],
            names.get(one["user_id"], ""),
            ReaderState(one["state"]),
            one["since"],
            one["with_file"],
        )
        for one in gets
    ]
    return ReportMail(
        id=row["id"],
        report=ReportKey(row["report"]),
        name=row["name"],
        period=MailPeriod(row["period"]),
        narrowing=narrowing_of(row["narrowing"]),
        timing=Timing(
            Frequency(row["frequency"]),
            row["at"],
            row["time_zone"],
            row["weekday"],
            row["month_day"],
        ),
        status=MailStatus(row["status"]),
        owner_id=row["owner_id"],
        owner_name=names.get(row["owner_id"], ""),
        readers=tuple(sorted(found, key=lambda one: (one.full_name.casefold(), one.user_id))),
        next_due_at=row["next_due_at"],
        last_sent_at=row["last_sent_at"],
        version=row["version"],
    )
