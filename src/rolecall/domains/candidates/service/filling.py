"""Filling in what a record lacks.

Guarantees: a value that is there is never changed, and none comes back that somebody took out; an
address that is another record's is left out.
"""

from uuid import UUID

from rolecall.access import Actor
from rolecall.domains.candidates import queries, repository
from rolecall.domains.candidates.contracts import OriginKind, UpdateCandidate
from rolecall.domains.candidates.service.records import update_candidate
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import is_address
from rolecall.kernel.errors import RolecallError


async def fill_empty(
    uow: UnitOfWork,
    actor: Actor,
    candidate_id: UUID,
    *,
    full_name: str = "",
    email: str = "",
    phone: str = "",
) -> tuple[str, ...]:
    """Write those of these values that the record has none of; return the names of its fields.

    A record that is merged or erased stays as it is.
    """
    try:
        row = await repository.get_for_update(uow, candidate_id)
    except RolecallError:
        return ()
    had = {one.field for one in await queries.origins_of(uow, candidate_id)}
    given = {"full_name": full_name, "email": email, "phone": phone}
    lacking = {
        name: value for name, value in given.items() if value and not row[name] and name not in had
    }
    if "email" in lacking and (
        not is_address(email) or await queries.find_id_by_email(uow, email) is not None
    ):
        del lacking["email"]
    if lacking:
        await update_candidate(
            uow,
            actor,
            UpdateCandidate(
                candidate_id=candidate_id,
                full_name=lacking.get("full_name"),
                email=lacking.get("email"),
                phone=lacking.get("phone"),
                origin=OriginKind.SYSTEM,
            ),
        )
    return tuple(lacking)
