"""Writing many new applications at once, one statement a table, and removing them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa

from rolecall.domains.applications.contracts import Transition
from rolecall.domains.applications.models import applications, directory, terms, transitions
from rolecall.domains.applications.repository.records import transition_values
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.errors import Conflict
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import terms_of

_a = applications.c


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application to write: its row, how it began, and what the candidate's login sees."""

    row: dict[str, Any]
    entry: Transition
    directory: dict[str, Any]


async def insert_applications(uow: UnitOfWork, new: Sequence[NewApplication]) -> None:
    """Write new applications with all that hangs on them.

    Raises:
        Conflict: code `duplicate_application`; somebody has added one of the people meanwhile.
    """
    told = [{**transition_values(one.entry), "application_id": one.row["id"]} for one in new]
    words = [
        {"term": word, "application_id": one.row["id"]}
        for one in new
        for word in sorted(terms_of(one.row["candidate_name"], one.row["candidate_email"]))
    ]
    written = (
        (applications, [one.row for one in new]),
        (transitions, told),
        (terms, words),
        (directory, [one.directory for one in new]),
    )
    try:
        for table, rows in written:
            await uow.insert(table, [{"org_id": uow.org_id, **row} for row in rows])
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say("Somebody has added this person to the job meanwhile."),
            code="duplicate_application",
        ) from error


async def delete_applications(uow: UnitOfWork, application_ids: Collection[UUID]) -> None:
    """Remove applications with all that hangs on them.

    Raises:
        Conflict: code `application_in_use`; something that is kept names one of them.
    """
    try:
        await uow.execute(
            sa.delete(applications).where(
                _a.org_id == uow.org_id, _a.id.in_(sorted(application_ids))
            )
        )
    except asyncpg.ForeignKeyViolationError as error:
        raise Conflict(
            say("Something that is kept belongs to it."), code="application_in_use"
        ) from error
