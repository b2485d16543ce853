"""Contracts as rows and back."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.interviews.contracts import (
    BankQuestion,
    Interview,
    Interviewer,
    InterviewState,
    KitAttribute,
    KitContent,
    KitQuestion,
    PanelOrder,
    Recommendation,
    Scorecard,
    ScorecardContent,
    ScorecardState,
)
from rolecall.domains.interviews.models import interviewers, interviews, scorecards
from rolecall.infra.db import Row

_p, _c = interviewers.c, scorecards.c

INTERVIEW_COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    *(column for column in interviews.c if column.name != "org_id"),
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_array(_p.user_id, _p.full_name, _c.submitted_at),
                _p.position,
                _p.user_id,
            )
        )
    )
    .select_from(
        interviewers.outerjoin(
            scorecards,
            sa.and_(
                _c.org_id == _p.org_id,
                _c.interview_id == _p.interview_id,
                _c.author_id == _p.user_id,
            ),
        )
    )
    .where(_p.org_id == interviews.c.org_id, _p.interview_id == interviews.c.id)
    .correlate(interviews)
    .scalar_subquery()
    .label("people"),
)
"""An interview with its interviewers, in their order, and when their scorecards came in."""


def kit_columns(content: KitContent) -> dict[str, Any]:
    """Return the columns of a version of a kit."""
    return {
        "name": content.name,
        "purpose": content.purpose,
        "minutes": content.minutes,
        "attributes": [
            {
                "key": one.key,
                "name": one.name,
                "description": one.description,
                "anchors": _texts(one.anchors),
            }
            for one in content.attributes
        ],
        "questions": [msgspec.to_builtins(one) for one in content.questions],
    }


def kit_content(row: Row) -> KitContent:
    """Return the content of a version of a kit."""
    return KitContent(
        name=row["name"],
        purpose=row["purpose"],
        minutes=row["minutes"],
        attributes=tuple(
            KitAttribute(one["key"], one["name"], one["description"], anchors_of(one["anchors"]))
            for one in row["attributes"]
        ),
        questions=tuple(
            KitQuestion(
                one["key"],
                one["text"],
                one["good_answer"],
                one["attribute"],
                UUID(one["bank_id"]) if one["bank_id"] else None,
            )
            for one in row["questions"]
        ),
    )


def anchors_of(texts: dict[str, str] | None) -> dict[int, str] | None:
    """Return anchors by rating; JSON knows keys of text alone."""
    return {int(rating): text for rating, text in texts.items()} if texts else None


def bank_question(row: Row) -> BankQuestion:
    """Return a question of the bank."""
    return BankQuestion(
        row["id"],
        row["text"],
        row["good_answer"],
        row["attribute"],
        row["active"],
        row["version"],
    )


def content_columns(content: ScorecardContent) -> dict[str, Any]:
    """Return what a scorecard says as a document."""
    return {
        "ratings": dict(content.ratings),
        "notes": dict(content.notes),
        "summary": content.summary,
        "recommendation": content.recommendation.value if content.recommendation else None,
        "private_note": content.private_note,
    }


def scorecard_content(document: dict[str, Any]) -> ScorecardContent:
    """Return what a document says."""
    given = document["recommendation"]
    return ScorecardContent(
        ratings=document["ratings"],
        notes=document["notes"],
        summary=document["summary"],
        recommendation=Recommendation(given) if given else None,
        private_note=document["private_note"],
    )


def scorecard(row: Row) -> Scorecard:
    """Return a scorecard."""
    return Scorecard(
        id=row["id"],
        interview_id=row["interview_id"],
        application_id=row["application_id"],
        author_id=row["author_id"],
        author_name=row["author_name"],
        kit_id=row["kit_id"],
        kit_number=row["kit_number"],
        state=ScorecardState(row["state"]),
        content=scorecard_content(row["content"]),
        revision=row["revision"],
        saved_at=row["saved_at"],
        submitted_at=row["submitted_at"],
        version=row["version"],
    )


def interview(row: Row) -> Interview:
    """Return an interview of `INTERVIEW_COLUMNS`."""
    order, people = PanelOrder(row["panel_order"]), row["people"] or []
    user_ids = [UUID(user_id) for user_id, _, _ in people]
    start = row["starts_at"]
    taken = {
        part.user_id: part
        for part in (order.parts(start, row["minutes"], user_ids) if start is not None else ())
    }
    return Interview(
        id=row["id"],
        application_id=row["application_id"],
        kit_id=row["kit_id"],
        kit_number=row["kit_number"],
        title=row["title"],
        state=InterviewState(row["state"]),
        order=order,
        starts_at=start,
        minutes=row["minutes"],
        time_zone=row["time_zone"],
        place=row["place"],
        video_url=row["video_url"],
        instructions=row["instructions"],
        candidate_note=row["candidate_note"],
        invites_candidate=row["invites_candidate"],
        sequence=row["sequence"],
        owner_id=row["owner_id"],
        owner_name=row["owner_name"],
        reason=row["reason"],
        created_at=row["created_at"],
        listed_at=row["listed_at"],
        closed_at=row["closed_at"],
        version=row["version"],
        interviewers=tuple(
            Interviewer(
                user_id,
                name,
                taken[user_id].starts_at if user_id in taken else None,
                taken[user_id].ends_at if user_id in taken else None,
                datetime.fromisoformat(submitted) if submitted else None,
            )
            for user_id, (_, name, submitted) in zip(user_ids, people, strict=True)
        ),
    )


def _texts(anchors: Any) -> dict[str, str] | None:
    return {str(rating): text for rating, text in anchors.items()} if anchors else None
