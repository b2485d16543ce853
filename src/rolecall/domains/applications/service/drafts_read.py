"""Reading the résumé of a draft, for somebody who waits.

Guarantees: file and text are read in the sandbox, outside any transaction; a draft's résumés are
read a few times and no more; whatever goes wrong, the file and what was typed stay.
"""

from enum import StrEnum

from rolecall.domains.ai import api as ai
from rolecall.domains.ai.contracts import ParsingStopped
from rolecall.domains.applications.contracts.drafts import RESUME, Draft
from rolecall.domains.applications.rules.drafts import read_values
from rolecall.domains.applications.service.drafting import count_reading, keep_read
from rolecall.domains.files import api as files
from rolecall.infra.db import Database
from rolecall.kernel.errors import RolecallError
from rolecall.kernel.tenant import Tenant


class Reading(StrEnum):
    """What came of it."""

    READ = "read"
    NOTHING = "nothing"
    """There is no text in it, or none of the fields stands there."""
    STOPPED = "stopped"
    """It was read often enough, or it could not be read."""


async def read_draft(db: Database, draft: Draft) -> tuple[Draft, Reading]:
    """Fill the fields in from the draft's résumé; returns the draft as it is then.

    Raises:
        NotFound: the draft is gone.
    """
    tenant, resume = Tenant(draft.org_id), draft.content.files.get(RESUME)
    if resume is None:
        return draft, Reading.NOTHING
    async with db.transaction(tenant) as uow:
        if not await count_reading(uow, draft.id):
            return draft, Reading.STOPPED
    try:
        found = await files.read_now(db.runtime, tenant, resume.id)
        is_recognized = files.RECOGNIZED in found.warnings
        read = (
            read_values(await ai.read_resume(db, found.text, is_recognized=is_recognized))
            if found.text
            else {}
        )
    except (ParsingStopped, RolecallError):
        return draft, Reading.STOPPED
    async with db.transaction(tenant) as uow:
        after = await keep_read(uow, draft.id, read)
    return after, Reading.READ if read else Reading.NOTHING
