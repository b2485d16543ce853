"""Writing who wants to be seen."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from rolecall.domains.presence.models import choices
from rolecall.infra.db import UnitOfWork
from rolecall.kernel import clock


async def save_choice(uow: UnitOfWork, user_id: UUID, *, shown: bool) -> None:
    """Keep whether a login wants to be seen."""
    values = {"shown": shown, "updated_at": clock.now()}
    await uow.execute(
        insert(choices)
        .values(org_id=uow.org_id, user_id=user_id, **values)
        .on_conflict_do_update(index_elements=["org_id", "user_id"], set_=values)
    )
