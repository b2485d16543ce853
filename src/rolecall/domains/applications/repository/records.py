"""Writing applications. Hot statements are compiled once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.applications.contracts import (
    Answer,
    ApplicationRow,
    ApplicationStatus,
    Deadline,
    PersonRef,
    Transition,
)
from rolecall.domains.applications.models import (
    answers,
    applications,
    assignees,
    directory,
    terms,
    transitions,
)
from rolecall.domains.applications.models.rows import ROW_COLUMNS, application_row
from rolecall.infra.db import UnitOfWork, Write, prepared
from rolecall.kernel.errors import Conflict, NotFound
from rolecall.kernel.sentences import say
from rolecall.kernel.terms import terms_of

_a = applications.c
_ROWS_AT_ONCE = 1_000
"""Of transitions in one statement: sixteen columns, and PostgreSQL takes 65,535 parameters."""

_GET_FOR_UPDATE = prepared(
    sa.select(*ROW_COLUMNS)
    .where(_a.org_id == sa.bindparam("org_id"), _a.id == sa.bindparam("application_id"))
    .with_for_update()
)

_INSERT_TRANSITION = prepared(
    sa.insert(transitions).values(
        {column.name: sa.bindparam(column.name) for column in transitions.c}
    )
)


def _move() -> sa.Insert:
    """Return the update of an application and the transition that tells of it, as one statement."""
    moved = (
        sa.update(applications)
        .where(_a.org_id == sa.bindparam("org_id"), _a.id == sa.bindparam("moved_application_id"))
        .values(
            status=sa.bindparam("moved_status"),
            stage_key=sa.bindparam("moved_to_key"),
            stage_name=sa.bindparam("moved_to_name"),
            stage_kind=sa.bindparam("moved_to_kind"),
            stage_entered_at=sa.bindparam("moved_at"),
            updated_at=sa.bindparam("moved_at"),
            promised_from=sa.bindparam("moved_promised_from"),
            due_at=sa.bindparam("moved_due_at"),
            alert_step=sa.bindparam("moved_alert_step"),
            alert_at=sa.bindparam("moved_alert_at"),
            version=_a.version + 1,
        )
        .returning(_a.org_id, _a.id)
        .cte("moved")
    )
    told: dict[str, sa.ColumnElement[Any]] = {
        column.name: sa.bindparam(f"moved_{column.name}", type_=column.type)
        for column in transitions.c
    }
    told |= {"org_id": moved.c.org_id, "application_id": moved.c.id}
    return sa.insert(transitions).from_select(list(told), sa.select(*told.values()))


_MOVE = Write(_move())


async def get_for_update(uow: UnitOfWork, application_id: UUID) -> ApplicationRow:
    """Return the locked application.

    Raises:
        NotFound: there is none in this organization.
    """
    row = await uow.fetch_one(_GET_FOR_UPDATE, org_id=uow.org_id, application_id=application_id)
    if row is None:
        raise NotFound(say("There is no such application."))
    return application_row(row)


async def insert_transitions(uow: UnitOfWork, moved: Sequence[Transition]) -> None:
    """Append many transitions."""
    for start in range(0, len(moved), _ROWS_AT_ONCE):
        rows = [
            {"org_id": uow.org_id, "application_id": one.application_id, **transition_values(one)}
            for one in moved[start : start + _ROWS_AT_ONCE]
        ]
        await uow.execute(sa.insert(transitions).values(rows))


async def hold_earlier(
    uow: UnitOfWork, job_id: UUID, candidate_id: UUID
) -> tuple[UUID, list[ApplicationStatus]] | None:
    """Return a person's first application for a job, locked, and what became of each of theirs.

    None if there is none. Whoever else wants to add one for the same person and job waits here, and
    sees what was added meanwhile: the second statement has a snapshot of its own.
    """
    same = (_a.org_id == uow.org_id, _a.job_id == job_id, _a.candidate_id == candidate_id)
    first = await uow.fetch_one(
        sa.select(_a.id)
        .where(*same, _a.first_application_id.is_(None))
        .with_for_update(key_share=True)
    )
    if first is None:
        return None
    rows = await uow.fetch(sa.select(_a.status).where(*same))
    return first["id"], [ApplicationStatus(row["status"]) for row in rows]


async def insert_application(uow: UnitOfWork, values: dict[str, Any]) -> None:
    """Insert the application.

    Raises:
        Conflict: code `duplicate_application`; this person has applied for this job before.
    """
    try:
        await uow.execute(sa.insert(applications).values(org_id=uow.org_id, **values))
    except asyncpg.UniqueViolationError as error:
        raise Conflict(
            say(
                "This person has already applied for this job. One application per job is "
                "enough; the link in the confirmation mail leads to it."
            ),
            code="duplicate_application",
        ) from error


async def set_resume(
    uow: UnitOfWork, application_id: UUID, file_id: UUID | None, at: datetime
) -> None:
    """Let another file, or none, be the résumé of a locked application."""
    await uow.execute(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.id == application_id)
        .values(resume_file_id=file_id, updated_at=at, version=_a.version + 1)
    )


def write_move(
    uow: UnitOfWork,
    transition: Transition,
    status: str,
    deadline: Deadline,
    reason_id: UUID | None = None,
) -> None:
    """Write the move of an application that is locked: stage, deadline and the transition."""
    told = {
        f"moved_{name}": value for name, value in transition_values(transition, reason_id).items()
    }
    uow.write(
        _MOVE,
        org_id=uow.org_id,
        moved_application_id=transition.application_id,
        moved_status=status,
        moved_promised_from=deadline.promised_from,
        moved_due_at=deadline.due_at,
        moved_alert_step=deadline.alert_step,
        moved_alert_at=deadline.alert_at,
        **told,
    )


async def insert_transition(
    uow: UnitOfWork, transition: Transition, reason_id: UUID | None = None
) -> None:
    """Append a transition."""
    await uow.execute(
        _INSERT_TRANSITION,
        org_id=uow.org_id,
        application_id=transition.application_id,
        **transition_values(transition, reason_id),
    )


def transition_values(transition: Transition, reason_id: UUID | None = None) -> dict[str, Any]:
    """Return a transition's columns but whose it is."""
    origin, target = transition.from_stage, transition.to_stage
    return {
        "id": transition.id,
        "kind": transition.kind.value,
        "from_key": origin.key if origin else None,
        "from_name": origin.name if origin else None,
        "from_kind": origin.kind if origin else None,
        "to_key": target.key,
        "to_name": target.name,
        "to_kind": target.kind,
        "at": transition.at,
        "by_kind": transition.by_kind,
        "by_id": transition.by_id,
        "by_name": transition.by_name,
        "reason_id": reason_id,
        "reason": transition.reason,
        "note": transition.note,
        "undoes_id": transition.undoes_id,
    }


