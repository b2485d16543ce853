"""Reading interviews."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.applications.api import keeps_applications
from rolecall.domains.interviews.contracts import Interview, InterviewFilter, InterviewState, Span
from rolecall.domains.interviews.models import interviewers, interviews, scorecards
from rolecall.domains.interviews.models.rows import INTERVIEW_COLUMNS, interview
from rolecall.infra.db import UnitOfWork, fetch_page
from rolecall.kernel.pages import Page, PageRequest
from rolecall.kernel.sentences import say

_i, _p, _c = interviews.c, interviewers.c, scorecards.c
_LONGEST = timedelta(days=1)
"""Longer than any interview lasts: what began before a time may still go on in it."""


async def find_interview(uow: UnitOfWork, interview_id: UUID) -> Interview | None:
    """Return an interview."""
    row = await uow.fetch_one(
        sa.select(*INTERVIEW_COLUMNS).where(_i.org_id == uow.org_id, _i.id == interview_id)
    )
    return interview(row) if row else None


@keeps_applications(say("An interview was arranged."))
async def _arranged(uow: UnitOfWork, application_ids: Collection[UUID]) -> set[UUID]:
    rows = await uow.fetch(
        sa.select(_i.application_id)
        .distinct()
        .where(_i.org_id == uow.org_id, _i.application_id.in_(sorted(application_ids)))
    )
    return {row["application_id"] for row in rows}


async def list_of_application(
    uow: UnitOfWork, application_id: UUID, interviewer_id: UUID | None = None
) -> list[Interview]:
    """Return the interviews of an application, earliest first; of one interviewer if given."""
    listed = sa.select(*INTERVIEW_COLUMNS).where(
        _i.org_id == uow.org_id, _i.application_id == application_id
    )
    if interviewer_id is not None:
        listed = listed.where(_held_by(interviewer_id), _i.state != InterviewState.CANCELLED.value)
    rows = await uow.fetch(listed.order_by(_i.listed_at, _i.id))
    return [interview(row) for row in rows]


async def list_interviews(
    uow: UnitOfWork, wanted: InterviewFilter, page: PageRequest, *, earliest_first: bool
) -> Page[Interview]:
    """Return a page of interviews by time."""
    listed = sa.select(*INTERVIEW_COLUMNS).where(_i.org_id == uow.org_id)
    if wanted.interviewer_id is not None:
        listed = listed.where(
            _held_by(wanted.interviewer_id), _i.state != InterviewState.CANCELLED.value
        )
    if wanted.state is not None:
        listed = listed.where(_i.state == wanted.state.value)
    if wanted.starts_after is not None:
        listed = listed.where(_i.listed_at >= wanted.starts_after)
    if wanted.scorecard_missing_of is not None:
        listed = listed.where(_missing_of(wanted.scorecard_missing_of))
    return await fetch_page(
        uow, listed, page, _i.listed_at, _i.id, convert=interview, descending=not earliest_first
    )


async def list_within(
    uow: UnitOfWork, within: Span, interviewer_ids: Collection[UUID], most: int | None
) -> list[Interview]:
    """Return what takes place within a time and was not called off, earliest first.

    Only what one of `interviewer_ids` holds, if any are given; at most `most`, if that is given.
    """
    listed = sa.select(*INTERVIEW_COLUMNS).where(
        _i.org_id == uow.org_id,
        # With a time that is the start: the index goes by it.
        _i.listed_at >= within.starts_at - _LONGEST,
        _i.listed_at < within.ends_at,
        _i.starts_at.is_not(None),
        _i.state != InterviewState.CANCELLED.value,
    )
    if interviewer_ids:
        listed = listed.where(
            sa.exists().where(
                _p.org_id == _i.org_id,
                _p.interview_id == _i.id,
                _p.user_id.in_(sorted(interviewer_ids)),
            )
        )
    rows = await uow.fetch(listed.order_by(_i.listed_at, _i.id).limit(most))
    found = [interview(row) for row in rows]
    return [one for one in found if one.ends_at is not None and one.ends_at > within.starts_at]


async def list_interviewers_of_application(
    uow: UnitOfWork, application_id: UUID
) -> Sequence[tuple[UUID, str]]:
    """Return everybody who holds an interview of the application that was not called off."""
    rows = await uow.fetch(
        sa.select(_p.user_id, sa.func.max(_p.full_name).label("full_name"))
        .join(interviews, sa.and_(_i.org_id == _p.org_id, _i.id == _p.interview_id))
        .where(
            _p.org_id == uow.org_id,
            _i.application_id == application_id,
            _i.state != InterviewState.CANCELLED.value,
        )
        .group_by(_p.user_id)
        .order_by(_p.user_id)
    )
    return [(row["user_id"], row["full_name"]) for row in rows]


def _held_by(user_id: UUID) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        _p.org_id == _i.org_id, _p.interview_id == _i.id, _p.user_id == user_id
    )


def _missing_of(user_id: UUID) -> sa.ColumnElement[bool]:
    submitted = sa.exists().where(
        _c.org_id == _i.org_id,
        _c.interview_id == _i.id,
        _c.author_id == user_id,
        _c.submitted_at.is_not(None),
    )
    return sa.and_(_held_by(user_id), ~submitted)
