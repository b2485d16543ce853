"""Erasing a person from the rows of files."""

from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.imports.contracts import RESUME_OF
from rolecall.domains.imports.models import imports, rows
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import ERASED_NAME, Erased, Person, erases, finds

_i, _r = imports.c, rows.c
_UNKNOWN = sa.literal({"said": {}, "remark": ""}, _r.found.type)
"""What stands where it was said how something was found."""
_FORGOTTEN = sa.literal({"version": 0, "before": None}, _r.undo.type)
"""What undoing a row needs to know, of a record that is not given back."""


def theirs(person: Person) -> sa.ColumnElement[bool]:
    """Return which rows of files are about a person."""
    return sa.or_(
        _r.candidate_id.in_(person.of("candidate")),
        _r.application_id.in_(person.of("application")),
        _r.person_key.in_(sorted(person.emails)),
    )


@finds(RESUME_OF)
async def find_resumes(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the person's résumés that came in a zip and are on no record."""
    found = await uow.fetch(
        sa.select(_r.file_id).where(
            _r.org_id == uow.org_id, theirs(person), _r.file_id.is_not(None)
        )
    )
    return frozenset(row["file_id"] for row in found)


@erases("imports", imports, rows)
async def erase_rows(uow: UnitOfWork, person: Person) -> Erased:
    """Empty the rows of files that a person came from, and the samples of their columns.

    That a row was done stays, for its import. Undoing the import finds the record changed, and
    leaves it.
    """
    of_person = theirs(person)
    files_of = await uow.fetch(
        sa.select(_i.id, _i.columns)
        .where(
            _i.org_id == uow.org_id,
            _i.id.in_(sa.select(_r.import_id).where(_r.org_id == uow.org_id, of_person)),
        )
        .with_for_update()
    )
    for row in files_of:
        await uow.execute(
            sa.update(imports)
            .where(_i.org_id == uow.org_id, _i.id == row["id"])
            .values(columns=[[header, []] for header, _ in row["columns"]])
        )
    emptied = await uow.execute(
        sa.update(rows)
        .where(_r.org_id == uow.org_id, of_person, _r.label != ERASED_NAME)
        .values(
            cells=[],
            label=ERASED_NAME,
            person_key=None,
            problems=None,
            found=sa.case((_r.found.is_(None), sa.null()), else_=_UNKNOWN),
            is_unsure=False,
            undo=sa.case((_r.undo.is_(None), sa.null()), else_=_FORGOTTEN),
        )
    )
    return Erased({"import_rows": emptied})
