"""Columns that are read together, and what contract their rows make."""

from typing import Any

import sqlalchemy as sa

from rolecall.domains.applications.contracts import (
    ApplicationRow,
    ApplicationStatus,
    ApplicationSummary,
    PersonRef,
    StageRef,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.models import applications, assignees, transitions
from rolecall.infra.db import Row

_a = applications.c

ROW_COLUMNS = tuple(_a[name] for name in ApplicationRow.__dataclass_fields__)
"""The columns of `ApplicationRow`, in its order."""

SUMMARY_COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    _a.id,
    _a.job_id,
    _a.job_title,
    _a.candidate_id,
    _a.candidate_name,
    _a.candidate_email,
    _a.status,
    _a.stage_key,
    _a.stage_name,
    _a.stage_kind,
    _a.stage_entered_at,
    _a.applied_at,
    _a.source,
    _a.resume_file_id.is_not(None).label("has_resume"),
    _a.knocked_out,
    _a.version,
    sa.select(
        sa.func.jsonb_agg(sa.func.jsonb_build_array(assignees.c.user_id, assignees.c.full_name))
    )
    .where(assignees.c.org_id == _a.org_id, assignees.c.application_id == _a.id)
    .scalar_subquery()
    .label("assignees"),
)

TRANSITION_COLUMNS = tuple(transitions.c[name] for name in transitions.c.keys() if name != "org_id")


def application_row(row: Row) -> ApplicationRow:
    """Return the contract of a row of `ROW_COLUMNS`."""
    values = dict(row)
    values["status"] = ApplicationStatus(values["status"])
    return ApplicationRow(**values)


def application_summary(row: Row) -> ApplicationSummary:
    """Return the contract of a row of `SUMMARY_COLUMNS`."""
    return ApplicationSummary(
        id=row["id"],
        job_id=row["job_id"],
        job_title=row["job_title"],
        candidate_id=row["candidate_id"],
        candidate_name=row["candidate_name"],
        candidate_email=row["candidate_email"],
        status=row["status"],
        stage=StageRef(row["stage_key"], row["stage_name"], row["stage_kind"]),
        stage_entered_at=row["stage_entered_at"],
        applied_at=row["applied_at"],
        source=row["source"],
        has_resume=row["has_resume"],
        knocked_out=row["knocked_out"],
        assignees=tuple(PersonRef(*pair) for pair in row["assignees"] or ()),
        version=row["version"],
    )


def transition(row: Row, *, undone: bool = False) -> Transition:
    """Return the contract of a row of `TRANSITION_COLUMNS`."""
    origin = (
        StageRef(row["from_key"], row["from_name"], row["from_kind"]) if row["from_key"] else None
    )
    return Transition(
        id=row["id"],
        application_id=row["application_id"],
        kind=TransitionKind(row["kind"]),
        from_stage=origin,
        to_stage=StageRef(row["to_key"], row["to_name"], row["to_kind"]),
        at=row["at"],
        by_kind=row["by_kind"],
        by_id=row["by_id"],
        by_name=row["by_name"],
        reason=row["reason"],
        note=row["note"],
        undoes_id=row["undoes_id"],
        undone=undone,
    )
