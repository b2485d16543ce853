"""Columns that are read together, and what contract their rows make."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import aggregate_order_by

from rolecall.domains.applications.contracts import (
    Answer,
    ApplicationPage,
    ApplicationRow,
    ApplicationStatus,
    ApplicationSummary,
    CandidateBrief,
    PersonRef,
    StageRef,
    Transition,
    TransitionKind,
)
from rolecall.domains.applications.contracts.given import TakenOver
from rolecall.domains.applications.models import (
    answers,
    applications,
    assignees,
    takeovers,
    transitions,
)
from rolecall.domains.candidates.contracts.given import GivenField
from rolecall.domains.files import api as files
from rolecall.infra.db import Row

_a = applications.c

_ROW_NAMES = tuple(ApplicationRow.__dataclass_fields__)
ROW_COLUMNS = tuple(_a[name] for name in _ROW_NAMES)
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
    files.is_there(_a.org_id, _a.resume_file_id).label("has_resume"),
    _a.knocked_out,
    _a.due_at,
    _a.first_application_id,
    _a.version,
    sa.select(
        sa.func.jsonb_agg(sa.func.jsonb_build_array(assignees.c.user_id, assignees.c.full_name))
    )
    .where(assignees.c.org_id == _a.org_id, assignees.c.application_id == _a.id)
    .scalar_subquery()
    .label("assignees"),
)

NEWEST = (
    sa.select(transitions)
    .where(transitions.c.org_id == _a.org_id, transitions.c.application_id == _a.id)
    .order_by(transitions.c.at.desc(), transitions.c.id.desc())
    .limit(1)
    .lateral("newest")
)
"""How an application came into its current stage."""

_answers, _taken = answers.c, takeovers.c
PAGE_COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    *ROW_COLUMNS,
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_array(
                    _answers.question_id, _answers.label, _answers.kind, _answers.value,
                    _answers.display, _answers.knocked_out,
                ),
                _answers.position,
            )
        )
    )
    .where(_answers.org_id == _a.org_id, _answers.application_id == _a.id)
    .scalar_subquery()
    .label("answers"),
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_array(assignees.c.user_id, assignees.c.full_name),
                assignees.c.assigned_at,
                assignees.c.user_id,
            )
        )
    )
    .where(assignees.c.org_id == _a.org_id, assignees.c.application_id == _a.id)
    .scalar_subquery()
    .label("assignees"),
    sa.select(
        sa.func.jsonb_agg(
            sa.func.jsonb_build_array(
                _taken.id, _taken.field, _taken.value, _taken.replaced, _taken.at, _taken.by_name,
                _taken.by_candidate,
            )
        )
    )
    .where(
        _taken.org_id == _a.org_id, _taken.application_id == _a.id, _taken.undone_at.is_(None)
    )
    .scalar_subquery()
    .label("taken"),
    *(column.label(f"newest_{column.name}") for column in NEWEST.c if column.name != "org_id"),
)  # fmt: skip
"""What an application's page shows of this domain, beside `NEWEST`."""

_TRANSITION_NAMES = tuple(column.name for column in transitions.c if column.name != "org_id")
TRANSITION_COLUMNS = tuple(transitions.c[name] for name in _TRANSITION_NAMES)


def application_row(row: Row) -> ApplicationRow:
    """Return the contract of a row of `ROW_COLUMNS`."""
    values = dict(row)
    values["status"] = ApplicationStatus(values["status"])
    return ApplicationRow(**values)


def application_summary(row: Row) -> ApplicationSummary:
    """Return the contract of a row of `SUMMARY_COLUMNS`."""
    # By place, not by name: a list of fifty reads 850 values.
    (
        id_, job_id, job_title, candidate_id, candidate_name, candidate_email, status, stage_key,
        stage_name, stage_kind, stage_entered_at, applied_at, source, has_resume, knocked_out,
        due_at, first_application_id, version, people,
    ) = row  # fmt: skip
    return ApplicationSummary(
        id_,
        job_id,
        job_title,
        CandidateBrief(candidate_id, candidate_name, candidate_email),
        StageRef(stage_key, stage_name, stage_kind),
        stage_entered_at,
        applied_at,
        source,
        status,
        _people(people),
        has_resume,
        knocked_out,
        due_at,
        first_application_id,
        version,
        (),
    )


def application_page(row: Row) -> ApplicationPage:
    """Return the contract of a row of `PAGE_COLUMNS`."""
    values = {name: row[name] for name in _ROW_NAMES}
    values["status"] = ApplicationStatus(values["status"])
    return ApplicationPage(
        application=ApplicationRow(**values),
        answers=[Answer(*members) for members in row["answers"] or ()],
        assignees=_people(row["assignees"]),
        newest=None if row["newest_id"] is None else transition(row, prefix="newest_"),
        taken=tuple(_taken_over(*members) for members in row["taken"] or ()),
    )


def _taken_over(
    id_: str, field: str, value: str, replaced: str, at: str, by_name: str, by_candidate: bool
) -> TakenOver:
    return TakenOver(
        UUID(id_), GivenField(field), value, replaced, datetime.fromisoformat(at), by_name,
        by_candidate,
    )  # fmt: skip


def transition(row: Row, *, undone: bool = False, prefix: str = "") -> Transition:
    """Return the contract of a row of `TRANSITION_COLUMNS`, labelled with `prefix`."""
    value = {name: row[prefix + name] for name in _TRANSITION_NAMES}
    origin = (
        StageRef(value["from_key"], value["from_name"], value["from_kind"])
        if value["from_key"]
        else None
    )
    return Transition(
        id=value["id"],
        application_id=value["application_id"],
        kind=TransitionKind(value["kind"]),
        from_stage=origin,
        to_stage=StageRef(value["to_key"], value["to_name"], value["to_kind"]),
        at=value["at"],
        by_kind=value["by_kind"],
        by_id=value["by_id"],
        by_name=value["by_name"],
        reason=value["reason"],
        note=value["note"],
        undoes_id=value["undoes_id"],
        undone=undone,
    )


def _people(pairs: list[tuple[str, str]] | None) -> tuple[PersonRef, ...]:
    return tuple(PersonRef(UUID(user_id), name) for user_id, name in pairs) if pairs else ()
