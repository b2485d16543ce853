"""What is selected, at the moment in which it is asked for."""

from uuid import UUID

from rolecall.domains.applications import queries
from rolecall.domains.applications.contracts.selections import MOST_SELECTED, Selection, Target
from rolecall.infra.db import UnitOfWork


async def selected(uow: UnitOfWork, selection: Selection) -> list[Target]:
    """Return the selected applications in their order, one more than an operation takes at most."""
    if selection.wanted is None:
        return await queries.list_targets_by_ids(uow, selection.ids)
    # One more than may be done, so that too much is refused and not cut off.
    most = MOST_SELECTED + len(selection.excluded)
    found = await queries.list_targets(uow, selection.wanted, most)
    return [one for one in found if one.id not in selection.excluded]


async def selected_ids(uow: UnitOfWork, selection: Selection) -> list[UUID]:
    """Return the selected applications by id, as `selected` does."""
    if selection.wanted is None:
        return [one.id for one in await queries.list_targets_by_ids(uow, selection.ids)]
    most = MOST_SELECTED + len(selection.excluded)
    found = await queries.list_ids(uow, selection.wanted, most)
    return [one for one in found if one not in selection.excluded]