async def insert_answers(uow: UnitOfWork, application_id: UUID, given: Sequence[Answer]) -> None:
    """Keep the answers with the labels as they were shown."""
    rows = [
        {
            "org_id": uow.org_id,
            "application_id": application_id,
            "position": position,
            "question_id": answer.question_id,
            "label": answer.label,
            "kind": answer.kind,
            "value": answer.value,
            "display": answer.display,
            "knocked_out": answer.knocked_out,
        }
        for position, answer in enumerate(given)
    ]
    await uow.insert(answers, rows)


async def replace_terms(uow: UnitOfWork, application_id: UUID, name: str, email: str) -> None:
    """Make the application findable by the candidate's name and address."""
    await uow.execute(
        sa.delete(terms).where(
            terms.c.org_id == uow.org_id, terms.c.application_id == application_id
        )
    )
    words = sorted(terms_of(name, email))
    await uow.insert(
        terms,
        [{"org_id": uow.org_id, "term": word, "application_id": application_id} for word in words],
    )


async def rename_candidate(uow: UnitOfWork, candidate_id: UUID, name: str, email: str) -> None:
    """Let the copies of a candidate's name and address follow the record."""
    rows = await uow.fetch(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.candidate_id == candidate_id)
        .values(candidate_name=name, candidate_email=email)
        .returning(_a.id)
    )
    for row in rows:
        await replace_terms(uow, row["id"], name, email)


async def rename_job(uow: UnitOfWork, job_id: UUID, title: str) -> None:
    """Let the copies of a job's title follow the job."""
    await uow.execute(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.job_id == job_id, _a.job_title != title)
        .values(job_title=title)
    )


