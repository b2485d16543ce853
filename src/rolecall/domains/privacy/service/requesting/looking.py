"""Whether a member has to look before a person is erased, asked at that moment."""

from rolecall.domains.candidates.contracts import ErasableRecord
from rolecall.domains.privacy.contracts import Look
from rolecall.domains.privacy.rules.requesting import look_needed
from rolecall.domains.privacy.service.standing import applications_of, is_hired
from rolecall.infra.db import UnitOfWork
from rolecall.kernel.email_addresses import normalise_email


async def look_at(uow: UnitOfWork, person: ErasableRecord, address: str) -> Look:
    """Return why a member has to look first; `address` confirmed the request."""
    return look_needed(
        len(person.record_ids),
        normalise_email(address),
        person.emails,
        is_hired=is_hired(await applications_of(uow, person)),
    )
