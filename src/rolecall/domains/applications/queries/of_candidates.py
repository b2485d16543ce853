"""What a candidate's page tells of their applications."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on

from rolecall.domains.applications.contracts import NoteVisibility
from rolecall.domains.applications.models import applications, notes, transitions
from rolecall.domains.candidates import api as candidates
from rolecall.domains.candidates.api import file_source, timeline_source
from rolecall.domains.candidates.contracts import FILES_OF, RecordFilesAsked, TimelineAsked
from rolecall.domains.files import api as files
from rolecall.domains.messaging import api as messaging
from rolecall.domains.messaging.contracts import Direction
from rolecall.infra.db import UnitOfWork

_a, _t, _n = applications.c, transitions.c, notes.c
RECORD_TYPE = "application"


async def jobs_of_candidate(uow: UnitOfWork, candidate_id: UUID) -> list[UUID]:
    """Return the jobs that a person has applied for."""
    rows = await uow.fetch(
        sa.select(_a.job_id)
        .where(_a.org_id == uow.org_id, _a.candidate_id == candidate_id)
        .distinct()
    )
    return [row["job_id"] for row in rows]


async def ids_of_candidate(uow: UnitOfWork, candidate_id: UUID) -> list[UUID]:
    """Return a person's applications that the transaction sees."""
    rows = await uow.fetch(
        sa.select(_a.id).where(_a.org_id == uow.org_id, _a.candidate_id == candidate_id)
    )
    return [row["id"] for row in rows]


async def newest_locales(uow: UnitOfWork, candidate_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return in which languages people applied last; who has not is left out."""
    rows = await uow.fetch(
        sa.select(_a.candidate_id, _a.locale)
        .ext(distinct_on(_a.candidate_id))
        .where(_a.org_id == uow.org_id, _a.candidate_id.in_(sorted(candidate_ids)))
        .order_by(_a.candidate_id, _a.applied_at.desc(), _a.id.desc())
    )
    return {row["candidate_id"]: row["locale"] for row in rows}


def applications_of(org_id: UUID, candidate_id: UUID) -> sa.Select[tuple[UUID]]:
    """Return the statement of a person's applications."""
    return sa.select(_a.id).where(_a.org_id == org_id, _a.candidate_id == candidate_id)


def _of(asked: TimelineAsked) -> sa.Select[tuple[UUID]]:
    return applications_of(asked.org_id, asked.candidate_id)


def _none(name: str) -> sa.Label[str]:
    return sa.literal("").label(name)


@timeline_source("applications.moves")
def _moves(asked: TimelineAsked) -> sa.Select[Any]:
    return (
        sa.select(
            _t.at, _t.id, _t.kind, _t.by_name, _a.job_title,
            sa.func.coalesce(_t.from_name, "").label("origin"), _t.to_name.label("target"),
            _t.note, _a.id.label("application_id"),
        )
        .join(applications, sa.and_(_a.org_id == _t.org_id, _a.id == _t.application_id))
        .where(_a.org_id == asked.org_id, _a.candidate_id == asked.candidate_id)
    )  # fmt: skip


@timeline_source("applications.notes")
def _notes(asked: TimelineAsked) -> sa.Select[Any]:
    return (
        sa.select(
            _n.created_at, _n.id, sa.literal("application_note"), _n.author_name, _a.job_title,
            _none("origin"), _none("target"), _n.body, _a.id.label("application_id"),
        )
        .join(applications, sa.and_(_a.org_id == _n.org_id, _a.id == _n.application_id))
        .where(
            _a.org_id == asked.org_id,
            _a.candidate_id == asked.candidate_id,
            sa.or_(
                _n.visibility == NoteVisibility.TEAM.value,
                _n.author_id == asked.reader.user_id,
            ),
        )
    )  # fmt: skip


@timeline_source("applications.files")
def _files(asked: TimelineAsked) -> sa.Select[Any]:
    f = files.attached_files(asked.org_id, RECORD_TYPE, _of(asked)).subquery().c
    return sa.select(
        f.attached_at, f.id, sa.literal("file"), _none("actor"), f.filename, _none("origin"),
        _none("target"), _none("body"), f.id.label("file_id"),
    ).where(sa.literal(asked.reads_files))  # fmt: skip


@file_source("applications")
def _owners_of_files(asked: RecordFilesAsked) -> sa.Select[Any]:
    return sa.select(
        sa.literal(RECORD_TYPE).label("record_type"), _a.id.label("record_id"),
        _a.id.label("application_id"), _a.job_title.label("title"), _none("evidence"),
    ).where(
        sa.literal(asked.reads_applications),
        _a.org_id == asked.org_id,
        _a.candidate_id == asked.candidate_id,
    )  # fmt: skip


@timeline_source("applications.messages")
def _messages(asked: TimelineAsked) -> sa.Select[Any]:
    return _written(asked, RECORD_TYPE, _of(asked))


@timeline_source("candidates.messages")
def _outreach(asked: TimelineAsked) -> sa.Select[Any]:
    return _written(asked, FILES_OF, candidates.records_of(asked.org_id, asked.candidate_id))


@timeline_source("applications.answers")
def _answers(asked: TimelineAsked) -> sa.Select[Any]:
    return _answered(asked, RECORD_TYPE, _of(asked))


@timeline_source("applications.texts")
def _texts(asked: TimelineAsked) -> sa.Select[Any]:
    """Texts either way; of one that came in, who wrote it."""
    x = messaging.texts_about(asked.org_id, RECORD_TYPE, _of(asked)).subquery().c
    came_in = x.direction == Direction.IN.value
    return sa.select(
        x.created_at, x.id,
        sa.case((came_in, "text_reply"), else_="text").label("kind"),
        sa.case((came_in, x.name), else_="").label("actor"),
        _none("subject"), _none("origin"), x.status, x.body, sa.null(),
    ).where(sa.literal(asked.reads_messages))  # fmt: skip


@timeline_source("candidates.answers")
def _answers_to_outreach(asked: TimelineAsked) -> sa.Select[Any]:
    return _answered(asked, FILES_OF, candidates.records_of(asked.org_id, asked.candidate_id))


def _written(
    asked: TimelineAsked, record_type: str, records: sa.Select[tuple[UUID]]
) -> sa.Select[Any]:
    m = messaging.messages_about(asked.org_id, record_type, records).subquery().c
    return sa.select(
        m.created_at, m.id, sa.literal("message"), _none("actor"), m.subject, _none("origin"),
        m.status, _none("body"), sa.null(),
    ).where(sa.literal(asked.reads_messages))  # fmt: skip


def _answered(
    asked: TimelineAsked, record_type: str, records: sa.Select[tuple[UUID]]
) -> sa.Select[Any]:
    r = messaging.arrivals_about(asked.org_id, record_type, records).subquery().c
    return sa.select(
        r.received_at, r.id, sa.literal("reply"), r.author, r.subject, _none("origin"),
        r.status, _none("body"), sa.null(),
    ).where(sa.literal(asked.reads_messages))  # fmt: skip
