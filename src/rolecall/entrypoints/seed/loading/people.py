"""How the recruiters of the demo keep their people: tags, pools, segments, fields and notes."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import service as candidates
from rolecall.domains.candidates.contracts import (
    NoteAudience,
    SavedFilters,
    SavePool,
    SaveSegment,
    SortCandidates,
    TagColor,
    WriteNote,
)
from rolecall.domains.custom_fields import api as custom_fields
from rolecall.domains.custom_fields.contracts import CustomField, FieldKind, NewField, RecordType
from rolecall.entrypoints.seed.loading.content import Told
from rolecall.entrypoints.seed.loading.twins import tell_twins
from rolecall.entrypoints.seed.shapes import Application
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock

FILLED_IN = 24
"""Records on which a recruiter wrote down notice and first day."""
NOTICES = ("None", "Two weeks", "One month", "Three months")


async def sort_people(uow: UnitOfWork, told: Told) -> None:
    """Sort the people of one organization as its recruiters would have by now."""
    recruiter, admin = _of_role(told, "recruiter"), _of_role(told, "organization_admin")
    met = [one for one in told.made.applications if _reached(one, "interview")]
    again = [one for one in met if one.stage == "rejected"]
    strong = await candidates.ensure_tag(uow, recruiter, "Strong interview", TagColor.GREEN)
    languages = await candidates.ensure_tag(uow, recruiter, "Speaks two languages", TagColor.BLUE)
    await _mark(uow, recruiter, strong.id, _records(told, met[::2]))
    several = [one for one in told.made.candidates if len(one.career.languages) > 1]
    keys = [one.key for one in several if one.key in told.records]
    await _mark(uow, recruiter, languages.id, [told.records[key] for key in keys])
    pool = await candidates.save_pool(
        uow,
        recruiter,
        SavePool(name="Silver medals", description="Nearly chosen; call them before we advertise."),
    )
    await candidates.fill_pool(
        uow, recruiter, pool.id, add=tuple(dict.fromkeys(_records(told, again))), remove=()
    )
    await _fill_in(uow, told, admin, recruiter, _records(told, met)[:FILLED_IN])
    await candidates.save_segment(
        uow,
        recruiter,
        SaveSegment(
            name="Strong, from referrals",
            filters=SavedFilters(tag_ids=(strong.id,), source="referral"),
            shared=True,
        ),
    )
    for candidate_id in _records(told, again)[:2]:
        note = WriteNote(
            body="Close second. Would be glad to hear from us when the next post opens.",
            audience=NoteAudience.HIRING_TEAM,
        )
        await candidates.write_note(uow, recruiter, candidate_id, note)
    await tell_twins(uow, recruiter, told, met)


async def _fill_in(
    uow: UnitOfWork, told: Told, admin: Actor, recruiter: Actor, records: Sequence[UUID]
) -> None:
    notice = await _field(uow, admin, "Notice period", FieldKind.SINGLE_CHOICE, NOTICES)
    start = await _field(uow, admin, "Could start on", FieldKind.DATE)
    car = await _field(uow, admin, "Has a driving licence", FieldKind.YES_NO)
    for number, candidate_id in enumerate(dict.fromkeys(records)):
        day = told.as_of + timedelta(days=14 * (number % 6 + 1))
        await candidates.set_custom_values(
            uow,
            recruiter,
            candidate_id,
            {
                notice.id: notice.options[number % len(notice.options)].key,
                start.id: day.date().isoformat(),
                car.id: number % 3 != 0,
            },
            None,
        )


async def _field(
    uow: UnitOfWork, admin: Actor, label: str, kind: FieldKind, options: Sequence[str] = ()
) -> CustomField:
    new = NewField(record_type=RecordType.CANDIDATE, label=label, kind=kind, options=tuple(options))
    return await custom_fields.create_field(uow, admin, new)


async def _mark(uow: UnitOfWork, actor: Actor, tag_id: UUID, records: Sequence[UUID]) -> None:
    if records:
        unique = tuple(dict.fromkeys(records))
        await candidates.tag_candidates(
            uow, actor, SortCandidates(candidate_ids=unique, add=(tag_id,))
        )


def _reached(application: Application, stage: str) -> bool:
    return any(step.to_stage == stage and step.at <= clock.now() for step in application.steps)


def _records(told: Told, applications: Sequence[Application]) -> list[UUID]:
    return [
        told.records[one.candidate_key] for one in applications if one.candidate_key in told.records
    ]


def _of_role(told: Told, role: str) -> Actor:
    return next(actor for actor in told.actors.values() if actor.role == role)
