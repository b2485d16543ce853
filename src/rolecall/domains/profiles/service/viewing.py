"""Showing a profile.

Guarantees: what is shown was read in a file that this reader may see at this moment, or is what
somebody did; a person sees of their own what they sent or did themself; what belongs to a
confidential job is hidden with it; a file that was removed takes what only it says along, and
brings it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from rolecall.access import Actor, Permission
from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import Warned
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.contracts import RecordFile
from rolecall.domains.files import api as files
from rolecall.domains.files.contracts import FileKind, TextStatus
from rolecall.domains.profiles import policy, queries
from rolecall.domains.profiles.contracts import (
    APPLICATION,
    ItemState,
    Owner,
    Profile,
    ProfileItem,
    Reading,
    ReadingState,
    ReadItem,
    Section,
    Source,
    Touch,
)
from rolecall.domains.profiles.rules.assembling import assembled
from rolecall.domains.profiles.rules.found import items_of, with_boxes
from rolecall.domains.profiles.rules.json_resume import json_resume
from rolecall.domains.profiles.service.reading import PARSER
from rolecall.domains.profiles.service.sealing import ITEMS, READINGS, opened, touch_of
from rolecall.infra.crypto import KeyRing
from rolecall.infra.db import Row, UnitOfWork


async def view_profile(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> Profile:
    """Return what is known of a person's career; of a merged record, that of its survivor.

    Raises:
        NotFound: there is no such candidate.
    """
    policy.can_read(actor).require()
    candidate_id = (await candidates.get_candidate(uow, actor, candidate_id)).id
    held = await _resumes(uow, actor, candidate_id)
    reads_applications = actor.has(Permission.APPLICATIONS_READ)
    return await _put_together(uow, candidate_id, held, reads_applications=reads_applications)


async def view_own_profile(uow: UnitOfWork, owner: Owner) -> Profile:
    """Return what a person sees of their own profile; of its changes, those that they made.

    For callers that know whose it is.

    Raises:
        NotFound: there is no such candidate.
    """
    candidate_id = (await candidates.read_candidate(uow, owner.candidate_id)).id
    sent = await candidates.list_sent_files(uow, candidate_id, owner.application_ids)
    held = [one for one in sent if one.ref.kind is FileKind.RESUME]
    # Whatever a member did to something is done to it, also where it was read elsewhere.
    whole = await _put_together(uow, candidate_id, held, reads_applications=True)
    return replace(
        whole,
        items=tuple(one for one in whole.items if one.source or (one.touch and one.touch.own)),
        removed=tuple(one for one in whole.removed if one.by_candidate),
        changes=tuple(one for one in whole.changes if one.by_candidate),
    )


async def holds_section(uow: UnitOfWork, owner: Owner, section: Section) -> ProfileItem | None:
    """Return what the record has in a section of one item, seen by its owner or not."""
    whole = await _put_together(uow, owner.candidate_id, [], reads_applications=True)
    found = (one for one in (*whole.items, *whole.removed) if one.section is section)
    return next(found, None)


async def _put_together(
    uow: UnitOfWork, candidate_id: UUID, held: Sequence[RecordFile], *, reads_applications: bool
) -> Profile:
    ring = await files.get_key_ring(uow)
    readings = await _readings(uow, ring, [one.ref.id for one in held])
    touches = await _touches(uow, ring, candidate_id, reads_applications=reads_applications)
    read = [reading for one in held if (reading := readings.get(one.ref.id))]
    items = [await _items(uow, reading) for reading in read]
    found = assembled(candidate_id, items, touches)
    without = [one.ref.id for one in held if one.ref.text_status is TextStatus.NONE]
    warned = await files.text_warnings(uow, without)
    return Profile(
        candidate_id=candidate_id,
        items=tuple(one for one in found if is_shown(one)),
        removed=tuple(one for one in found if one.state is ItemState.REMOVED),
        sources=tuple(_source(one, readings.get(one.ref.id), warned) for one in held),
        changes=tuple(await queries.list_changes(uow, candidate_id)),
    )


async def export_profile(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> dict[str, Any]:
    """Return the profile as a JSON Resume document.

    Raises:
        NotFound: there is no such candidate.
    """
    return json_resume((await view_profile(uow, actor, candidate_id)).items)


def is_shown(item: ProfileItem) -> bool:
    """Tell whether an item is on the profile: it was not removed, and says something."""
    return item.state is not ItemState.REMOVED and bool(item.values)


async def _resumes(uow: UnitOfWork, actor: Actor, candidate_id: UUID) -> list[RecordFile]:
    """Return the résumés that this reader may see, the newest first."""
    if not actor.has(Permission.FILES_READ):
        return []
    held = await candidates.list_files(uow, actor, candidate_id)
    return [one for one in held if one.ref.kind is FileKind.RESUME]


async def _readings(
    uow: UnitOfWork, ring: KeyRing, file_ids: Sequence[UUID]
) -> dict[UUID, Reading]:
    rows = await queries.list_readings(uow, file_ids)
    return {row["file_id"]: _reading(uow.org_id, ring, row) for row in rows}


def _reading(org_id: UUID, ring: KeyRing, row: Row) -> Reading:
    body = row["body"]
    return Reading(
        file_id=row["file_id"],
        state=ReadingState(row["state"]),
        parser=row["parser"],
        extractor=row["extractor"],
        reason=row["reason"],
        read_at=row["read_at"],
        asked_at=row["asked_at"],
        model=row["model"],
        model_problem=row["model_problem"],
        resume=ai.resume_of_json(opened(ring, org_id, READINGS, row["file_id"], body))
        if body
        else None,
    )


async def _items(uow: UnitOfWork, reading: Reading) -> list[ReadItem]:
    """Return what a résumé says, with its places on the pages if they are those of this text."""
    if reading.resume is None:
        return []
    items = items_of(reading.resume, reading.file_id)
    if await files.extractor_of(uow, reading.file_id) != reading.extractor:
        return items
    layout = await files.get_layout(uow, reading.file_id)
    return with_boxes(items, layout) if layout else items


async def _touches(
    uow: UnitOfWork, ring: KeyRing, candidate_id: UUID, *, reads_applications: bool
) -> list[Touch]:
    rows = await queries.list_items(uow, candidate_id)
    return [
        touch_of(dict(row), opened(ring, uow.org_id, ITEMS, row["id"], row["body"]))
        for row in rows
        if reads_applications or row["record_type"] != APPLICATION
    ]


def _source(
    one: RecordFile, reading: Reading | None, warned: Mapping[UUID, Sequence[str]]
) -> Source:
    state, reason = ReadingState.WAITING, ""
    if one.ref.text_status not in {TextStatus.PENDING, TextStatus.READY}:
        state = ReadingState.NO_TEXT
        why = [word for word in warned.get(one.ref.id, ()) if word in files.RECOGNITION_WARNINGS]
        reason = why[0] if why else one.ref.text_status.value
    elif reading is not None and not reading.is_waiting:
        state, reason = reading.state, reading.reason
    resume = reading.resume if reading else None
    parser = reading.parser if reading else 0
    return Source(
        ref=one.ref,
        added_at=one.added_at,
        application_id=one.application_id,
        job_title=one.job_title,
        state=state,
        reason=reason,
        engine=resume.engine.value if resume else "",
        parser=parser,
        is_outdated=0 < parser < PARSER,
        is_cut=bool(resume and Warned.TEXT_CUT in resume.warnings),
        is_recognized=bool(resume and Warned.RECOGNIZED in resume.warnings),
        read_at=reading.read_at if reading else None,
        model=reading.model if reading else "",
        model_problem=reading.model_problem if reading else "",
    )
