"""One application and what hangs on it."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.contracts import (
    ApplicationPage,
    ApplicationRow,
    Note,
    NoteVisibility,
    PersonRef,
    Transition,
)
from rolecall.domains.applications.models import (
    applications,
    assignees,
    notes,
    transitions,
)
from rolecall.domains.applications.models.rows import (
    NEWEST,
    PAGE_COLUMNS,
    ROW_COLUMNS,
    TRANSITION_COLUMNS,
    application_page,
    application_row,
    transition,
)
from rolecall.infra.db import Reader, TenantRead, UnitOfWork, prepared

_a, _t = applications.c, transitions.c

_FIND = prepared(
    sa.select(*ROW_COLUMNS).where(
        _a.org_id == sa.bindparam("org_id"), _a.id == sa.bindparam("application_id")
    )
)
_PAGE = TenantRead(
    sa.select(*PAGE_COLUMNS)
    .outerjoin(NEWEST, sa.true())
    .where(_a.org_id == sa.bindparam("org_id"), _a.id == sa.bindparam("application_id"))
)
_NEWEST = prepared(
    sa.select(*TRANSITION_COLUMNS)
    .where(_t.org_id == sa.bindparam("org_id"), _t.application_id == sa.bindparam("application_id"))
    .order_by(_t.at.desc(), _t.id.desc())
    .limit(1)
)


async def find_page(reader: Reader, application_id: UUID) -> ApplicationPage | None:
    """Return the application with answers, assignees and newest move, in one query."""
    row = await reader.fetch_one(_PAGE, org_id=reader.org_id, application_id=application_id)
    return application_page(row) if row else None


async def find_application(uow: UnitOfWork, application_id: UUID) -> ApplicationRow | None:
    """Return the application."""
    row = await uow.fetch_one(_FIND, org_id=uow.org_id, application_id=application_id)
    return application_row(row) if row else None


async def find_applications(
    uow: UnitOfWork, application_ids: Collection[UUID]
) -> list[ApplicationRow]:
    """Return several applications at once."""
    rows = await uow.fetch(
        sa.select(*ROW_COLUMNS).where(
            _a.org_id == uow.org_id, _a.id.in_(sorted(set(application_ids)))
        )
    )
    return [application_row(row) for row in rows]


async def readable_among(
    uow: UnitOfWork, application_ids: Collection[UUID], assigned_to: UUID | None
) -> frozenset[UUID]:
    """Return which of these the transaction sees; `assigned_to` leaves what a login assesses."""
    if not application_ids:
        return frozenset()
    s = assignees.c
    found = sa.select(_a.id).where(_a.org_id == uow.org_id, _a.id.in_(sorted(set(application_ids))))
    if assigned_to is not None:
        found = found.where(
            sa.exists().where(
                s.org_id == uow.org_id, s.application_id == _a.id, s.user_id == assigned_to
            )
        )
    return frozenset(row["id"] for row in await uow.fetch(found))


async def newest_transition(uow: UnitOfWork, application_id: UUID) -> Transition | None:
    """Return how the application came into its current stage."""
    row = await uow.fetch_one(_NEWEST, org_id=uow.org_id, application_id=application_id)
    return transition(row) if row else None


async def list_transitions(uow: UnitOfWork, application_id: UUID) -> list[Transition]:
    """Return the history, oldest first, with undone moves marked."""
    rows = await uow.fetch(
        sa.select(*TRANSITION_COLUMNS)
        .where(_t.org_id == uow.org_id, _t.application_id == application_id)
        .order_by(_t.at, _t.id)
    )
    undone = {row["undoes_id"] for row in rows}
    return [transition(row, undone=row["id"] in undone) for row in rows]


async def is_undone(uow: UnitOfWork, transition_id: UUID) -> bool:
    """Tell whether a transition was taken back."""
    found = await uow.fetch_value(
        sa.select(_t.id).where(_t.org_id == uow.org_id, _t.undoes_id == transition_id)
    )
    return found is not None


async def is_assigned(uow: UnitOfWork, application_id: UUID, user_id: UUID | None) -> bool:
    """Tell whether this login is asked to assess the application."""
    s = assignees.c
    found = await uow.fetch_value(
        sa.select(s.user_id).where(
            s.org_id == uow.org_id, s.application_id == application_id, s.user_id == user_id
        )
    )
    return found is not None


async def list_assignees(uow: UnitOfWork, application_id: UUID) -> list[PersonRef]:
    """Return who is asked to assess, first asked first."""
    s = assignees.c
    rows = await uow.fetch(
        sa.select(s.user_id, s.full_name)
        .where(s.org_id == uow.org_id, s.application_id == application_id)
        .order_by(s.assigned_at, s.user_id)
    )
    return [PersonRef(row["user_id"], row["full_name"]) for row in rows]


async def names_of_assignees(uow: UnitOfWork, application_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of who is asked to assess, by application, as one text each."""
    s = assignees.c
    rows = await uow.fetch(
        sa.select(s.application_id, s.full_name)
        .where(s.org_id == uow.org_id, s.application_id.in_(sorted(set(application_ids))))
        .order_by(s.application_id, s.assigned_at, s.user_id)
    )
    names: dict[UUID, list[str]] = {}
    for row in rows:
        names.setdefault(row["application_id"], []).append(row["full_name"])
    return {application_id: ", ".join(found) for application_id, found in names.items()}


async def list_notes(uow: UnitOfWork, application_id: UUID, reader_id: UUID | None) -> list[Note]:
    """Return the notes that this reader may see, newest first: the team's and their own."""
    n = notes.c
    rows = await uow.fetch(
        sa.select(
            n.id, n.application_id, n.author_id, n.author_name, n.body, n.visibility,
            n.created_at, n.edited_at,
        )
        .where(
            n.org_id == uow.org_id,
            n.application_id == application_id,
            sa.or_(n.visibility == NoteVisibility.TEAM.value, n.author_id == reader_id),
        )
        .order_by(n.created_at.desc(), n.id.desc())
    )  # fmt: skip
    return [Note(**{**dict(row), "visibility": NoteVisibility(row["visibility"])}) for row in rows]
