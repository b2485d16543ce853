"""People for whoever asks how long they are kept."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from rolecall.domains.candidates.models import candidates, notes, pool_members

_c, _n, _p = candidates.c, notes.c, pool_members.c
LastMail = Callable[[UUID, sa.ColumnElement[UUID]], sa.ColumnElement[datetime | None]]
"""Takes an organization and the column of a record: when the last mail to or from it was."""


def people_without_applications(org_id: UUID, last_mail: LastMail) -> sa.Select[Any]:
    """Return the statement of who has no application: `candidate_id`, and `since` when not touched.

    That is when the record was last changed, a note about it or a mail was written, or one came.
    """
    noted = (
        sa.select(sa.func.max(_n.created_at))
        .where(_n.org_id == org_id, _n.candidate_id == _c.id)
        .scalar_subquery()
    )
    since = sa.func.greatest(_c.updated_at, noted, last_mail(org_id, _c.id))
    return sa.select(_c.id.label("candidate_id"), since.label("since")).where(
        _c.org_id == org_id, _c.merged_into.is_(None), _c.applications_count == 0
    )


def in_pools(org_id: UUID) -> sa.Select[Any]:
    """Return the statement of who is in a talent pool."""
    return sa.select(_p.candidate_id).where(_p.org_id == org_id)


def holders_of(org_id: UUID, candidate_ids: sa.Select[Any]) -> sa.Select[Any]:
    """Return the statement of the records that these, merged or not, are kept in."""
    return sa.select(sa.func.coalesce(_c.merged_into, _c.id)).where(
        _c.org_id == org_id, _c.id.in_(candidate_ids)
    )
