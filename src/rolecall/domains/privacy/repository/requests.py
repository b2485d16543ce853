"""Writing requests to be erased: what is disclosed of them, and what stays."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.privacy.contracts import ASKED, NewRequest, RequestStatus
from rolecall.domains.privacy.models import requests
from rolecall.infra.db import UnitOfWork
from rolecall.infra.disclosure import Section, Withheld, discloses, of
from rolecall.infra.erasure import Person, leaves_rows
from rolecall.kernel.sentences import say

_r = requests.c


async def insert_request(uow: UnitOfWork, new: NewRequest) -> bool:
    """Insert a request that nobody has confirmed; False if one of this person is open."""
    values = {name: _stored(getattr(new, name)) for name in NewRequest.__dataclass_fields__}
    statement = insert(requests).values(
        org_id=uow.org_id, status=RequestStatus.UNCONFIRMED.value, **values
    )
    return await uow.execute(statement.on_conflict_do_nothing()) == 1


async def update_request(uow: UnitOfWork, request_id: UUID, **values: Any) -> None:
    """Change a request, whose row the caller has locked."""
    await uow.execute(
        sa.update(requests)
        .where(_r.org_id == uow.org_id, _r.id == request_id)
        .values(version=_r.version + 1, **{name: _stored(one) for name, one in values.items()})
    )


async def close_requests(
    uow: UnitOfWork, candidate_ids: Collection[UUID], erasure_id: UUID, at: datetime
) -> None:
    """Answer what a person asked for by the erasure that begins; what nobody confirmed lapses."""
    theirs = (_r.org_id == uow.org_id, _r.candidate_id.in_(sorted(candidate_ids)))
    for statuses, values in (
        (sorted(ASKED), {"status": RequestStatus.ERASED.value, "erasure_id": erasure_id}),
        ([RequestStatus.UNCONFIRMED], {"status": RequestStatus.LAPSED.value}),
    ):
        await uow.execute(
            sa.update(requests)
            .where(*theirs, _r.status.in_([one.value for one in statuses]))
            .values(ended_at=at, version=_r.version + 1, **values)
        )


async def empty_requests(uow: UnitOfWork, person: Person) -> int:
    """Remove addresses and reasons from a person's requests; returns of how many."""
    return await uow.execute(
        sa.update(requests)
        .where(
            _r.org_id == uow.org_id,
            _r.candidate_id.in_(person.of("candidate")),
            sa.or_(_r.address != "", _r.reason != ""),
        )
        .values(address="", reason="", version=_r.version + 1)
    )


leaves_rows(
    requests,
    emptied=("address", "reason"),
    kept=(
        "id", "number", "candidate_id", "status", "asked_by", "application_id", "locale",
        "requested_at", "due_on", "confirm_until", "mailed_at", "mails", "confirmed_at", "runs_at",
        "look", "released_at", "decided_by_name", "ground", "leaving_at", "erasure_id", "ended_at",
        "nonce", "version",
    ),
)  # fmt: skip
discloses(
    Section(
        name="erasure_requests",
        title=say("Your requests to be erased"),
        table=requests,
        about=of("candidate", _r.candidate_id),
        shown=("number", "requested_at", "address", "confirmed_at", "reason", "ended_at"),
        codes=(
            "id", "candidate_id", "status", "asked_by", "application_id", "locale", "due_on",
            "runs_at", "ground",
        ),
        withheld={
            Withheld.SECRET: ("nonce",),
            Withheld.OTHERS: ("decided_by_name",),
            Withheld.MACHINERY: (
                "confirm_until", "mailed_at", "mails", "look", "released_at", "leaving_at",
                "erasure_id", "version",
            ),
        },
    )
)  # fmt: skip


def _stored(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value
