"""When an organization works: its week and its public holidays.

Guarantees: deadlines of the whole organization are counted by one calendar, and every change of it
is published, so that what was promised is counted anew.
"""

from dataclasses import replace

from rolecall.access import Actor
from rolecall.domains.audit import api as audit
from rolecall.domains.identity.contracts.working_time import SaveWorkingTime, WorkingTime
from rolecall.domains.identity.events import WorkingTimeChanged
from rolecall.domains.identity.queries.working_time import get_working_time
from rolecall.domains.identity.repository import working_time as repository
from rolecall.domains.identity.rules.working_time import checked_holidays, checked_week
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import VersionMismatch
from rolecall.kernel.sentences import say


async def save_working_time(uow: UnitOfWork, actor: Actor, command: SaveWorkingTime) -> WorkingTime:
    """Replace the working week and the holidays.

    Raises:
        InvalidInput: the week is empty, or a holiday is named twice.
        VersionMismatch: it is not at the command's version any more.
    """
    weekdays = checked_week(command.weekdays)
    holidays = checked_holidays(command.holidays)
    before = await get_working_time(uow)
    if command.version not in {None, before.version}:
        raise VersionMismatch(
            say("Somebody else saved the working week meanwhile. Read it again and retry.")
        )
    wanted = replace(before, weekdays=weekdays, holidays=holidays, version=before.version + 1)
    await repository.save_working_time(uow, wanted, after=before.version)
    audit.record(
        uow,
        actor,
        "organizations.working_time_changed",
        "organization",
        uow.org_id,
        say("Changed the working week and the public holidays."),
        {
            "weekdays": audit.Change(list(before.weekdays), list(wanted.weekdays)),
            "holidays": audit.Change(_days(before), _days(wanted)),
        },
    )
    uow.emit(WorkingTimeChanged(organization_id=uow.org_id))
    return wanted


def _days(working_time: WorkingTime) -> list[str]:
    return [holiday.day.isoformat() for holiday in working_time.holidays]