async def replace_assignees(
    uow: UnitOfWork, application_id: UUID, people: Sequence[PersonRef], at: datetime
) -> tuple[set[UUID], set[UUID]]:
    """Make these the members who are asked to assess; returns who was added and who removed.

    Who holds an interview stays an assignee, asked or not, and is not asked by being listed again.
    """
    s = assignees.c
    rows = await uow.fetch(
        sa.select(s.user_id).where(
            s.org_id == uow.org_id, s.application_id == application_id, s.interviews, ~s.asked
        )
    )
    covered = {row["user_id"] for row in rows}
    asked = [person for person in people if person.user_id not in covered]
    return await _replace(uow, application_id, asked, at, s.asked)


async def replace_interviewers(
    uow: UnitOfWork, application_id: UUID, people: Sequence[PersonRef], at: datetime
) -> tuple[set[UUID], set[UUID]]:
    """Make these the members who hold interviews; returns who was added and who removed.

    Who is asked to assess stays an assignee, with an interview or without.
    """
    return await _replace(uow, application_id, people, at, assignees.c.interviews)


async def _replace(
    uow: UnitOfWork,
    application_id: UUID,
    people: Sequence[PersonRef],
    at: datetime,
    why: sa.Column[bool],
) -> tuple[set[UUID], set[UUID]]:
    s = assignees.c
    of_application = sa.and_(s.org_id == uow.org_id, s.application_id == application_id)
    rows = await uow.fetch(sa.select(s.user_id).where(of_application, why))
    before, after = {row["user_id"] for row in rows}, {person.user_id for person in people}
    added, removed = after - before, before - after
    other = s.interviews if why is s.asked else s.asked
    if removed:
        gone = sa.and_(of_application, s.user_id.in_(sorted(removed)))
        await uow.execute(sa.delete(assignees).where(gone, ~other))
        await uow.execute(sa.update(assignees).where(gone).values({why.name: False}))
    new = [person for person in people if person.user_id in added]
    if new:
        job_id = sa.select(_a.job_id).where(_a.org_id == uow.org_id, _a.id == application_id)
        rows_of_new = [
            {
                "org_id": uow.org_id,
                "application_id": application_id,
                "job_id": job_id.scalar_subquery(),
                "user_id": person.user_id,
                "full_name": person.full_name,
                "assigned_at": at,
                why.name: True,
                other.name: False,
            }
            for person in new
        ]
        await uow.execute(
            insert(assignees)
            .values(rows_of_new)
            .on_conflict_do_update(
                index_elements=["org_id", "application_id", "user_id"], set_={why.name: True}
            )
        )
    return added, removed


async def refresh_directory_of_job(uow: UnitOfWork, job_id: UUID) -> None:
    """Let the entries of a job's applications follow their stages."""
    d = directory.c
    await uow.execute(
        sa.update(directory)
        .where(
            d.org_id == uow.org_id,
            d.job_id == job_id,
            _a.org_id == d.org_id,
            _a.id == d.application_id,
        )
        .values(stage_name=_a.stage_name, stage_kind=_a.stage_kind)
    )


async def write_directory_entry(
    uow: UnitOfWork,
    application: ApplicationRow,
    *,
    email_norm: str,
    organization_name: str,
    organization_slug: str,
    kept_addresses: Collection[str] = (),
) -> None:
    """Bring an application's entry up to date.

    An entry of one of `kept_addresses` stays with it.
    """
    values = {
        "email_norm": email_norm,
        "organization_name": organization_name,
        "organization_slug": organization_slug,
        "job_id": application.job_id,
        "job_title": application.job_title,
        "stage_name": application.stage_name,
        "stage_kind": application.stage_kind,
        "status": application.status.value,
        "applied_at": application.applied_at,
        "updated_at": application.stage_entered_at,
    }
    kept = directory.c.email_norm.in_(sorted(kept_addresses))
    address = sa.case((kept, directory.c.email_norm), else_=email_norm)
    await uow.execute(
        insert(directory)
        .values(org_id=uow.org_id, application_id=application.id, **values)
        .on_conflict_do_update(
            index_elements=["org_id", "application_id"], set_={**values, "email_norm": address}
        )
    )
