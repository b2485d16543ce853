"""What of an application goes when its person is erased. That there was one stays, for reports."""

import secrets
from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from rolecall.access import ActorKind
from rolecall.domains.applications.contracts.drafts import ADDRESS_INDEX
from rolecall.domains.applications.contracts.drafts import RECORD as DRAFT
from rolecall.domains.applications.models import (
    answers,
    applications,
    directory,
    note_terms,
    notes,
    snoozes,
    takeovers,
    terms,
    transitions,
)
from rolecall.domains.applications.models.drafts import drafts
from rolecall.domains.applications.repository.drafts import delete_drafts, drafts_of_addresses
from rolecall.domains.files import api as files
from rolecall.domains.identity import api as identity
from rolecall.infra.db import UnitOfWork
from rolecall.infra.erasure import ERASED_NAME, Erased, Kept, Person, erases, finds
from rolecall.kernel import clock

_a, _t = applications.c, transitions.c
_HANGING_ON = (answers, notes, snoozes, takeovers, terms, directory)


@finds("application")
async def find_applications(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the applications of a person's records."""
    rows = await uow.fetch(
        sa.select(_a.id).where(_a.org_id == uow.org_id, _a.candidate_id.in_(person.of("candidate")))
    )
    return frozenset(row["id"] for row in rows)


@finds(DRAFT)
async def find_drafts(uow: UnitOfWork, person: Person) -> frozenset[UUID]:
    """Return the drafts in which one of a person's addresses is given."""
    if not person.emails:
        return frozenset()
    ring = await files.get_key_ring(uow)
    return await drafts_of_addresses(
        uow,
        {one for email in person.emails for one in ring.blind_indexes(email, name=ADDRESS_INDEX)},
    )


@erases("application_drafts", drafts)
async def erase_drafts(uow: UnitOfWork, person: Person) -> Erased:
    """Remove a person's drafts; their files go with the other files."""
    return Erased({"drafts": await delete_drafts(uow, person.of(DRAFT))})


@erases("applications", applications, transitions, note_terms, *_HANGING_ON)
async def erase_applications(uow: UnitOfWork, person: Person) -> Erased:
    """Empty applications and the words of their history; remove answers, notes and search words."""
    found = person.of("application")
    counts = {}
    for table in _HANGING_ON:
        counts[table.name] = await uow.execute(
            sa.delete(table).where(table.c.org_id == uow.org_id, table.c.application_id.in_(found))
        )
    emptied = await uow.execute(
        sa.update(applications)
        .where(_a.org_id == uow.org_id, _a.id.in_(found), _a.erased_at.is_(None))
        .values(
            candidate_name=ERASED_NAME,
            candidate_email="",
            candidate_phone="",
            candidate_location="",
            given_name="",
            given_links="",
            cover_note="",
            resume_file_id=None,
            # Links to the private page that are out lead nowhere.
            link_nonce=secrets.token_urlsafe(9),
            erased_at=clock.now(),
            version=_a.version + 1,
        )
    )
    by_the_person = await _by_the_person(uow, found)
    silenced = await uow.execute(
        sa.update(transitions)
        .where(
            _t.org_id == uow.org_id,
            _t.application_id.in_(found),
            sa.or_(_t.note != "", _t.reason != "", by_the_person & (_t.by_name != ERASED_NAME)),
        )
        .values(
            note="",
            reason="",
            by_id=sa.case((by_the_person, None), else_=_t.by_id),
            by_name=sa.case((by_the_person, ERASED_NAME), else_=_t.by_name),
        )
    )
    return Erased(
        {
            "applications": emptied,
            "answers": counts[answers.name],
            "moves": silenced,
            "application_notes": counts[notes.name],
        },
        (Kept("applications", "reports"),) if found else (),
    )


async def _by_the_person(
    uow: UnitOfWork, application_ids: Collection[UUID]
) -> sa.ColumnElement[bool]:
    """Return what is true of moves that the person made: by a link, or signed in."""
    rows = await uow.fetch(
        sa.select(_t.by_id)
        .distinct()
        .where(
            _t.org_id == uow.org_id, _t.application_id.in_(application_ids), _t.by_id.is_not(None)
        )
    )
    logins = {row["by_id"] for row in rows}
    others = logins - (await identity.names_of_members(uow, logins)).keys()
    return sa.or_(_t.by_kind == ActorKind.CANDIDATE.value, _t.by_id.in_(sorted(others)))
