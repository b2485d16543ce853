"""How many applications fit a list's filters, and how they fall into groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from rolecall.domains.applications.contracts import ListFilter
from rolecall.domains.applications.contracts.selections import GroupBy
from rolecall.domains.applications.models import applications, assignees
from rolecall.domains.applications.queries.lists import conditions_of
from rolecall.infra.db import UnitOfWork

_owners = assignees.alias("owners")
"""Named apart from those that a filter asks for."""
_a, _s = applications.c, _owners.c
MOST_GROUPS = 500
_NOBODY = "Nobody"
_COLUMNS: dict[GroupBy, tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]] = {
    GroupBy.STAGE: (_a.stage_key, sa.func.min(_a.stage_name)),
    GroupBy.SOURCE: (_a.source, _a.source),
    GroupBy.JOB: (_a.job_id, sa.func.min(_a.job_title)),
    GroupBy.OWNER: (_s.user_id, sa.func.coalesce(sa.func.min(_s.full_name), _NOBODY)),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Applications that have the same stage, source, job or owner; `key` is empty where none is."""

    key: str
    label: str
    count: int


async def list_groups(uow: UnitOfWork, wanted: ListFilter, by: GroupBy) -> Sequence[Group]:
    """Return the groups, largest first. Who has several owners is counted with each."""
    given, conditions = conditions_of(wanted)
    key, label = _COLUMNS[by]
    source: sa.FromClause = applications
    if by is GroupBy.OWNER:
        source = applications.outerjoin(
            _owners, sa.and_(_s.org_id == _a.org_id, _s.application_id == _a.id)
        )
    counted = sa.func.count().label("n")
    rows = await uow.fetch(
        sa.select(key.label("key"), label.label("label"), counted)
        .select_from(source)
        .where(*conditions)
        .group_by(key)
        .order_by(counted.desc(), key)
        .limit(MOST_GROUPS),
        org_id=uow.org_id,
        **given,
    )
    return [Group(str(row["key"] or ""), row["label"], row["n"]) for row in rows]


async def count_fitting(uow: UnitOfWork, wanted: ListFilter, most: int) -> int:
    """Return how many applications fit, `most` at most."""
    given, conditions = conditions_of(wanted)
    fitting = sa.select(_a.id).where(*conditions).limit(most).subquery()
    found: int = await uow.fetch_value(
        sa.select(sa.func.count()).select_from(fitting), org_id=uow.org_id, **given
    )
    return found
